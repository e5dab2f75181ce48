-- After designation: what was deployed where, what happened to it, which reports are due. Entries are only ever added; who may read
-- one is written beside it. A buyer reads what is said of its own sites.

create table portolan.award_buyer (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal,
  buyer uuid not null references portolan.workspace,
  sites text[] not null check (cardinality(sites) > 0),
  primary key (proposal, buyer)
);

create table portolan.award_entry (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal,
  kind text not null,
  on_day date not null,
  site text check (length(site) between 1 and 200),
  item text check (length(item) between 1 and 200),
  quantity integer check (quantity > 0),
  -- The entry that this one answers.
  about uuid references portolan.award_entry,
  statement jsonb not null,
  seen_by text[] not null check (cardinality(seen_by) > 0 and seen_by <@ array['consortium', 'buyer', 'programme']),
  created_by text not null,
  created_at timestamptz not null default now()
);
create index on portolan.award_entry (proposal, id);
-- An incident is closed once, a report filed once.
create unique index award_entry_answers_once on portolan.award_entry (about) where about is not null;

create trigger award_buyer_audit after insert or update or delete on portolan.award_buyer
  for each row execute function portolan.record_change('proposal', 'buyer');
create trigger award_entry_audit after insert or update or delete on portolan.award_entry
  for each row execute function portolan.record_change('id', '-', 'statement');

-- On which side of a designated package whoever asks stands; nowhere for everybody else.
create function portolan.award_side(wanted uuid) returns text stable security definer set search_path = pg_catalog, portolan
  language sql as $$
    select case
      when p.workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'auditor') then 'consortium'
      when portolan.acting_for_agency() and p.state <> 'draft' and portolan.acts_as('reviewer', 'decision-maker', 'auditor') then 'programme'
      when portolan.acts_as('buyer') and exists (
        select 1 from portolan.award_buyer b where b.proposal = p.id and b.buyer = portolan.acting_workspace()) then 'buyer'
    end from portolan.proposal p where p.id = wanted
  $$;

create function portolan.award_sites(wanted uuid) returns text[] stable security definer set search_path = pg_catalog, portolan
  language sql as $$
    select b.sites from portolan.award_buyer b where b.proposal = wanted and b.buyer = portolan.acting_workspace()
  $$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.award_side(uuid), portolan.award_sites(uuid) to portolan_request;

alter table portolan.award_buyer enable row level security;
alter table portolan.award_entry enable row level security;
grant select, insert on portolan.award_buyer, portolan.award_entry to portolan_request;
grant update (sites) on portolan.award_buyer to portolan_request;

create policy award_buyer_read on portolan.award_buyer for select using (portolan.award_side(proposal) in ('consortium', 'programme'));
create policy award_buyer_name on portolan.award_buyer for insert with check (
  workspace = portolan.acting_workspace() and portolan.award_side(proposal) = 'consortium' and portolan.acts_as('approver'));
create policy award_buyer_change on portolan.award_buyer for update using (
  workspace = portolan.acting_workspace() and portolan.acts_as('approver'));
create policy award_entry_read on portolan.award_entry for select using (
  portolan.award_side(proposal) = any (seen_by)
  and (portolan.award_side(proposal) <> 'buyer' or site = any (portolan.award_sites(proposal))));
create policy award_entry_add on portolan.award_entry for insert with check (
  workspace = portolan.acting_workspace() and created_by = portolan.acting_user()
  and portolan.award_side(proposal) = any (seen_by) and portolan.acts_as('approver', 'reviewer', 'buyer')
  and (portolan.award_side(proposal) <> 'buyer' or site = any (portolan.award_sites(proposal))));
