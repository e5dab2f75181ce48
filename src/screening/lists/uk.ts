import type { Alias, PartyKind } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, pieces } from './build.ts';
import { csvRows, namedRows, type NamedRow } from './csvRows.ts';
import { readDateSpan, readDay } from './dates.ts';
import { type FeedContext, type FeedFile, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { type Gathered, Groups } from './grouped.ts';
import { identifierOf } from './identifiers.ts';
import { type Element, xmlRecords } from './xmlRecords.ts';

const kinds: Record<string, PartyKind> = { individual: 'person', entity: 'organisation', ship: 'vessel' };

/** The names that the scripts of the list go by, by ISO 15924. */
const scripts: Record<string, string> = {
  arabic: 'Arab', cyrillic: 'Cyrl', chinese: 'Hani', korean: 'Kore', hebrew: 'Hebr', japanese: 'Jpan', burmese: 'Mymr', persian: 'Arab',
  farsi: 'Arab', dari: 'Arab', pashto: 'Arab', urdu: 'Arab', russian: 'Cyrl', ukrainian: 'Cyrl', georgian: 'Geor',
};

/**
 * The lists of the United Kingdom, CSV: the UK Sanctions List, and the consolidated list of the Treasury that preceded it. A
 * party is spread over records, one for each name and address.
 */
export const readUkCsv: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  await readReportDay(file, context);
  const groups = new Groups();
  for await (const row of namedRows(file, ',', ['Name 6', 'Name 1'])) addRow(row, file, groups, context);
  yield* named(groups, file);
};

/** The consolidated list of the Treasury, XML: one record for each name. */
export const readOfsiXml: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const groups = new Groups();
  for await (const element of xmlRecords(file, ['FinancialSanctionsTarget'])) {
    if (element.name === 'FinancialSanctionsTarget') addRow(rowOf(element), file, groups, context);
    else if (element.name !== 'ArrayOfFinancialSanctionsTarget') {
      throw feedFault(file.name, element.line, `This is a file of ${element.name}.`);
    }
  }
  yield* named(groups, file);
};

function* named(groups: Groups, file: FeedFile): ReturnType<Groups['entries']> {
  for (const entry of groups.entries()) {
    if (entry.name === '') throw feedFault(file.name, entry.at.line, `The party ${entry.id} has no name.`);
    yield entry;
  }
}

/** Above the names of the columns stands when the file was made. */
async function readReportDay(file: FeedFile, { header }: FeedContext): Promise<void> {
  for await (const { cells } of csvRows(file, ',')) {
    const words = cells.join(' ').replace(/^(report date|last updated)\W*/i, '').trim();
    const published = readDay(words, 'day-first');
    if (published !== undefined) header.published = published;
    return;
  }
}

function rowOf(element: Element): NamedRow {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/^(individual|entity|ship)(?!type)/, '');
  const texts = new Map(element.children.map((child) => [plain(child.name), child.text.trim()]));
  return { line: element.line, cell: (...names) => names.map((name) => texts.get(plain(name)) ?? '').find((text) => text !== '') ?? '' };
}

function addRow({ cell, line }: NamedRow, file: FeedFile, groups: Groups, context: FeedContext): void {
  const id = cell('Unique ID', 'Group ID');
  if (id === '') throw feedFault(file.name, line, 'A record names no party.', 'Unique ID');
  const list = context.listOf('United Kingdom', []);
  if (list === undefined) throw feedFault(file.name, line, "There is no list called 'United Kingdom'.");
  const group = groups.of(id, { list, at: { file: file.name, line } });
  const kind = cell('Designation Type', 'Individual, Entity, Ship', 'Group Type', 'GroupTypeDescription').toLowerCase();
  group.kind = kinds[kind] ?? group.kind;
  group.names.push(...namesOf(cell));
  addDetails(cell, group, context);
  const address = addressOf({
    street: sixOf((number) => cell(`Address Line ${number}`, `Address ${number}`)).join(', '),
    postalCode: cell('Address Postal Code', 'Post/Zip Code', 'PostCode'), country: cell('Address Country', 'Country'),
  }, context);
  if (address !== undefined) group.addresses.push(address);
  const { whole } = group;
  const start = readDay(
    cell('Date Designated', 'UK Sanctions List Date Designated', 'DateDesignated', 'Listed On', 'DateListed'), 'day-first',
  );
  if (start !== undefined) whole.start ??= start;
  const regime = cell('Regime Name', 'Regime');
  if (regime !== '') whole.programmes = [...new Set([...whole.programmes ?? [], regime])];
  whole.notices ??= [cell('UN Reference Number', 'UK Sanctions List Ref')].filter((text) => text !== '');
  whole.title ??= cell('Position');
  whole.licenceRequirement ??= cell('Sanctions Imposed');
  whole.remarks ??= cell('Other Information');
}

/** Names and addresses of these lists have six parts; those that are there. */
export function sixOf(part: (number: number) => string): string[] {
  return [1, 2, 3, 4, 5, 6].map(part).filter((text) => text !== '');
}

function namesOf(cell: NamedRow['cell']): Gathered['names'] {
  const name = sixOf((number) => cell(`Name ${number}`)).join(' ');
  const kind = cell('Name type', 'Alias Type').toLowerCase();
  const weak = /low/i.test(cell('Alias strength', 'Alias Quality'));
  const main = kind === 'primary name';
  const former: Partial<Alias> = /^f\.?k\.?a/.test(kind) ? { former: true } : {};
  const original = cell('Name non-latin script');
  const script = scripts[cell('Non-latin script type').toLowerCase()];
  return [
    ...(name === '' ? [] : [{ main, alias: aliasOf(name, weak ? 'weak' : 'strong', former) }]),
    ...(original === '' ? [] : [{ main: false, alias: aliasOf(original, 'strong', script === undefined ? {} : { script }) }]),
  ];
}

function addDetails(cell: NamedRow['cell'], group: Gathered, context: FeedContext): void {
  const dates = cell('D.O.B', 'DOB', 'DateOfBirth');
  group.birthDates.push(...pieces(dates.replace(/\(\d+\)/g, ';'), /[;|]/).map((date) => readDateSpan(date, 'day-first')));
  const place = [cell('Town of birth'), cell('Country of birth')].filter((part) => part !== '').join(', ');
  if (place !== '') group.birthPlaces.push(place);
  group.countries.push(
    ...countriesOf('nationality', pieces(cell('Nationality(/ies)', 'Nationality').replace(/\(\d+\)/g, ';'), /[;|]/), context),
    ...countriesOf('flag', [cell('Current believed flag of ship')], context),
  );
  const signs: [string, string][] = [
    ['Passport', cell('Passport number')],
    ['National Identification Number', cell('National Identifier number', 'National Identification Number', 'NINumber')],
    ['Business Registration Number', cell('Business registration number (s)', 'BusinessRegNumber')], ['IMO number', cell('IMO number')],
    ['Phone number', cell('Phone number')], ['Email address', cell('Email address')], ['Website', cell('Website')],
  ];
  for (const [title, values] of signs) {
    for (const value of pieces(values.replace(/\(\d+\)\s/g, ';'), /[;|]/)) {
      const sign = identifierOf(title, value, undefined, context.countryCode);
      if (sign !== undefined) group.identifiers.push(sign);
    }
  }
}
