-- What people say to each other about a package, and how far each has read what happened.

create table portolan.package_comment (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  package uuid not null,
  version integer not null,
  -- The place that is meant: a field of the file, a delivery, a finding. Empty for the version as a whole.
  place text not null default '' check (length(place) <= 200),
  -- The comment that this one answers.
  about uuid,
  text text not null check (length(text) between 1 and 4000),
  created_by text not null,
  created_at timestamptz not null default now(),
  settled_by text,
  settled_at timestamptz,
  foreign key (workspace, package) references portolan.package (workspace, id),
  unique (package, id),
  foreign key (package, about) references portolan.package_comment (package, id),
  foreign key (package, version) references portolan.package_version
);

-- How far somebody has read. It is no change of anything others rely on, and leaves no event in the ledger.
create table portolan.notification_seen (
  workspace uuid not null references portolan.workspace,
  user_id text not null,
  until timestamptz not null,
  primary key (workspace, user_id)
);

create trigger package_comment_audit after insert or update or delete on portolan.package_comment
  for each row execute function portolan.record_change('id', '-', 'text');

alter table portolan.package_comment enable row level security;
alter table portolan.notification_seen enable row level security;
grant select, insert on portolan.package_comment, portolan.notification_seen to portolan_request;
grant update (settled_by, settled_at) on portolan.package_comment to portolan_request;
grant update (until) on portolan.notification_seen to portolan_request;

-- Whoever may not see a package sees nothing of what is said of it: the inner question is asked under the same policies.
create policy package_comment_read on portolan.package_comment for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package));
create policy package_comment_say on portolan.package_comment for insert with check (
  workspace = portolan.acting_workspace() and created_by = portolan.acting_user() and settled_by is null
  and portolan.acts_as('preparer', 'approver', 'screener') and exists (select 1 from portolan.package p where p.id = package));
create policy package_comment_settle on portolan.package_comment for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'screener')
    and exists (select 1 from portolan.package p where p.id = package))
  with check (settled_by is null or settled_by = portolan.acting_user());
create policy notification_seen_own on portolan.notification_seen for all
  using (workspace = portolan.acting_workspace() and user_id = portolan.acting_user())
  with check (workspace = portolan.acting_workspace() and user_id = portolan.acting_user());
