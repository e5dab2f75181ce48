import { addressOf, aliasOf, countriesOf } from './build.ts';
import { namedRows, type NamedRow } from './csvRows.ts';
import { readDateSpan, readDay, yearsSpan } from './dates.ts';
import { euKinds } from './eu.ts';
import { type FeedContext, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { type Gathered, Groups } from './grouped.ts';
import { identifierOf } from './identifiers.ts';

/**
 * The consolidated list of the European Union, CSV: format 1.1 (`NameAlias_WholeName`) and the older 1.0 (`Naal_wholename`). A
 * party is spread over records, one for each name, address, birth, paper and citizenship.
 */
export const readEuCsv: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const groups = new Groups();
  const list = context.listOf('European Union', []);
  if (list === undefined) throw feedFault(file.name, 1, "There is no list called 'European Union'.");
  for await (const row of namedRows(file, ';', ['Entity_LogicalId'])) {
    const id = row.cell('Entity_EU_ReferenceNumber', 'EU_ref_num') || row.cell('Entity_LogicalId');
    if (id === '') throw feedFault(file.name, row.line, 'A record names no entity.', 'Entity_LogicalId');
    addRow(row, groups.of(id, { list, at: { file: file.name, line: row.line } }), context);
  }
  for (const entry of groups.entries()) {
    if (entry.name === '') throw feedFault(file.name, entry.at.line, `The entity ${entry.id} has no name.`);
    yield entry;
  }
};

function addRow({ cell }: NamedRow, group: Gathered, context: FeedContext): void {
  const published = readDay(cell('fileGenerationDate', 'Date_file'), 'day-first');
  if (published !== undefined) context.header.published = published;
  group.kind = euKinds[cell('Entity_SubjectType_ClassificationCode', 'Subject_type')] ?? euKinds[cell('Entity_SubjectType')] ?? group.kind;
  const name = cell('NameAlias_WholeName', 'Naal_wholename');
  if (name !== '') {
    const language = cell('NameAlias_NameLanguage', 'Naal_language').toLowerCase();
    group.names.push({ main: false, alias: aliasOf(name, 'strong', language === '' ? {} : { language }) });
  }
  addWhole(cell, group);
  addBirth(cell, group);
  const address = addressOf({
    street: cell('Address_Street', 'Addr_street') || cell('Address_PoBox'), city: cell('Address_City', 'Addr_city', 'Address_Place'),
    region: cell('Address_Region'), postalCode: cell('Address_ZipCode', 'Addr_zipcode'), country: country(cell, 'Address', 'Addr_country'),
  }, context);
  if (address !== undefined) group.addresses.push(address);
  group.countries.push(...countriesOf('citizenship', [country(cell, 'Citizenship', 'Citi_country')], context));
  const paper = identifierOf(
    cell('Identification_TypeDescription', 'Identification_TypeCode'), cell('Identification_Number', 'Iden_number'),
    country(cell, 'Identification', 'Iden_country'), context.countryCode,
  );
  if (paper !== undefined) group.identifiers.push(paper);
}

function addWhole(cell: NamedRow['cell'], group: Gathered): void {
  const { whole } = group;
  const programme = cell('Entity_Regulation_Programme', 'Programme');
  const notice = cell('Entity_Regulation_NumberTitle', 'Leba_numtitle');
  const start = readDay(cell('Entity_DesignationDate', 'Entity_Regulation_EntryIntoForceDate', 'Leba_publication_date'), 'day-first');
  if (programme !== '' && whole.programmes?.includes(programme) !== true) whole.programmes = [...whole.programmes ?? [], programme];
  if (notice !== '' && whole.notices?.includes(notice) !== true) whole.notices = [...whole.notices ?? [], notice];
  if (start !== undefined) whole.start ??= start;
  whole.title ??= cell('NameAlias_Function', 'Naal_function');
  whole.remarks ??= cell('Entity_Remark', 'Entity_remark');
  whole.source ??= cell('Entity_Regulation_PublicationUrl', 'Leba_url');
}

function addBirth(cell: NamedRow['cell'], group: Gathered): void {
  const [from, to] = [cell('BirthDate_YearRangeFrom'), cell('BirthDate_YearRangeTo')];
  const [year, month, day] = [cell('BirthDate_Year'), cell('BirthDate_Month') || '00', cell('BirthDate_Day') || '00'];
  const text = cell('BirthDate_BirthDate', 'Birt_date') || (year === '' ? '' : `${day}/${month}/${year}`);
  const circa = /^(true|1)$/i.test(cell('BirthDate_Circa')) ? { circa: true as const } : {};
  if (from !== '' && to !== '') group.birthDates.push({ ...yearsSpan(`${from} to ${to}`, from, to), ...circa });
  else if (text !== '') group.birthDates.push({ ...readDateSpan(text, 'day-first'), ...circa });
  const place = [cell('BirthDate_City', 'BirthDate_Place', 'Birt_place'), country(cell, 'BirthDate', 'Birt_country')]
    .filter((part) => part !== '').join(', ');
  if (place !== '') group.birthPlaces.push(place);
}

/** A country by its code; `00` and "unknown" stand for none. */
function country(cell: NamedRow['cell'], prefix: string, old: string): string {
  const code = cell(`${prefix}_CountryIso2Code`);
  if (code !== '' && code !== '00') return code;
  const words = cell(`${prefix}_CountryDescription`, old);
  return /^(unknown|00$)/i.test(words) ? '' : words;
}
