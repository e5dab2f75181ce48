import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse/sync';
import { InputError } from '../../corpus/diagnostic.ts';
import { decodeUtf8 } from '../../package/reader.ts';
import { type DateSpan, type Identifier, type IdentifierKind, type PartyKind, type Subject, partyNamed } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, pieces, present } from '../lists/build.ts';
import { readDateSpan } from '../lists/dates.ts';
import type { FeedContext } from '../lists/feed.ts';
import { readSheet } from './sheet.ts';

/** A batch as it was read: the subjects, and the rows they came from, which go out again beside the answers. */
export interface Batch {
  columns: string[];
  rows: { subject: Subject; cells: string[]; line: number }[];
}

/** What a column may be called, beside the first name of each. */
const columnNames: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'reference', 'ref', 'number', 'customer id', 'party id'],
  name: ['name', 'party', 'party name', 'company', 'company name', 'customer', 'entity', 'full name', 'legal name'],
  kind: ['kind', 'type', 'party type', 'entity type'],
  aliases: ['aliases', 'alias', 'aka', 'a.k.a.', 'other names', 'trade name', 'trading name', 'former name'],
  country: ['country', 'countries', 'country code', 'nationality', 'location'],
  street: ['address', 'street', 'address line 1'],
  city: ['city', 'town'],
  region: ['region', 'state', 'province'],
  postalCode: ['postal code', 'postcode', 'zip', 'zip code'],
  birthDate: ['date of birth', 'birth date', 'dob', 'born'],
  birthPlace: ['place of birth', 'birth place', 'pob'],
};
const signColumns: Readonly<Record<string, IdentifierKind>> = {
  lei: 'lei', passport: 'passport', 'passport number': 'passport', 'national id': 'national', 'tax id': 'tax', vat: 'tax',
  'tax number': 'tax',
  'registration number': 'registration', 'company number': 'registration', imo: 'imo', 'imo number': 'imo', mmsi: 'mmsi', swift: 'swift',
  bic: 'swift', website: 'website', email: 'email', phone: 'phone', wallet: 'wallet',
};
const kinds: Readonly<Record<string, PartyKind>> = {
  person: 'person', individual: 'person', natural: 'person', organisation: 'organisation', organization: 'organisation',
  company: 'organisation', entity: 'organisation', legal: 'organisation', vessel: 'vessel', ship: 'vessel', aircraft: 'aircraft',
};

/**
 * Reads parties to be screened from CSV, XLSX or JSON, by the end of the file's name. Throws {@link InputError} with every row
 * that has no name, an id that another row has, or a date of birth that is no date; and where a text is not UTF-8.
 */
export function readBatch(bytes: Uint8Array, file: string, countryCode: FeedContext['countryCode']): Batch {
  const [columns = [], ...rows] = tableOf(bytes, file);
  const reader = rowReader(columns, countryCode);
  if (!reader.hasName) {
    throw fault(file, 1, `No column is called ${columnNames.name!.slice(0, 3).join(', ')} or the like.`, `Columns: ${columns.join(', ')}.`);
  }
  const problems: InputError[] = [];
  const ids = new Map<string, number>();
  const batch: Batch = { columns, rows: [] };
  rows.forEach((cells, index) => {
    const line = index + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const subject = reader.read(cells, line);
    for (const { text } of unreadDates(subject)) problems.push(fault(file, line, noDate(text), dateHint));
    if (subject.name === '') problems.push(fault(file, line, 'The row has no name.', 'Write it, or take the row out.'));
    const before = ids.get(subject.id);
    if (before !== undefined) problems.push(fault(file, line, `Row ${before} has the same id '${subject.id}'.`, 'Give each row its own.'));
    ids.set(subject.id, line);
    batch.rows.push({ subject, cells, line });
  });
  if (problems.length > 0) throw new InputError(problems.flatMap(({ diagnostics }) => diagnostics));
  if (batch.rows.length === 0) throw fault(file, 1, 'The file holds no party.', 'Write one party a row below the names of the columns.');
  return batch;
}

