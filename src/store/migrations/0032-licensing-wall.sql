-- What is for the licensing agency alone is walled off from the Program's staff: they read of a sealed file the edition that was made
-- without it. Those who decide what that is are the law's data (law/program/licensing.yaml); the tables decide who reads which edition.

-- Who reads for the licensing agency neither reviews, advises nor decides for the Program.
alter table portolan.member drop constraint member_roles_check, add constraint member_roles_check check (
  cardinality(roles) > 0 and roles <@ array['preparer', 'approver', 'screener', 'reviewer', 'adviser', 'decision-maker',
    'licensing-reviewer', 'buyer', 'auditor', 'administrator']);
alter table portolan.member add constraint member_licensing_apart check (
  not ('licensing-reviewer' = any (roles) and roles && array['reviewer', 'adviser', 'decision-maker']));
alter table portolan.invitation add constraint invitation_licensing_apart check (
  not ('licensing-reviewer' = any (roles) and roles && array['reviewer', 'adviser', 'decision-maker']));

-- What the Program's staff read in the place of a receipt, made together with it; both texts are null where that is the receipt itself.
create table portolan.programme_edition (
  workspace uuid not null references portolan.workspace,
  receipt_digest text not null,
  package_text text,
  receipt text,
  primary key (workspace, receipt_digest),
  check ((package_text is null) = (receipt is null)),
  foreign key (workspace, receipt_digest) references portolan.receipt (workspace, digest) on delete cascade
);

-- The same of a dossier: an edition of its own.
alter table portolan.dossier drop constraint dossier_edition_check, drop constraint dossier_check,
  add constraint dossier_edition_check check (edition in ('whole', 'programme', 'public')),
  add constraint dossier_made_with_check check ((edition = 'whole') = (made_with is null));

-- What was sealed, as the Program's staff read it. `walled` is false where nothing was withheld, and null of files that were sealed
-- before there was a wall: of these nobody knows, so that the licensing agency alone reads them.
create table portolan.programme_file (
  workspace uuid not null references portolan.workspace,
  proposal uuid not null,
  sequence integer not null,
  -- Of the file as it was sealed.
  receipt_digest text not null,
  dossier_digest text not null,
  walled boolean,
  receipt text,
  package_text text,
  shown_dossier text,
  primary key (proposal, sequence),
  check ((walled is true) = (receipt is not null and package_text is not null)),
  foreign key (proposal, sequence) references portolan.sealed_file on delete cascade
);
insert into portolan.programme_file (workspace, proposal, sequence, receipt_digest, dossier_digest)
  select workspace, proposal, sequence, receipt_digest, dossier_digest from portolan.sealed_file;

create trigger programme_edition_audit after insert or update or delete on portolan.programme_edition
  for each row execute function portolan.record_change('receipt_digest', '-', 'package_text', 'receipt');
create trigger programme_file_audit after insert or update or delete on portolan.programme_file
  for each row execute function portolan.record_change('proposal', 'sequence', '-', 'package_text', 'receipt');
revoke execute on all functions in schema portolan from public;

alter table portolan.programme_edition enable row level security;
alter table portolan.programme_file enable row level security;
grant select, insert on portolan.programme_edition, portolan.programme_file to portolan_request;
-- Those who see the receipt.
create policy programme_edition_read on portolan.programme_edition for select using (workspace = portolan.acting_workspace()
  and exists (select from portolan.receipt r where r.workspace = programme_edition.workspace and r.digest = receipt_digest));
create policy programme_edition_keep on portolan.programme_edition for insert with check (workspace = portolan.acting_workspace()
  and portolan.acts_as('preparer', 'approver')
  and exists (select from portolan.receipt r where r.workspace = programme_edition.workspace and r.digest = receipt_digest));
create policy programme_file_read on portolan.programme_file for select using (
  exists (select from portolan.proposal p where p.id = proposal));
create policy programme_file_add on portolan.programme_file for insert with check (
  workspace = portolan.acting_workspace() and portolan.acts_as('approver')
  and exists (select from portolan.proposal p where p.id = proposal and p.workspace = portolan.acting_workspace()));

alter policy proposal_examine on portolan.proposal using (
  portolan.acting_for_agency() and state <> 'draft'
  and (portolan.acts_as('reviewer', 'decision-maker', 'licensing-reviewer') or portolan.acts_as('adviser') and consulted));
alter policy sealed_file_read on portolan.sealed_file using (
  exists (select from portolan.proposal p where p.id = proposal)
  and (workspace = portolan.acting_workspace() or portolan.acts_as('licensing-reviewer')
    or exists (select from portolan.programme_file f
      where f.proposal = sealed_file.proposal and f.sequence = sealed_file.sequence and f.walled is false)));
-- The inner questions are asked under the policies above.
alter policy dossier_read on portolan.dossier using (
  workspace = portolan.acting_workspace() and exists (select from portolan.package p where p.id = package)
  or exists (select from portolan.sealed_file s where s.workspace = dossier.workspace and s.dossier_digest = dossier.digest)
  or exists (select from portolan.programme_file f where f.workspace = dossier.workspace and f.shown_dossier = dossier.digest));
