import type { Address, Alias, ListEntry, PartyKind } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, entryOf, pieces, present } from './build.ts';
import { csvRows } from './csvRows.ts';
import { type FeedContext, type FeedFile, feedFault, type FeedReader } from './feed.ts';
import { identifierOf } from './identifiers.ts';
import { readRemarks } from './ofacRemarks.ts';

const kinds: Record<string, PartyKind> = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft' };

/** What the files beside the main one say of its entries, by the number of the entry. */
interface Beside {
  addresses: Map<string, Address[]>;
  aliases: Map<string, Alias[]>;
  comments: Map<string, string>;
}

/**
 * OFAC's comma-separated family: a main file (`sdn.csv`, `cons_prim.csv`) and, where they are given, those with addresses,
 * other names and the remarks that did not fit. They are told apart by their names. An address or name without its entry is
 * an error: then the files are of different days.
 */
export const readOfacCsv: FeedReader = async function* (files, context) {
  const roles = rolesOf(files);
  const beside: Beside = { addresses: new Map(), aliases: new Map(), comments: new Map() };
  if (roles.add !== undefined) await readAddresses(roles.add, beside.addresses, context);
  if (roles.alt !== undefined) await readAliases(roles.alt, beside.aliases);
  if (roles.comments !== undefined) await readComments(roles.comments, beside.comments);
  const seen = new Set<string>();
  for await (const { cells, line } of csvRows(roles.main, ',')) {
    if (isFiller(cells)) continue;
    if (cells.length < 12) throw feedFault(roles.main.name, line, `A record has ${cells.length} fields, where 12 are published.`);
    seen.add(cells[0]!.trim());
    yield entryFrom(cells.map(cell), { file: roles.main.name, line }, beside, context);
  }
  const stray = [...beside.addresses.keys(), ...beside.aliases.keys()].find((number) => !seen.has(number));
  if (stray === undefined) return;
  throw feedFault(roles.main.name, 1, `Entry ${stray} has an address or another name, but is not in the main file.`);
};

function rolesOf(files: readonly FeedFile[]): { main: FeedFile; add?: FeedFile; alt?: FeedFile; comments?: FeedFile } {
  const named = (pattern: RegExp): FeedFile | undefined => files.find(({ name }) => pattern.test(name.toLowerCase()));
  const [add, alt, comments] = [named(/(^|[^a-z])add([^a-z]|$)/), named(/(^|[^a-z])alt([^a-z]|$)/), named(/comments/)];
  const main = files.filter((file) => file !== add && file !== alt && file !== comments);
  if (main.length !== 1) throw feedFault(files[0]?.name ?? 'feed', 1, `${main.length} of these files could be the main one.`);
  return { main: main[0]!, ...(add && { add }), ...(alt && { alt }), ...(comments && { comments }) };
}

/** `-0-` stands for nothing. */
function cell(text: string): string {
  const plain = text.trim();
  return plain === '-0-' ? '' : plain;
}

function isFiller(cells: readonly string[]): boolean {
  return cells.length < 2 || !/^\d+$/.test(cells[0]!.trim());
}

async function readAddresses(file: FeedFile, into: Map<string, Address[]>, context: FeedContext): Promise<void> {
  for await (const { cells } of csvRows(file, ',')) {
    if (isFiller(cells)) continue;
    const [number = '', , street, city, country, remark] = cells.map(cell);
    const address = addressOf({
      ...(street === undefined ? {} : { street }), ...(city === undefined ? {} : { city }),
      ...(country === undefined || country === 'undetermined' ? {} : { country }),
      ...(remark === undefined ? {} : { region: remark }),
    }, context);
    if (address !== undefined) push(into, number, address);
  }
}

async function readAliases(file: FeedFile, into: Map<string, Alias[]>): Promise<void> {
  for await (const { cells } of csvRows(file, ',')) {
    if (isFiller(cells)) continue;
    const [number = '', , kind = '', name = '', remark = ''] = cells.map(cell);
    if (name === '') continue;
    push(into, number, aliasOf(name, /weak/i.test(`${kind} ${remark}`) ? 'weak' : 'strong', kind.startsWith('f') ? { former: true } : {}));
  }
}

async function readComments(file: FeedFile, into: Map<string, string>): Promise<void> {
  for await (const { cells } of csvRows(file, ',')) {
    if (isFiller(cells)) continue;
    const [number = '', text = ''] = cells.map(cell);
    into.set(number, `${into.get(number) ?? ''}${text}`);
  }
}

function push<Value>(into: Map<string, Value[]>, key: string, value: Value): void {
  const values = into.get(key);
  if (values === undefined) into.set(key, [value]);
  else values.push(value);
}

function entryFrom(
  cells: readonly string[], at: ListEntry['at'], beside: Beside, context: FeedContext,
): ListEntry {
  const [number = '', name = '', kind = '', programs = '', title = '', callSign = '', , , , flag = '', , remark = ''] = cells;
  const remarks = `${remark}${beside.comments.get(number) ?? ''}`;
  const programmes = pieces(programs, /\]\s*\[|;/);
  const read = readRemarks(remarks, context);
  const list = context.listOf(undefined, programmes);
  if (list === undefined) throw feedFault(at.file, at.line, `There is no list for the program '${programs}'.`);
  return entryOf({
    list, id: number, name, kind: kinds[kind.toLowerCase()] ?? 'organisation', title, programmes, at, remarks,
    aliases: [...beside.aliases.get(number) ?? [], ...read.aliases],
    birthDates: read.birthDates, birthPlaces: read.birthPlaces,
    countries: [...read.countries, ...countriesOf('flag', [flag], context)],
    addresses: beside.addresses.get(number) ?? [],
    identifiers: present([...read.identifiers, identifierOf('Call Sign', callSign, undefined, context.countryCode)]),
  });
}
