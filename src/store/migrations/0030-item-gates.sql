-- Controlled technology, item by item: a workspace names an item and to whom it is released. Whoever has a nationality that is not
-- named opens no package any version of which names the item: to show it can itself be an export.

create table portolan.item_gate (
  workspace uuid not null references portolan.workspace,
  item text not null check (item ~ '^[A-Za-z0-9][A-Za-z0-9._ -]{0,98}[A-Za-z0-9]$'),
  released_to text[] not null check (cardinality(released_to) > 0),
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, item)
);

-- Which packages name which gated items, found when a version is saved or a gate is set.
create table portolan.package_gate (
  workspace uuid not null references portolan.workspace,
  package uuid not null references portolan.package (id) on delete cascade,
  item text not null,
  primary key (package, item),
  foreign key (workspace, item) references portolan.item_gate on delete cascade
);

-- True where a text names an item as a whole word, however it is written. It may find too much, never too little.
create function portolan.names_item(wanted text, item text) returns boolean immutable language sql as $$
  select wanted ~* ('(^|[^[:alnum:]])' || replace(item, '.', '\.') || '($|[^[:alnum:]])')
$$;

create function portolan.gate_version() returns trigger security definer set search_path = pg_catalog, portolan language plpgsql as $$
begin
  insert into portolan.package_gate
    select g.workspace, new.package, g.item from portolan.item_gate g
    where g.workspace = new.workspace and portolan.names_item(new.text, g.item)
    on conflict do nothing;
  return null;
end
$$;
create trigger package_version_gate after insert on portolan.package_version for each row execute function portolan.gate_version();

create function portolan.gate_packages() returns trigger security definer set search_path = pg_catalog, portolan language plpgsql as $$
begin
  insert into portolan.package_gate
    select distinct new.workspace, v.package, new.item from portolan.package_version v
    where v.workspace = new.workspace and portolan.names_item(v.text, new.item)
    on conflict do nothing;
  return null;
end
$$;
create trigger item_gate_packages after insert on portolan.item_gate for each row execute function portolan.gate_packages();
create trigger item_gate_audit after insert or update or delete on portolan.item_gate
  for each row execute function portolan.record_change('item');

-- True where whoever asks may be shown every gated item that a package names.
create function portolan.cleared_for(wanted uuid) returns boolean stable security definer set search_path = pg_catalog, portolan
  language sql as $$
    select not exists (
      select from portolan.package_gate p join portolan.item_gate g on g.workspace = p.workspace and g.item = p.item
      where p.package = wanted and not (
        cardinality(portolan.acting_nationalities()) > 0 and portolan.acting_nationalities() <@ g.released_to))
  $$;

alter policy package_read on portolan.package using (
  workspace = portolan.acting_workspace()
  and portolan.acts_as('preparer', 'approver', 'screener', 'auditor', 'system')
  and (not privileged or portolan.acts_as('preparer', 'approver', 'system'))
  and (portolan.acts_as('system') or portolan.cleared_for(id) and (released_to is null
    or cardinality(portolan.acting_nationalities()) > 0 and portolan.acting_nationalities() <@ released_to)));

-- Leaves an event where somebody was refused a package because of their nationality; called by the program alone.
create function portolan.record_refusal(asker text, asked_workspace uuid, wanted uuid) returns void language plpgsql as $$
begin
  perform set_config('portolan.user', asker, true);
  perform portolan.append_event(asked_workspace, 'package.refused', wanted::text, '{}', p.privileged)
    from portolan.package p, portolan.member m
    where p.id = wanted and p.workspace = asked_workspace and m.workspace = asked_workspace and m.user_id = asker
      and (exists (select from portolan.package_gate g join portolan.item_gate i on i.workspace = g.workspace and i.item = g.item
          where g.package = p.id and (cardinality(m.nationalities) = 0 or not m.nationalities <@ i.released_to))
        or p.released_to is not null and (cardinality(m.nationalities) = 0 or not m.nationalities <@ p.released_to));
end
$$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.cleared_for(uuid) to portolan_request;

alter table portolan.item_gate enable row level security;
alter table portolan.package_gate enable row level security;
grant select, insert, delete on portolan.item_gate to portolan_request;
grant update (released_to) on portolan.item_gate to portolan_request;
-- Nobody sees a row: there is no policy.
grant select on portolan.package_gate to portolan_request;
create policy item_gate_read on portolan.item_gate for select
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator', 'auditor'));
create policy item_gate_set on portolan.item_gate for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('administrator') and created_by = portolan.acting_user());
create policy item_gate_change on portolan.item_gate for update
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator'));
create policy item_gate_lift on portolan.item_gate for delete
  using (workspace = portolan.acting_workspace() and portolan.acts_as('administrator'));
