-- What members offer, at which price. An offer is its own workspace's and buyers' to see; other members see nothing of it, the price
-- least of all.

create table portolan.offer (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  package uuid not null,
  version integer not null,
  item text not null check (length(item) between 1 and 200),
  -- The item and its parties as the package file has them, so that what is offered does not change behind an offer.
  fragment jsonb not null,
  terms jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  foreign key (workspace, package) references portolan.package (workspace, id) on delete cascade,
  foreign key (package, version) references portolan.package_version on delete cascade
);
create index on portolan.offer (workspace, id);
-- An item is offered once at a time: who changes the terms withdraws the offer before.
create unique index offer_stands_once on portolan.offer (package, item) where withdrawn_at is null;

create trigger offer_audit after insert or update or delete on portolan.offer
  for each row execute function portolan.record_change('id', '-', 'fragment', 'terms');
revoke execute on all functions in schema portolan from public;

alter table portolan.offer enable row level security;
grant select, insert on portolan.offer to portolan_request;
grant update (withdrawn_at) on portolan.offer to portolan_request;
create policy offer_read on portolan.offer for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'auditor')
  or portolan.acting_for_buyer() and withdrawn_at is null);
-- What is privileged or released to some alone is not shown to buyers.
create policy offer_file on portolan.offer for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('approver') and created_by = portolan.acting_user()
  and exists (select 1 from portolan.package p where p.id = package and not p.privileged and p.released_to is null));
create policy offer_withdraw on portolan.offer for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('approver'));
