-- The way of a proposal through the Program: what happened to it, what was sealed, what the programme knows of it, and what anybody
-- may know. A proposal belongs to its consortium; workspaces of agencies see it once it has been submitted. What is written to its
-- log belongs to the workspace that wrote it, and stands in that one's ledger.

alter table portolan.proposal add column title text not null default '' check (length(title) <= 200);
alter table portolan.proposal add column consulted boolean not null default false;

-- True where the request comes from a workspace of an agency.
create function portolan.acting_for_agency() returns boolean stable security definer set search_path = pg_catalog, portolan
  language sql as $$
    select exists (select 1 from portolan.workspace w where w.id = portolan.acting_workspace() and w.kind = 'agency')
  $$;

-- Everything that happened, in order: the machine makes the case again from it. What came with an event may not be for
-- everybody who may know that it happened; that stands in the second table.
create table portolan.proposal_event (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal,
  sequence integer not null check (sequence > 0),
  event text not null,
  at timestamptz not null,
  role text not null,
  -- The state after it, where it led to another.
  state text,
  -- Of what came with it, that which the applicant may read.
  told jsonb not null default '{}',
  primary key (proposal, sequence)
);

create table portolan.proposal_content (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null,
  sequence integer not null,
  person text not null,
  agency text,
  brought jsonb not null,
  primary key (proposal, sequence),
  foreign key (proposal, sequence) references portolan.proposal_event
);

-- A file as it was sealed. It is never changed: an answer to a question is another one.
create table portolan.sealed_file (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal,
  sequence integer not null,
  receipt_digest text not null check (receipt_digest ~ '^[0-9a-f]{64}$'),
  dossier_digest text not null check (dossier_digest ~ '^[0-9a-f]{64}$'),
  receipt text not null,
  package_text text not null,
  primary key (proposal, sequence),
  foreign key (proposal, sequence) references portolan.proposal_event
);

-- What anybody may read: written when an outcome is public, without anything confidential.
create table portolan.public_record (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null references portolan.proposal,
  title text not null,
  state text not null,
  since date not null,
  conditions text not null default '',
  primary key (proposal)
);

create trigger proposal_event_audit after insert or update or delete on portolan.proposal_event
  for each row execute function portolan.record_change('proposal', 'sequence');
create trigger proposal_content_audit after insert or update or delete on portolan.proposal_content
  for each row execute function portolan.record_change('proposal', 'sequence', '-', 'brought');
create trigger sealed_file_audit after insert or update or delete on portolan.sealed_file
  for each row execute function portolan.record_change('proposal', 'sequence', '-', 'receipt', 'package_text');
create trigger public_record_audit after insert or update or delete on portolan.public_record
  for each row execute function portolan.record_change('proposal');

-- The whole log of a proposal that whoever asks may see: the rules look at all of it, whoever acts. Routes show of it only what
-- the policies below let the same request read.
create function portolan.proposal_log(wanted uuid) returns table (
  event text, at timestamptz, role text, person text, agency text, brought jsonb
) stable language plpgsql as $$
begin
  if not exists (select 1 from portolan.proposal p where p.id = wanted) then return; end if;
  return query select * from portolan.unguarded_log(wanted);
end
$$;
create function portolan.unguarded_log(wanted uuid) returns table (
  event text, at timestamptz, role text, person text, agency text, brought jsonb
) stable security definer set search_path = pg_catalog, portolan language sql as $$
  select e.event, e.at, e.role, c.person, c.agency, c.brought from portolan.proposal_event e
    join portolan.proposal_content c on c.proposal = e.proposal and c.sequence = e.sequence
    join portolan.proposal p on p.id = e.proposal
    where p.id = wanted and (p.workspace = portolan.acting_workspace() or portolan.acting_for_agency() and p.state <> 'draft')
    order by e.sequence
$$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.acting_for_agency(), portolan.proposal_log(uuid), portolan.unguarded_log(uuid) to portolan_request;

do $$
declare
  name text;
begin
  foreach name in array array['proposal_event', 'proposal_content', 'sealed_file', 'public_record'] loop
    execute format('alter table portolan.%I enable row level security', name);
    execute format('grant select, insert on portolan.%I to portolan_request', name);
  end loop;
end
$$;
grant update (title, version, state, consulted) on portolan.proposal to portolan_request;
grant update (title, state, since, conditions) on portolan.public_record to portolan_request;

-- Beside the consortium: the programme's staff from the seal on, advisers once their agencies are consulted.
create policy proposal_examine on portolan.proposal for select using (
  portolan.acting_for_agency() and state <> 'draft'
  and (portolan.acts_as('reviewer', 'decision-maker') or portolan.acts_as('adviser') and consulted));
create policy proposal_move on portolan.proposal for update using (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver')
  or portolan.acting_for_agency() and state <> 'draft' and portolan.acts_as('reviewer', 'adviser', 'decision-maker'));

create policy proposal_event_read on portolan.proposal_event for select using (
  exists (select 1 from portolan.proposal p where p.id = proposal)
  and (portolan.acting_for_agency() or workspace = portolan.acting_workspace() or state is not null));
-- The consortium acts on its own proposal as preparer or approver, an agency on those of others in every other role.
create policy proposal_event_add on portolan.proposal_event for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as(role)
  and exists (select 1 from portolan.proposal p where p.id = proposal
    and case when role in ('preparer', 'approver') then p.workspace = portolan.acting_workspace()
      else portolan.acting_for_agency() and p.workspace <> portolan.acting_workspace() end));
create policy proposal_content_read on portolan.proposal_content for select using (
  exists (select 1 from portolan.proposal p where p.id = proposal)
  and (portolan.acting_for_agency() or workspace = portolan.acting_workspace()));
create policy proposal_content_add on portolan.proposal_content for insert with check (
  workspace = portolan.acting_workspace() and person = portolan.acting_user() and agency is not distinct from portolan.acting_agency()
  and exists (select 1 from portolan.proposal p where p.id = proposal));
create policy sealed_file_read on portolan.sealed_file for select using (
  exists (select 1 from portolan.proposal p where p.id = proposal));
create policy sealed_file_add on portolan.sealed_file for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('approver')
  and exists (select 1 from portolan.proposal p where p.id = proposal and p.workspace = portolan.acting_workspace()));
create policy public_record_read on portolan.public_record for select using (true);
create policy public_record_write on portolan.public_record for insert with check (
  workspace = portolan.acting_workspace() and portolan.acting_for_agency() and portolan.acts_as('decision-maker'));
create policy public_record_change on portolan.public_record for update using (
  portolan.acting_for_agency() and portolan.acts_as('decision-maker'));
