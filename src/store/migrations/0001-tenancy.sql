-- Who may see what is decided here, in the database. The program enters every request through portolan.enter, which looks up
-- what the person may do and gives up the owner's rights for the rest of the transaction.

create schema portolan;

do $$
begin
  create role portolan_request nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
exception when duplicate_object or unique_violation then
  -- Roles belong to the whole cluster: another database of the same cluster made it.
  null;
end
$$;

do $$
begin
  execute format('grant portolan_request to %I', current_user);
end
$$;

grant usage on schema portolan to portolan_request;

create function portolan.acting_user() returns text stable language sql
  return nullif(current_setting('portolan.user', true), '');

create function portolan.acting_workspace() returns uuid stable language sql
  return nullif(current_setting('portolan.workspace', true), '')::uuid;

create function portolan.acting_agency() returns text stable language sql
  return nullif(current_setting('portolan.agency', true), '');

create function portolan.acting_nationalities() returns text[] stable language sql
  return string_to_array(coalesce(current_setting('portolan.nationalities', true), ''), ',');

-- True where the person holds one of these roles in the workspace of the request.
create function portolan.acts_as(variadic wanted text[]) returns boolean stable language sql
  return string_to_array(coalesce(current_setting('portolan.roles', true), ''), ',') && wanted;

create table portolan.workspace (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('consortium', 'agency', 'buyer')),
  retention_years integer not null check (retention_years between 1 and 100),
  legal_hold boolean not null default false,
  created_at timestamptz not null default now()
);

-- Names and addresses of people stand with their accounts alone; here a person is an id without meaning.
create table portolan.member (
  workspace uuid not null references portolan.workspace,
  user_id text not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array[
    'preparer', 'approver', 'screener', 'reviewer', 'adviser', 'decision-maker', 'buyer', 'auditor', 'administrator']),
  agency text check (length(agency) <= 100),
  nationalities text[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (workspace, user_id)
);
create index on portolan.member (user_id);

-- Those who run the server: they open workspaces, and see nothing that is inside.
create table portolan.operator (
  user_id text primary key,
  created_at timestamptz not null default now()
);

create table portolan.invitation (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  digest text not null unique,
  roles text[] not null,
  agency text,
  nationalities text[] not null default '{}',
  as_operator boolean not null default false,
  created_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz
);

-- Enters a request: everything after it in the same transaction runs without the owner's rights, as this person, in this
-- workspace, with the roles held there now. What a token does not allow is taken away by the program before.
create function portolan.enter(entering_user text, entering_workspace uuid) returns text[] language plpgsql as $$
declare
  found portolan.member;
  held text[] := array['public'];
begin
  if entering_user is not null then
    held := held || array['signed-in'];
    if exists (select 1 from portolan.operator o where o.user_id = entering_user) then held := held || array['operator']; end if;
    select * into found from portolan.member m where m.user_id = entering_user and m.workspace = entering_workspace;
    if found.user_id is not null then held := held || found.roles; end if;
  end if;
  perform set_config('portolan.user', coalesce(entering_user, ''), true),
    set_config('portolan.workspace', coalesce(case when found.user_id is not null then entering_workspace::text end, ''), true),
    set_config('portolan.roles', array_to_string(held, ','), true),
    set_config('portolan.agency', coalesce(found.agency, ''), true),
    set_config('portolan.nationalities', array_to_string(coalesce(found.nationalities, '{}'), ','), true),
    set_config('role', 'portolan_request', true);
  return held;
end
$$;

-- Enters a workspace for a job of the server's own, which no person asked for at this moment.
create function portolan.enter_for_job(entering_workspace uuid) returns void language plpgsql as $$
begin
  perform set_config('portolan.user', 'system', true),
    set_config('portolan.workspace', entering_workspace::text, true),
    set_config('portolan.roles', 'system', true),
    set_config('role', 'portolan_request', true);
end
$$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.acting_user(), portolan.acting_workspace(), portolan.acting_agency(),
  portolan.acting_nationalities(), portolan.acts_as(text[]) to portolan_request;

alter table portolan.workspace enable row level security;
alter table portolan.member enable row level security;
alter table portolan.operator enable row level security;
alter table portolan.invitation enable row level security;

grant select, insert on portolan.workspace to portolan_request;
grant update (name, retention_years, legal_hold) on portolan.workspace to portolan_request;
create policy workspace_read on portolan.workspace for select using (
  id = portolan.acting_workspace() or portolan.acts_as('operator')
  or exists (select 1 from portolan.member m where m.workspace = id and m.user_id = portolan.acting_user()));
create policy workspace_open on portolan.workspace for insert with check (portolan.acts_as('operator'));
create policy workspace_change on portolan.workspace for update
  using (id = portolan.acting_workspace() and portolan.acts_as('administrator'))
  with check (id = portolan.acting_workspace());

grant select, insert, update, delete on portolan.member to portolan_request;
create policy member_read on portolan.member for select using (
  user_id = portolan.acting_user() or workspace = portolan.acting_workspace());
create policy member_add on portolan.member for insert
  with check (workspace = portolan.acting_workspace() and portolan.acts_as('administrator'));
create policy member_change on portolan.member for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator'))
  with check (workspace = portolan.acting_workspace());
create policy member_end on portolan.member for delete
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator'));

-- A workspace nobody administers can never be mended from within.
create function portolan.keep_administrator() returns trigger security definer set search_path = pg_catalog, portolan
  language plpgsql as $$
begin
  perform 1 from portolan.workspace w where w.id = old.workspace for update;
  if not exists (select 1 from portolan.member m where m.workspace = old.workspace and 'administrator' = any (m.roles)) then
    raise exception 'A workspace keeps at least one administrator.' using errcode = 'check_violation', constraint = 'member_keeps_administrator';
  end if;
  return null;
end
$$;
create constraint trigger member_keeps_administrator after update or delete on portolan.member
  deferrable initially deferred for each row when ('administrator' = any (old.roles)) execute function portolan.keep_administrator();

grant select on portolan.operator to portolan_request;
create policy operator_read on portolan.operator for select using (user_id = portolan.acting_user());

grant select, insert on portolan.invitation to portolan_request;
grant update (expires_at) on portolan.invitation to portolan_request;
create policy invitation_read on portolan.invitation for select
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator') or portolan.acts_as('operator'));
create policy invitation_make on portolan.invitation for insert with check (
  not as_operator and created_by = portolan.acting_user()
  and (workspace = portolan.acting_workspace() and portolan.acts_as('administrator')
    -- The first administrator of a workspace is invited by those who run the server.
    or portolan.acts_as('operator') and roles = array['administrator']));
create policy invitation_end on portolan.invitation for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator'));
