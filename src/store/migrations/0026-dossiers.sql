-- Dossiers, byte for byte, under their digest: a submission seals one by naming it. The public edition is made together with the whole
-- one, and is the public record's once its proposal is.

create table portolan.dossier (
  workspace uuid not null references portolan.workspace,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  edition text not null check (edition in ('whole', 'public')),
  -- Of a public edition: the whole one with which it was made.
  made_with text,
  package uuid not null,
  version integer not null,
  -- The receipt of the determination on which it rests.
  receipt_digest text not null check (receipt_digest ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (workspace, digest),
  check ((edition = 'public') = (made_with is not null)),
  foreign key (workspace, package) references portolan.package (workspace, id) on delete cascade,
  foreign key (package, version) references portolan.package_version on delete cascade
);

create trigger dossier_audit after insert or update or delete on portolan.dossier
  for each row execute function portolan.record_change('digest', '-', 'bytes');

-- The public edition of what was sealed last for a proposal that anybody may know of.
create function portolan.public_dossier(wanted uuid) returns table (digest text, bytes bytea)
  stable security definer set search_path = pg_catalog, portolan language sql as $$
    select d.digest, d.bytes from portolan.public_record r
      join lateral (select * from portolan.sealed_file f where f.proposal = r.proposal order by f.sequence desc limit 1) s on true
      join portolan.dossier d on d.workspace = s.workspace and d.made_with = s.dossier_digest and d.edition = 'public'
      where r.proposal = wanted order by d.created_at desc limit 1
  $$;

revoke execute on all functions in schema portolan from public;
grant execute on function portolan.public_dossier(uuid) to portolan_request;

alter table portolan.dossier enable row level security;
grant select, insert on portolan.dossier to portolan_request;
-- Those who see the package; and of what was sealed, those who see the sealed file: the inner questions are asked under the same policies.
create policy dossier_read on portolan.dossier for select using (
  workspace = portolan.acting_workspace() and exists (select 1 from portolan.package p where p.id = package)
  or exists (select 1 from portolan.sealed_file s where s.workspace = dossier.workspace and s.dossier_digest = dossier.digest));
create policy dossier_keep on portolan.dossier for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('preparer', 'approver') and created_by = portolan.acting_user()
  and exists (select 1 from portolan.package p where p.id = package));
