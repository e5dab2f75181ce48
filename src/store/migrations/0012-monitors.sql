-- Monitors: what is watched, what its answer rested on, what really changed, and who is told how.

create table portolan.monitor (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  package uuid not null,
  asked jsonb not null,
  -- The answer that was told last, and what it rested on; empty until it has been looked at once.
  answer jsonb,
  basis jsonb,
  looked_at timestamptz,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (workspace, package),
  foreign key (workspace, package) references portolan.package (workspace, id)
);

create table portolan.monitor_notice (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  monitor uuid not null references portolan.monitor,
  package uuid not null,
  -- Why it was looked at: a version, a day, the law, a list.
  causes jsonb not null,
  changes jsonb not null,
  created_at timestamptz not null default now()
);
create index on portolan.monitor_notice (workspace, id);

-- Where notices are sent beside the application. The secret signs what a webhook is sent.
create table portolan.monitor_channel (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  kind text not null check (kind in ('email', 'webhook')),
  address text not null check (length(address) between 3 and 500),
  secret text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

-- One sending of one notice; it is tried until it arrived or has failed too often.
create table portolan.monitor_delivery (
  workspace uuid not null references portolan.workspace,
  notice uuid not null references portolan.monitor_notice,
  channel uuid not null references portolan.monitor_channel,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  fault text,
  primary key (notice, channel)
);

-- A feed is read by programs that cannot sign in: its address is the secret, of which only a digest is kept.
create table portolan.monitor_feed (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  digest text not null unique,
  created_by text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

create trigger monitor_audit after insert or update or delete on portolan.monitor
  for each row execute function portolan.record_change('id', '-', 'answer', 'basis');
create trigger monitor_notice_audit after insert or update or delete on portolan.monitor_notice
  for each row execute function portolan.record_change('id', '-', 'changes');
create trigger monitor_channel_audit after insert or update or delete on portolan.monitor_channel
  for each row execute function portolan.record_change('id', '-', 'secret', 'address');
create trigger monitor_delivery_audit after insert or update or delete on portolan.monitor_delivery
  for each row execute function portolan.record_change('notice', 'channel');
create trigger monitor_feed_audit after insert or update or delete on portolan.monitor_feed
  for each row execute function portolan.record_change('id', '-', 'digest');

-- What a feed shows to whoever knows its address: notices by package name, without what is privileged or released to some alone.
create function portolan.feed_notices(wanted text) returns table (
  id uuid, package_name text, causes jsonb, changes jsonb, created_at timestamptz
) stable security definer set search_path = pg_catalog, portolan language sql as $$
  select n.id, p.name, n.causes, n.changes, n.created_at from portolan.monitor_feed f
    join portolan.monitor_notice n on n.workspace = f.workspace
    join portolan.package p on p.id = n.package and not p.privileged and p.released_to is null
    where f.digest = wanted and f.ended_at is null order by n.id desc limit 100
$$;
create function portolan.feed_days(wanted text) returns table (package uuid, package_name text, answer jsonb)
  stable security definer set search_path = pg_catalog, portolan language sql as $$
  select p.id, p.name, m.answer from portolan.monitor_feed f
    join portolan.monitor m on m.workspace = f.workspace and m.answer is not null
    join portolan.package p on p.id = m.package and not p.privileged and p.released_to is null
    where f.digest = wanted and f.ended_at is null order by p.id
$$;
create function portolan.feed_exists(wanted text) returns boolean stable security definer set search_path = pg_catalog, portolan
  language sql as $$
    select exists (select 1 from portolan.monitor_feed f where f.digest = wanted and f.ended_at is null)
  $$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.feed_notices(text), portolan.feed_days(text), portolan.feed_exists(text) to portolan_request;

do $$
declare
  name text;
begin
  foreach name in array array['monitor', 'monitor_notice', 'monitor_channel', 'monitor_delivery', 'monitor_feed'] loop
    execute format('alter table portolan.%I enable row level security', name);
    execute format('grant select, insert on portolan.%I to portolan_request', name);
  end loop;
end
$$;
grant update (answer, basis, looked_at) on portolan.monitor to portolan_request;
grant update (state, attempts, fault) on portolan.monitor_delivery to portolan_request;
grant update (ended_at) on portolan.monitor_channel, portolan.monitor_feed to portolan_request;


-- Whoever may not see a package sees nothing of what is watched of it: the inner question is asked under the same policies.
create policy monitor_read on portolan.monitor for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package));
create policy monitor_begin on portolan.monitor for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver') and created_by = portolan.acting_user()
  and exists (select 1 from portolan.package p where p.id = package));
create policy monitor_look on portolan.monitor for update using (workspace = portolan.acting_workspace() and portolan.acts_as('system'));
create policy monitor_notice_read on portolan.monitor_notice for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package));
create policy monitor_notice_give on portolan.monitor_notice for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('system'));
create policy monitor_channel_read on portolan.monitor_channel for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('administrator', 'system'));
create policy monitor_channel_open on portolan.monitor_channel for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('administrator') and created_by = portolan.acting_user());
create policy monitor_channel_end on portolan.monitor_channel for update using (
  workspace = portolan.acting_workspace() and portolan.acts_as('administrator'));
create policy monitor_delivery_read on portolan.monitor_delivery for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('administrator', 'system'));
create policy monitor_delivery_ask on portolan.monitor_delivery for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('system'));
create policy monitor_delivery_end on portolan.monitor_delivery for update using (
  workspace = portolan.acting_workspace() and portolan.acts_as('system'));
create policy monitor_feed_read on portolan.monitor_feed for select using (
  workspace = portolan.acting_workspace() and (created_by = portolan.acting_user() or portolan.acts_as('administrator')));
create policy monitor_feed_open on portolan.monitor_feed for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'administrator')
  and created_by = portolan.acting_user());
create policy monitor_feed_end on portolan.monitor_feed for update using (
  workspace = portolan.acting_workspace() and (created_by = portolan.acting_user() or portolan.acts_as('administrator')));
