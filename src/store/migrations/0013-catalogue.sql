-- The catalogue: what buyers are shown of designated packages. Other consortia see nothing of it, prices least of all.

create table portolan.catalogue_entry (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal,
  countries text[] not null check (cardinality(countries) > 0),
  sectors text[] not null,
  conditions text[] not null,
  -- Price, power, delivery, what it provides and keeps, as far as somebody states them.
  offered jsonb not null,
  until date,
  -- What hangs on the parties and what the law says by country, as it was determined when the entry was made.
  notes jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (proposal)
);

create trigger catalogue_entry_audit after insert or update or delete on portolan.catalogue_entry
  for each row execute function portolan.record_change('proposal', '-', 'offered', 'notes');

-- True where the request comes from a buyer in a workspace of a buyer.
create function portolan.acting_for_buyer() returns boolean stable security definer set search_path = pg_catalog, portolan
  language sql as $$
    select portolan.acts_as('buyer') and exists (
      select 1 from portolan.workspace w where w.id = portolan.acting_workspace() and w.kind = 'buyer')
  $$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.acting_for_buyer() to portolan_request;

alter table portolan.catalogue_entry enable row level security;
grant select, insert, update on portolan.catalogue_entry to portolan_request;

create policy catalogue_entry_read on portolan.catalogue_entry for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'auditor')
  or portolan.acting_for_agency() and portolan.acts_as('reviewer', 'decision-maker')
  or portolan.acting_for_buyer() and exists (select 1 from portolan.public_record r where r.proposal = catalogue_entry.proposal));
create policy catalogue_entry_write on portolan.catalogue_entry for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('approver') and created_by = portolan.acting_user()
  and exists (select 1 from portolan.public_record r where r.proposal = catalogue_entry.proposal)
  and exists (select 1 from portolan.proposal p where p.id = catalogue_entry.proposal and p.workspace = portolan.acting_workspace()));
create policy catalogue_entry_change on portolan.catalogue_entry for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('approver'))
  with check (workspace = portolan.acting_workspace() and created_by = portolan.acting_user());
