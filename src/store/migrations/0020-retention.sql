-- When the time of a workspace is over its records end, and people can be erased at any time; the chain of the ledger stays, because
-- it holds digests alone.

-- What belongs to something ends with it. Workspaces do not end.
do $$
declare
  held record;
begin
  for held in select conname, conrelid::regclass as held_by, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace = 'portolan'::regnamespace and confrelid <> 'portolan.workspace'::regclass
  loop
    execute format('alter table %s drop constraint %I, add constraint %I %s on delete cascade',
      held.held_by, held.conname, held.conname, held.definition);
  end loop;
end
$$;

-- Whose an invitation was: what it says of them is theirs to have erased.
alter table portolan.invitation add column accepted_by text;

-- That content was erased is itself an event: one for each workspace and statement, naming the events that lost theirs.
create function portolan.record_erasure() returns trigger security definer set search_path = pg_catalog, portolan
  language plpgsql as $$
declare
  one record;
begin
  for one in select g.workspace, min(g.sequence) || '-' || max(g.sequence) as span, jsonb_agg(g.sequence order by g.sequence) as sequences
    from gone g group by g.workspace
  loop
    perform portolan.append_event(one.workspace, 'audit_content.delete', one.span,
      jsonb_build_object('sequences', one.sequences)::text, false);
  end loop;
  return null;
end
$$;
create trigger audit_content_erased after delete on portolan.audit_content
  referencing old table as gone for each statement execute function portolan.record_erasure();

-- When a package, or anything that hangs on it, was last worked on.
create function portolan.package_touched(wanted uuid) returns timestamptz stable language sql as $$
  select greatest(p.created_at,
    (select max(v.created_at) from portolan.package_version v where v.package = p.id),
    (select max(a.approved_at) from portolan.package_approval a where a.package = p.id),
    (select max(d.created_at) from portolan.determination d where d.package = p.id),
    (select max(r.created_at) from portolan.receipt r where r.package = p.id),
    (select max(greatest(c.created_at, c.settled_at)) from portolan.package_comment c where c.package = p.id),
    (select max(o.created_at) from portolan.proposal o where o.package = p.id),
    (select max(e.at) from portolan.proposal o join portolan.proposal_event e on e.proposal = o.id where o.package = p.id),
    (select max(a.created_at) from portolan.proposal o join portolan.award_entry a on a.proposal = o.id where o.package = p.id))
  from portolan.package p where p.id = wanted
$$;

revoke execute on all functions in schema portolan from public;
