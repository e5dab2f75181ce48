-- Work that takes longer than a request. What is to be done stands here, in the transaction of whoever asked for it; the queue that
-- hands it out is made from this table and can be lost.

create table portolan.job (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  kind text not null,
  asked jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'queued', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  result jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index on portolan.job (workspace, id);
create index on portolan.job (created_at) where state = 'waiting';

-- An answer that a job gave: one for each package, however often the job had to begin anew.
alter table portolan.determination add column job uuid references portolan.job;
create unique index on portolan.determination (job, package) where job is not null;

create trigger job_audit after insert or delete or update of state on portolan.job
  for each row execute function portolan.record_change('id', '-', 'asked', 'result');
revoke execute on all functions in schema portolan from public;

alter table portolan.job enable row level security;
grant select, insert, update on portolan.job to portolan_request;
create policy job_read on portolan.job for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'screener', 'auditor', 'system'));
create policy job_ask on portolan.job for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'screener', 'system')
  and created_by = portolan.acting_user());
create policy job_run on portolan.job for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('system'));
