-- Links by which somebody who cannot sign in any more sets a new password: for once, for an hour. Whoever runs the server gives one, or
-- the person has it sent to their address.

create table portolan.recovery (
  id uuid primary key,
  user_id text not null,
  digest text not null unique,
  -- Who gave it; empty where the person asked for mail.
  created_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on portolan.recovery (user_id);

create trigger recovery_audit after insert or update or delete on portolan.recovery
  for each row execute function portolan.record_change('id', '-', 'digest');

-- No request reads or writes it: the program does, before it knows who asks.
alter table portolan.recovery enable row level security;
revoke execute on all functions in schema portolan from public;
