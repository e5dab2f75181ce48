-- A consortium says to whom its entry of the catalogue is shown: to buyers, or to anybody.

alter table portolan.catalogue_entry
  add column shown_to text not null default 'buyers' check (shown_to in ('anybody', 'buyers'));

create policy catalogue_entry_public on portolan.catalogue_entry for select using (
  shown_to = 'anybody' and exists (select 1 from portolan.public_record r where r.proposal = catalogue_entry.proposal));
