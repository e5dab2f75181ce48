-- What a workspace works on: packages with every version ever saved, what was determined about them, receipts, screening.

create table portolan.package (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  name text not null check (length(name) between 1 and 200),
  -- Legal work under privilege: the auditor sees that it changed, and nothing else of it.
  privileged boolean not null default false,
  -- Where set, only members all of whose nationalities are named may open it: showing technology can itself be an export.
  released_to text[],
  latest_version integer not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (workspace, id)
);

create table portolan.package_version (
  workspace uuid not null,
  package uuid not null,
  version integer not null check (version > 0),
  text text not null check (length(text) <= 8388608),
  digest text not null,
  note text not null default '' check (length(note) <= 2000),
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (package, version),
  foreign key (workspace, package) references portolan.package (workspace, id)
);

-- The second person: nobody approves what they wrote.
create table portolan.package_approval (
  workspace uuid not null,
  package uuid not null,
  version integer not null,
  approved_by text not null,
  approved_at timestamptz not null default now(),
  primary key (package, version),
  foreign key (package, version) references portolan.package_version
);

create table portolan.determination (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  package uuid,
  version integer,
  asked jsonb not null,
  on_day text not null,
  corpus text not null,
  answer text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  foreign key (workspace, package) references portolan.package (workspace, id)
);
create index on portolan.determination (workspace, package, version);

create table portolan.receipt (
  workspace uuid not null references portolan.workspace,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  package uuid,
  version integer,
  corpus text not null,
  text text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, digest),
  foreign key (workspace, package) references portolan.package (workspace, id)
);

create table portolan.screening_row (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  subject text not null,
  kind text not null check (kind in ('result', 'decision', 'second-decision')),
  -- The row this one decides on or seconds.
  about uuid references portolan.screening_row,
  row jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now()
);
create index on portolan.screening_row (workspace, subject);

create table portolan.proposal (
  id uuid primary key,
  workspace uuid not null references portolan.workspace,
  package uuid not null,
  version integer not null,
  state text not null default 'draft',
  created_by text not null,
  created_at timestamptz not null default now(),
  foreign key (workspace, package) references portolan.package (workspace, id),
  foreign key (package, version) references portolan.package_version
);

-- The law that answers were given under, each once for all workspaces: whoever replays an old receipt needs it.
create table portolan.corpus (
  digest text primary key,
  snapshot text not null,
  added_at timestamptz not null default now()
);

-- The second person is not the first, whoever sends the request.
create function portolan.refuse_own_approval() returns trigger security definer set search_path = pg_catalog, portolan
  language plpgsql as $$
begin
  if exists (select 1 from portolan.package_version v
    where v.package = new.package and v.version = new.version and v.created_by = new.approved_by) then
    raise exception 'Nobody approves what they wrote themselves.'
      using errcode = 'check_violation', constraint = 'package_approval_second_person';
  end if;
  return new;
end
$$;
create trigger package_approval_second_person before insert on portolan.package_approval
  for each row execute function portolan.refuse_own_approval();

-- A decision is about a result, its second about the decision, and the second is another person's.
create function portolan.check_screening_row() returns trigger security definer set search_path = pg_catalog, portolan
  language plpgsql as $$
declare
  first portolan.screening_row;
begin
  if new.kind = 'result' then return new; end if;
  select * into first from portolan.screening_row r where r.id = new.about and r.workspace = new.workspace;
  if first.kind is distinct from (case new.kind when 'decision' then 'result' else 'decision' end) then
    raise exception 'There is nothing of that kind to decide on.' using errcode = 'check_violation', constraint = 'screening_row_about';
  end if;
  if new.kind = 'second-decision' and first.created_by = new.created_by then
    raise exception 'Nobody seconds their own decision.' using errcode = 'check_violation', constraint = 'screening_row_second_person';
  end if;
  new.subject := first.subject;
  return new;