/** The dates of birth of a subject that could not be read. */
export function unreadDates({ birthDates }: Subject): DateSpan[] {
  return birthDates.filter(({ earliest }) => earliest === undefined);
}

/** What is wrong with a date of birth that could not be read, and what to do about it. */
export function noDate(text: string): string {
  return `There is no date '${text}'.`;
}

/** How a date of birth is written. */
export const dateHint = 'Write it as 1973-03-25, 25/03/1973, Mar 1973 or 1973, or leave the cell empty.';

function tableOf(bytes: Uint8Array, file: string): string[][] {
  if (/\.xlsx$/i.test(file)) return readSheet(bytes, file);
  const text = decodeUtf8(bytes, file).replace(/^\ufeff/, '');
  const empty = text.indexOf('\0');
  if (empty >= 0) throw fault(file, text.slice(0, empty).split('\n').length, 'The file is not UTF-8 text.', 'Save it as UTF-8.');
  return /\.json$/i.test(file) ? tableOfJson(text, file) : tableOfCsv(text, file);
}

function tableOfCsv(text: string, file: string): string[][] {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = [',', ';', '\t'].toSorted((left, right) => first.split(right).length - first.split(left).length)[0]!;
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, trim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fault(file, typeof error.lines === 'number' ? error.lines : 1, 'Quotes are missing or left open.', 'Mend the row.');
  }
}

/** JSON: a list of names, or of objects whose keys are columns. */
function tableOfJson(text: string, file: string): string[][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw fault(file, 1, `This is no JSON: ${error.message}.`, 'Mend it.');
  }
  if (!Array.isArray(value)) throw fault(file, 1, 'The file is no list of parties.', 'Write [{"name": "…"}, …].');
  const records = value.map((item: unknown) =>
    (typeof item === 'object' && item !== null ? item as Record<string, unknown> : { name: item }));
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [columns, ...records.map((record) => columns.map((column) => cellOf(record[column])))];
}

function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('; ');
  return value === null || value === undefined ? '' : String(value);
}

/** Reads the rows of a table by the names of its columns. */
export function rowReader(
  columns: readonly string[], countryCode: FeedContext['countryCode'],
): { hasName: boolean; read: (cells: readonly string[], line: number) => Subject } {
  const plain = (name: string): string =>
    name.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  const at = new Map(columns.map((name, index) => [plain(name), index]));
  const places = new Map(Object.entries(columnNames).map(([field, names]) =>
    [field, names.map((name) => at.get(plain(name))).find((index) => index !== undefined)]));
  const where = (field: string): number | undefined => places.get(field);
  const signPlaces = Object.entries(signColumns).filter(([name]) => at.has(name)).map(([name, kind]) => ({ place: at.get(name)!, kind }));
  const read = (cells: readonly string[], line: number): Subject => {
    const cell = (field: string): string => (cells[where(field) ?? -1] ?? '').trim();
    const address = cell('street') === '' && cell('city') === '' ? undefined : addressOf({
      street: cell('street'), city: cell('city'), region: cell('region'), postalCode: cell('postalCode'), country: cell('country'),
    }, { countryCode });
    const signs = signPlaces.map(({ place, kind }): Identifier | undefined => {
      const value = (cells[place] ?? '').trim();
      return value === '' ? undefined : { kind, value };
    });
    return {
      id: cell('id') || `row ${line}`,
      ...partyNamed(cell('name').replace(/\s+/g, ' '), {
        kind: kinds[cell('kind').toLowerCase()] ?? 'unknown',
        aliases: pieces(cell('aliases'), /[;|]/).map((name) => aliasOf(name)),
        birthDates: pieces(cell('birthDate'), /[;|]/).map((date) => readDateSpan(date, 'day-first')),
        birthPlaces: pieces(cell('birthPlace'), /[;|]/),
        countries: countriesOf('registration', pieces(cell('country'), /[;|]/), { countryCode }),
        addresses: present([address]),
        identifiers: present(signs),
      }),
    };
  };
  return { hasName: where('name') !== undefined, read };
}

function fault(file: string, line: number, message: string, hint: string): InputError {
  return new InputError([{ file, line, column: 1, message, hint }]);
}
