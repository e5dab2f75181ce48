-- The parties of a workspace, and what screening found about each: rows that are only added. What stands on a party and an entry is read
-- from the newest result and the newest decision about the two.

create table portolan.party (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  -- Its name in the book or package it comes from.
  reference text not null check (length(reference) between 1 and 400),
  subject jsonb not null,
  -- Stands for everything the subject says of itself: where it changes, decisions are opened again.
  sign text not null,
  -- With which lists and as what it was compared last; empty until it was.
  compared_with text,
  compared_as text,
  created_by text not null,
  created_at timestamptz not null default now(),
  left_at timestamptz,
  unique (workspace, reference),
  unique (workspace, id)
);

alter table portolan.screening_row add column party uuid;
alter table portolan.screening_row add column entry text check (length(entry) <= 400);
alter table portolan.screening_row add foreign key (workspace, party) references portolan.party (workspace, id);
create index on portolan.screening_row (workspace, party, entry, id) where party is not null;

-- A decision is about a result, its second about the decision, and the second is another person's; both are about the same pair.
create or replace function portolan.check_screening_row() returns trigger security definer set search_path = pg_catalog, portolan
  language plpgsql as $$
declare
  first portolan.screening_row;
begin
  if new.kind = 'result' then return new; end if;
  select * into first from portolan.screening_row r where r.id = new.about and r.workspace = new.workspace;
  if first.kind is distinct from (case new.kind when 'decision' then 'result' else 'decision' end) then
    raise exception 'There is nothing of that kind to decide on.' using errcode = 'check_violation', constraint = 'screening_row_about';
  end if;
  if new.kind = 'second-decision' and first.created_by = new.created_by then
    raise exception 'Nobody seconds their own decision.' using errcode = 'check_violation', constraint = 'screening_row_second_person';
  end if;
  new.subject := first.subject;
  new.party := first.party;
  new.entry := first.entry;
  return new;
end
$$;

create trigger party_audit after insert or delete or update of subject, left_at on portolan.party
  for each row execute function portolan.record_change('id', '-', 'subject');
revoke execute on all functions in schema portolan from public;

alter table portolan.party enable row level security;
grant select, insert on portolan.party to portolan_request;
grant update (subject, sign, compared_with, compared_as, left_at) on portolan.party to portolan_request;
create policy party_read on portolan.party for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'screener', 'auditor', 'system'));
create policy party_add on portolan.party for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('screener') and created_by = portolan.acting_user());
create policy party_change on portolan.party for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('screener', 'system'))
  with check (workspace = portolan.acting_workspace());
