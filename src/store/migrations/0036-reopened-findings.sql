-- A material change re-opens the findings whose answers it changed, and no others. Each is settled by the programme, once; the
-- designation is upheld when all are. What a side writes stands in the ledger of its own workspace.

create table portolan.reopened_finding (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal on delete cascade,
  entry uuid not null references portolan.award_entry on delete cascade,
  about text not null check (about in ('leg', 'test', 'screening')),
  finding text not null,
  -- The answer before the change and after it; null where there was none, or is none any more.
  answer_before text,
  answer_after text,
  primary key (entry, about, finding),
  check (answer_before is distinct from answer_after)
);
create index on portolan.reopened_finding (proposal);

create table portolan.finding_settlement (
  workspace uuid not null references portolan.workspace,
  entry uuid not null,
  about text not null,
  finding text not null,
  reason text not null check (length(reason) between 1 and 20000),
  created_by text not null,
  created_at timestamptz not null default now(),
  constraint finding_settled_once primary key (entry, about, finding),
  foreign key (entry, about, finding) references portolan.reopened_finding on delete cascade
);

create trigger reopened_finding_audit after insert or update or delete on portolan.reopened_finding
  for each row execute function portolan.record_change('entry', 'about', 'finding', '-', 'answer_before', 'answer_after');
create trigger finding_settlement_audit after insert or update or delete on portolan.finding_settlement
  for each row execute function portolan.record_change('entry', 'about', 'finding', '-', 'reason');
revoke execute on all functions in schema portolan from public;

alter table portolan.reopened_finding enable row level security;
alter table portolan.finding_settlement enable row level security;
grant select, insert on portolan.reopened_finding, portolan.finding_settlement to portolan_request;
create policy reopened_finding_read on portolan.reopened_finding for select using (
  portolan.award_side(proposal) in ('consortium', 'programme'));
create policy reopened_finding_add on portolan.reopened_finding for insert with check (
  workspace = portolan.acting_workspace() and portolan.award_side(proposal) = 'consortium' and portolan.acts_as('approver'));
create policy finding_settlement_read on portolan.finding_settlement for select using (
  exists (select from portolan.reopened_finding f where f.entry = finding_settlement.entry));
create policy finding_settlement_add on portolan.finding_settlement for insert with check (
  workspace = portolan.acting_workspace() and created_by = portolan.acting_user() and portolan.acts_as('reviewer', 'decision-maker')
  and exists (select from portolan.reopened_finding f where f.entry = finding_settlement.entry
    and portolan.award_side(f.proposal) = 'programme'));