end
$$;
create trigger screening_row_check before insert on portolan.screening_row
  for each row execute function portolan.check_screening_row();
create unique index screening_row_once on portolan.screening_row (about) where kind = 'second-decision';

create trigger package_audit after insert or update or delete on portolan.package
  for each row execute function portolan.record_change('id');
create trigger package_version_audit after insert or update or delete on portolan.package_version
  for each row execute function portolan.record_change('package', 'version', '-', 'text', 'note');
create trigger package_approval_audit after insert or update or delete on portolan.package_approval
  for each row execute function portolan.record_change('package', 'version');
create trigger determination_audit after insert or update or delete on portolan.determination
  for each row execute function portolan.record_change('id', '-', 'answer', 'asked');
create trigger receipt_audit after insert or update or delete on portolan.receipt
  for each row execute function portolan.record_change('digest', '-', 'text');
create trigger screening_row_audit after insert or update or delete on portolan.screening_row
  for each row execute function portolan.record_change('id', '-', 'row');
create trigger proposal_audit after insert or update or delete on portolan.proposal
  for each row execute function portolan.record_change('id');
create trigger corpus_audit after insert or update or delete on portolan.corpus
  for each row execute function portolan.record_change('digest', '-', 'snapshot');
revoke execute on all functions in schema portolan from public;

do $$
declare
  name text;
begin
  foreach name in array array['package', 'package_version', 'package_approval', 'determination', 'receipt', 'screening_row',
    'proposal', 'corpus'] loop
    execute format('alter table portolan.%I enable row level security', name);
    execute format('grant select, insert on portolan.%I to portolan_request', name);
  end loop;
end
$$;
grant update (name, privileged, released_to, latest_version) on portolan.package to portolan_request;

create policy package_read on portolan.package for select using (
  workspace = portolan.acting_workspace()
  and portolan.acts_as('preparer', 'approver', 'screener', 'auditor', 'system')
  and (not privileged or portolan.acts_as('preparer', 'approver', 'system'))
  and (released_to is null or portolan.acts_as('system')
    or cardinality(portolan.acting_nationalities()) > 0 and portolan.acting_nationalities() <@ released_to));
create policy package_make on portolan.package for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer') and created_by = portolan.acting_user());
create policy package_change on portolan.package for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('preparer'))
  with check (workspace = portolan.acting_workspace());

-- Whoever may not see a package sees nothing of its versions either: the inner question is asked under the same policies.
create policy package_version_read on portolan.package_version for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package));
create policy package_version_save on portolan.package_version for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer') and created_by = portolan.acting_user());
create policy package_approval_read on portolan.package_approval for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package));
create policy package_approval_give on portolan.package_approval for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('approver') and approved_by = portolan.acting_user());

create policy determination_read on portolan.determination for select using (
  workspace = portolan.acting_workspace() and case when package is null
    then created_by = portolan.acting_user() or portolan.acts_as('system')
    else exists (select 1 from portolan.package p where p.id = package) end);
create policy determination_keep on portolan.determination for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'system')
  and created_by = portolan.acting_user());
create policy receipt_read on portolan.receipt for select using (
  workspace = portolan.acting_workspace() and case when package is null
    then created_by = portolan.acting_user() or portolan.acts_as('system')
    else exists (select 1 from portolan.package p where p.id = package) end);
create policy receipt_keep on portolan.receipt for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'system')
  and created_by = portolan.acting_user());
create policy screening_row_read on portolan.screening_row for select using (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver', 'screener', 'auditor', 'system'));
create policy screening_row_add on portolan.screening_row for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('screener', 'system') and created_by = portolan.acting_user());
create policy proposal_read on portolan.proposal for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package));
create policy proposal_begin on portolan.proposal for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer') and created_by = portolan.acting_user());
create policy corpus_read on portolan.corpus for select using (portolan.acts_as('signed-in', 'system'));
revoke insert on portolan.corpus from portolan_request;
