-- The audit ledger: every change of every table below leaves an event that names the digest of the one before. It is written
-- by triggers, so that no request can change anything and leave no trace, and it can only grow.

create table portolan.audit_event (
  workspace uuid not null,
  sequence bigint not null,
  previous text not null,
  -- The event as it was hashed, byte for byte.
  body text not null,
  digest text not null,
  primary key (workspace, sequence)
);

-- What the change wrote. It may name people, so it can be erased, while its digest stays in the event.
create table portolan.audit_content (
  workspace uuid not null,
  sequence bigint not null,
  salt text not null,
  content text not null,
  privileged boolean not null default false,
  primary key (workspace, sequence)
);

create table portolan.audit_head (
  workspace uuid primary key,
  sequence bigint not null,
  digest text not null
);

create function portolan.sha256_hex(text) returns text immutable language sql
  return encode(sha256(convert_to($1, 'UTF8')), 'hex');

-- Adds one event to a workspace's chain. The head is locked until the transaction ends, so that the chain has no forks.
create function portolan.append_event(
  chain uuid, happening text, subject text, content text, is_privileged boolean
) returns void security definer set search_path = pg_catalog, portolan set timezone = 'UTC' language plpgsql as $$
declare
  head portolan.audit_head;
  new_salt text := replace(gen_random_uuid()::text, '-', '');
  body text;
begin
  insert into portolan.audit_head values (chain, 0, repeat('0', 64)) on conflict do nothing;
  select * into head from portolan.audit_head h where h.workspace = chain for update;
  body := jsonb_build_object(
    'workspace', chain, 'sequence', head.sequence + 1, 'at', to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actor', coalesce(nullif(current_setting('portolan.user', true), ''), 'server'), 'happening', happening, 'subject', subject,
    'privileged', is_privileged, 'content', portolan.sha256_hex(new_salt || content))::text;
  insert into portolan.audit_event values (chain, head.sequence + 1, head.digest, body, portolan.sha256_hex(head.digest || E'\n' || body));
  insert into portolan.audit_content values (chain, head.sequence + 1, new_salt, content, is_privileged);
  update portolan.audit_head h set sequence = head.sequence + 1, digest = portolan.sha256_hex(head.digest || E'\n' || body)
    where h.workspace = chain;
end
$$;

-- Records one change of a row. The arguments name the columns of the subject, then after '-' those too large or too secret to
-- keep twice, of which only a digest is written.
create function portolan.record_change() returns trigger security definer set search_path = pg_catalog, portolan
  set timezone = 'UTC' language plpgsql as $$
declare
  content jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  subject text[] := '{}';
  is_key boolean := true;
  argument text;
begin
  foreach argument in array tg_argv loop
    if argument = '-' then is_key := false;
    elsif is_key then subject := subject || (content ->> argument);
    elsif content ->> argument is not null then
      content := jsonb_set(content, array[argument], to_jsonb('sha256:' || portolan.sha256_hex(content ->> argument)));
    end if;
  end loop;
  perform portolan.append_event(
    coalesce((content ->> 'workspace')::uuid, case when tg_table_name = 'workspace' then (content ->> 'id')::uuid end,
      '00000000-0000-0000-0000-000000000000'::uuid),
    tg_table_name || '.' || lower(tg_op), array_to_string(subject, '/'), content::text,
    coalesce((content ->> 'privileged')::boolean, false));
  return null;
end
$$;

create function portolan.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit ledger can only grow.' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_event_grows before update or delete on portolan.audit_event
  for each row execute function portolan.refuse_change();
create trigger audit_event_is_kept before truncate on portolan.audit_event
  for each statement execute function portolan.refuse_change();

create trigger workspace_audit after insert or update or delete on portolan.workspace
  for each row execute function portolan.record_change('id');
create trigger member_audit after insert or update or delete on portolan.member
  for each row execute function portolan.record_change('workspace', 'user_id');
create trigger operator_audit after insert or update or delete on portolan.operator
  for each row execute function portolan.record_change('user_id');
create trigger invitation_audit after insert or update or delete on portolan.invitation
  for each row execute function portolan.record_change('id', '-', 'digest');

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.sha256_hex(text) to portolan_request;

alter table portolan.audit_event enable row level security;
alter table portolan.audit_content enable row level security;
alter table portolan.audit_head enable row level security;
grant select on portolan.audit_event, portolan.audit_content, portolan.audit_head to portolan_request;
create policy audit_event_read on portolan.audit_event for select
  using (workspace = portolan.acting_workspace() and portolan.acts_as('auditor', 'administrator'));
create policy audit_content_read on portolan.audit_content for select
  using (workspace = portolan.acting_workspace() and portolan.acts_as('auditor', 'administrator') and not privileged);
create policy audit_head_read on portolan.audit_head for select
  using (workspace = portolan.acting_workspace() and portolan.acts_as('auditor', 'administrator'));
