import type { Identifier, ListEntry, PartyKind } from '../entry.ts';
import { addressOnOneLine, aliasOf, countriesOf, entryOf, pieces, present } from './build.ts';
import { namedRows } from './csvRows.ts';
import { readDateSpan, readDay } from './dates.ts';
import { type FeedContext, type FeedFile, feedFault, type FeedReader, madeEntryId, onlyFile, UniqueIds } from './feed.ts';
import { identifierOf, isSign } from './identifiers.ts';
import { jsonRecords } from './jsonRecords.ts';

/** One record of the Consolidated Screening List, in either format. `many` cuts what is a list. */
interface Fields {
  one(name: string): string;
  many(name: string): string[];
  addresses(): string[];
  identifiers(): { title: string; value: string; country?: string }[];
}

const kinds: Record<string, PartyKind> = { individual: 'person', entity: 'organisation', vessel: 'vessel', aircraft: 'aircraft' };

/** The Consolidated Screening List as JSON: an object with `results`, or a list. */
export const readCslJson: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const ids = new UniqueIds();
  for await (const record of jsonRecords(file, 'results')) {
    if ('key' in record) {
      if (record.key === 'total' && typeof record.beside === 'number') context.header.declaredCount = record.beside;
      continue;
    }
    const { value, number } = record;
    if (typeof value !== 'object' || value === null) throw feedFault(file.name, number, 'A record is no object.');
    yield entryFrom(fieldsOfJson(value as Record<string, unknown>), { file, line: number }, ids, context);
  }
};

/** The Consolidated Screening List as CSV. */
export const readCslCsv: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const ids = new UniqueIds();
  for await (const { cell, line } of namedRows(file, ',', ['source', 'name'])) {
    yield entryFrom(fieldsOfCsv(cell), { file, line }, ids, context);
  }
};

function entryFrom(fields: Fields, at: { file: FeedFile; line: number }, ids: UniqueIds, context: FeedContext): ListEntry {
  const { one, many } = fields;
  const [source, name] = [one('source'), one('name')];
  if (name === '') throw feedFault(at.file.name, at.line, 'A record has no name.', 'name');
  const programmes = many('programs').flatMap((text) => pieces(text.replaceAll('] [', ';'), ';'));
  const list = context.listOf(source, programmes);
  if (list === undefined) throw feedFault(at.file.name, at.line, `There is no list called '${source}'.`, 'source');
  const number = one('entity_number');
  const addresses = fields.addresses().map((line) => addressOnOneLine(line, context));
  const requirement = one('license_requirement');
  const notices = noticesIn(one('federal_register_notice'));
  const id = number === '' ? madeEntryId(list, name, notices) : number;
  return entryOf({
    list, id: ids.next(list, id), name, kind: kinds[one('type').toLowerCase()] ?? 'unknown',
    aliases: many('alt_names').map((alias) => aliasOf(alias)),
    birthDates: many('dates_of_birth').map((date) => readDateSpan(date, 'month-first')),
    birthPlaces: many('places_of_birth'),
    countries: [
      ...countriesOf('nationality', many('nationalities'), context), ...countriesOf('citizenship', many('citizenships'), context),
      ...countriesOf('flag', many('vessel_flag'), context), ...countriesOf('listed-under', many('address_countries'), context),
    ],
    addresses,
    identifiers: identifiersOf(fields, context),
    title: one('title'), programmes, licenceRequirement: requirement, reviewPolicy: one('license_policy'),
    footnotes: requirement === '' ? [] : context.footnotesIn(list, requirement),
    notices,
    ...days(one), remarks: one('remarks'), source: one('source_list_url'), at: { file: at.file.name, line: at.line },
  });
}

function days(one: Fields['one']): { start?: string; end?: string } {
  const [start, end] = [readDay(one('start_date'), 'month-first'), readDay(one('end_date'), 'month-first')];
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

function identifiersOf(fields: Fields, { countryCode }: FeedContext): Identifier[] {
  const sign = fields.one('call_sign');
  return present([
    ...fields.identifiers().map(({ title, value, country }) => identifierOf(title, value, country, countryCode)),
    identifierOf('Call Sign', sign, undefined, countryCode),
  ]).filter(({ title }) => isSign(title ?? ''));
}

/** Notices stand in one text, each with its day behind it. */
export function noticesIn(text: string): string[] {
  const found = text.match(/\d+\s*F\.?\s?R\.?\s*\d+(?:,?\s+(?:\d{1,2}\/\d{1,2}\/\d{2,4}|[A-Z][a-z]+ \d{1,2}, \d{4}))?/g);
  return found === null ? pieces(text, ';') : found.map((notice) => notice.replace(/\s+/g, ' ').replace(/^(\d+) ?F\.? ?R\.? ?/, '$1 FR '));
}

function fieldsOfCsv(cell: (...names: string[]) => string): Fields {
  const many = (name: string): string[] => {
    const text = cell(name);
    return textsIn(text) ?? pieces(text, /;\s*/);
  };
  return {
    one: (name) => cell(name), many,
    addresses: () => pieces(cell('addresses'), /;\s*/).filter((line) => !/^[A-Z]{2}$/.test(line)),
    identifiers: () => pieces(cell('ids'), /;\s*/).map(identifierText),
  };
}

/** A sign as the CSV has it: `RU, 2012-07-03, 001234503, Passport`, of which the country and the dates may be missing. */
function identifierText(text: string): { title: string; value: string; country?: string } {
  const parts = pieces(text, /,\s*/);
  const title = parts.pop() ?? '';
  const country = parts.length > 1 && /^[A-Z]{2}$/.test(parts[0]!) ? parts.shift() : undefined;
  const value = parts.filter((part) => !/^\d{4}-\d\d-\d\d$/.test(part)).join(', ');
  return { title, value, ...(country === undefined ? {} : { country }) };
}

/** Some copies of the CSV write lists of names as JSON. */
function textsIn(text: string): string[] | undefined {
  if (!text.startsWith('["')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fieldsOfJson(record: Record<string, unknown>): Fields {
  const one = (name: string): string => {
    const value = record[name];
    return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  };
  const objects = (name: string): Record<string, string>[] => {
    const value = record[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
  };
  const many = (name: string): string[] => {
    const value = record[name];
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? pieces(value, /;\s*/) : [];
  };
  return {
    one,
    many: (name) => name === 'address_countries'
      ? [...new Set([...many(name), one('country'), ...objects('addresses').map(({ country }) => country ?? '')])].filter(Boolean)
      : many(name),
    addresses: () => objects('addresses').map(({ address, city, state, postal_code: code, country }) =>
      [address, city, state, code, country].filter((part) => part !== null && part !== undefined && part !== '').join(', '))
      .filter((line) => line !== '' && !/^[A-Z]{2}$/.test(line)),
    identifiers: () => objects('ids').map(({ type, number, country }) => ({
      title: type ?? '', value: number ?? '', ...(country ? { country } : {}),
    })),
  };
}
