-- What requests need to be safe to send twice, and what programs sign in with.

create table portolan.idempotency_key (
  actor text not null,
  key text not null check (length(key) between 1 and 200),
  request_digest text not null,
  status integer not null,
  headers jsonb not null,
  body text not null,
  created_at timestamptz not null default now(),
  primary key (actor, key)
);

-- Only a digest of a token is kept: whoever reads the database cannot use one.
create table portolan.token (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  user_id text not null,
  name text not null check (length(name) between 1 and 200),
  digest text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index on portolan.token (workspace, user_id);

create trigger token_audit after insert or update or delete on portolan.token
  for each row execute function portolan.record_change('id', '-', 'digest');

alter table portolan.idempotency_key enable row level security;
alter table portolan.token enable row level security;

grant select, insert on portolan.idempotency_key to portolan_request;
create policy idempotency_key_read on portolan.idempotency_key for select using (actor = portolan.acting_user());
create policy idempotency_key_keep on portolan.idempotency_key for insert with check (actor = portolan.acting_user());

grant select, insert on portolan.token to portolan_request;
grant update (revoked_at) on portolan.token to portolan_request;
create policy token_read on portolan.token for select using (
  workspace = portolan.acting_workspace() and (user_id = portolan.acting_user() or portolan.acts_as('administrator')));
create policy token_make on portolan.token for insert
  with check (workspace = portolan.acting_workspace() and user_id = portolan.acting_user());
create policy token_end on portolan.token for update
  using (workspace = portolan.acting_workspace() and (user_id = portolan.acting_user() or portolan.acts_as('administrator')));
