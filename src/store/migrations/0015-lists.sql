-- Screening lists, each version once for all workspaces, and which one is in force. A version is never changed; which one is in force
-- changes in one step, so that a reader finds the old one or the new one and nothing between.

create table portolan.list_version (
  feed text not null check (length(feed) between 1 and 100),
  version text not null check (length(version) between 1 and 100),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- What is known of it beside its entries: day, files with their digests, how many entries stand on each list.
  about jsonb not null,
  -- The entries, a line each, packed with gzip; the digest is that of the lines.
  entries bytea not null,
  added_by text not null,
  added_at timestamptz not null default now(),
  primary key (feed, version)
);

create table portolan.list_in_force (
  feed text primary key,
  version text not null,
  -- When somebody looked last whether there is a newer one.
  checked timestamptz not null,
  -- Why the last one offered was refused, until one is taken.
  refused jsonb,
  foreign key (feed, version) references portolan.list_version
);

create trigger list_version_audit after insert or update or delete on portolan.list_version
  for each row execute function portolan.record_change('feed', 'version', '-', 'entries');
create trigger list_in_force_audit after insert or delete or update of version, refused on portolan.list_in_force
  for each row execute function portolan.record_change('feed');
revoke execute on all functions in schema portolan from public;

alter table portolan.list_version enable row level security;
alter table portolan.list_in_force enable row level security;
grant select, insert on portolan.list_version, portolan.list_in_force to portolan_request;
grant update (version, checked, refused) on portolan.list_in_force to portolan_request;
create policy list_version_read on portolan.list_version for select using (true);
create policy list_version_add on portolan.list_version for insert
  with check (portolan.acts_as('operator') and added_by = portolan.acting_user());
create policy list_in_force_read on portolan.list_in_force for select using (true);
create policy list_in_force_begin on portolan.list_in_force for insert with check (portolan.acts_as('operator'));
create policy list_in_force_switch on portolan.list_in_force for update using (portolan.acts_as('operator'));
