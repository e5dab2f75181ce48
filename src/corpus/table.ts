import { addDays } from './date.ts';
import type { Diagnostic } from './diagnostic.ts';
import { grades, type Grade } from './grade.ts';
import { Source, type Path, type Tree } from './source.ts';

/** A dated statement: true from `from` to the last day `to`, knowable from `published` (its end from `toPublished`). */
interface Dated {
  from?: string;
  to?: string;
  published?: string;
  toPublished?: string;
  source?: string;
  grade?: Grade;
  note?: string;
}

export interface Membership extends Dated {
  member: string;
}

/** A set taken over whole from another: `include: countryGroups["D:5"]`. */
export interface Inclusion extends Dated {
  include: { table: string; name: string };
}

export interface DatedValue extends Dated {
  value: number;
  unit?: string;
}

/** What people call a code, an agency or a policy. */
export interface TableName {
  title: string;
  /** What it is a part of. */
  of?: string;
  /** What it is there for. */
  for?: string;
  note?: string;
  cite?: string;
}

export interface Table {
  table: string;
  file: string;
  title?: string;
  cite?: string;
  source?: string;
  grade: Grade;
  /** Places that the law treats as another are members wherever the other is. */
  treatedAs: boolean;
  sets: Record<string, (Membership | Inclusion)[]>;
  values: Record<string, DatedValue[]>;
  names?: Record<string, TableName>;
}

const tableFields = ['table', 'title', 'cite', 'source', 'grade', 'note', 'treatedAs', 'sets', 'values', 'names'];
const datedFields = ['from', 'to', 'published', 'toPublished', 'source', 'grade', 'note', 'name', 'cite'];

/** Reads one file of dated sets and values. */
export function readTable(file: string, text: string, problems: Diagnostic[]): Table | undefined {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], tableFields);
  if (tree === undefined) return undefined;
  const name = source.text(tree, [], 'table', 'required');
  if (name === undefined) return undefined;
  const sets = readEach(source, tree, 'sets', (value, path, key) => source.list(value as Tree, path.slice(0, -1), key)
    .flatMap((entry, index) => readMember(source, entry, [...path, index])));
  const values = readEach(source, tree, 'values', (value, path, key) => source.list(value as Tree, path.slice(0, -1), key)
    .flatMap((entry, index) => readValue(source, entry, [...path, index])));
  const names = readEach(source, tree, 'names', (value, path, key) => readName(source, (value as Tree)[key], path));
  if (typeof (tree.treatedAs ?? false) !== 'boolean') source.problem(['treatedAs'], 'true or false is needed here.');
  const [title, cite, from] = ['title', 'cite', 'source'].map((key) => source.text(tree, [], key));
  return {
    table: name, file, sets, values, treatedAs: tree.treatedAs === true, grade: source.oneOf(tree, [], 'grade', grades) ?? 'not-found',
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(title === undefined ? {} : { title }), ...(cite === undefined ? {} : { cite }),
    ...(from === undefined ? {} : { source: from }),
  };
}

/** Reads every entry of a map of the table, each by its key. */
function readEach<Entry>(
  source: Source, tree: Tree, field: string, read: (whole: unknown, path: Path, key: string) => Entry,
): Record<string, Entry> {
  const whole = source.map(tree[field] ?? {}, [field]) ?? {};
  return Object.fromEntries(Object.keys(whole).map((key) => [key, read(whole, [field, key], key)]));
}

function readName(source: Source, value: unknown, path: Path): TableName {
  if (typeof value === 'string') return { title: value };
  const tree = source.map(value, path, ['title', 'of', 'for', 'note', 'cite']) ?? {};
  const name: TableName = { title: source.text(tree, path, 'title', 'required') ?? '' };
  for (const key of ['of', 'for', 'note', 'cite'] as const) {
    const text = source.text(tree, path, key);
    if (text !== undefined) name[key] = text;
  }
  return name;
}

function readDated(source: Source, tree: Tree, path: Path): Dated {
  const dated: Record<string, string> = {};
  for (const key of ['from', 'to', 'published', 'toPublished']) {
    const date = source.date(tree, path, key);
    if (date !== undefined) dated[key] = date;
  }
  for (const key of ['source', 'note']) {
    const text = source.text(tree, path, key);
    if (text !== undefined) dated[key] = text;
  }
  const grade = source.oneOf(tree, path, 'grade', grades);
  if (dated.from !== undefined && dated.to !== undefined && dated.to < dated.from) {
    source.problem(path, `It ends (${dated.to}) before it starts (${dated.from}).`);
  }
  return { ...dated, ...(grade === undefined ? {} : { grade }) };
}

function readMember(source: Source, value: unknown, path: Path): (Membership | Inclusion)[] {
  if (typeof value === 'string') return [{ member: value }];
  const tree = source.map(value, path, ['member', 'include', ...datedFields]);
  if (tree === undefined) return [];
  const dated = readDated(source, tree, path);
  const include = source.text(tree, path, 'include');
  if (include === undefined) return [{ member: source.text(tree, path, 'member', 'required') ?? '', ...dated }];
  const reference = /^(\w+)\[["'](.+)["']\]$/.exec(include);
  if (reference !== null) return [{ include: { table: reference[1]!, name: reference[2]! }, ...dated }];
  source.problem(path, 'An inclusion names a set: include: \'countryGroups["D:5"]\'.');
  return [];
}

function readValue(source: Source, value: unknown, path: Path): DatedValue[] {
  const tree = source.map(value, path, ['value', 'unit', ...datedFields]);
  if (tree === undefined) return [];
  if (typeof tree.value !== 'number') source.problem(path, "A dated value needs a number in 'value'.");
  const unit = source.text(tree, path, 'unit');
  return [{
    value: Number(tree.value), ...readDated(source, tree, path), ...(unit === undefined ? {} : { unit }),
  }];
}

function holdsOn(dated: Dated, on: string, knownOn?: string): boolean {
  if (dated.from !== undefined && dated.from > on) return false;
  if (dated.published !== undefined && knownOn !== undefined && dated.published > knownOn) return false;
  const ended = dated.to !== undefined && dated.to < on;
  const endKnown = dated.toPublished === undefined || knownOn === undefined || dated.toPublished <= knownOn;
  return !(ended && endKnown);
}

/** The part of a corpus that memberships are read from. */
export interface Tables {
  tables: Readonly<Record<string, Table>>;
  treatedAs: Readonly<Record<string, string>>;
  /** Names of places by their codes, where a corpus has them. */
  countries?: Readonly<Record<string, string>>;
}

/** The members of a dated set on a date, as known on another, inclusions followed. Unknown sets are empty. */
export function membersOn(
  law: Tables, table: string, name: string, on: string, knownOn?: string, depth = 0,
): Set<string> {
  const members = new Set<string>();
  if (depth > 8) return members;
  for (const entry of law.tables[table]?.sets[name] ?? []) {
    if (!holdsOn(entry, on, knownOn)) continue;
    if ('member' in entry) members.add(entry.member);
    else for (const member of membersOn(law, entry.include.table, entry.include.name, on, knownOn, depth + 1)) {
      members.add(member);
    }
  }
  if (law.tables[table]?.treatedAs === true) {
    for (const [place, other] of Object.entries(law.treatedAs)) if (members.has(other)) members.add(place);
  }
  return members;
}

/** The value in force on a date, as known on another; the latest to start wins. Undefined where none is. */
export function valueOn(
  tables: Readonly<Record<string, Table>>, name: string, on: string, knownOn?: string,
): DatedValue | undefined {
  return Object.values(tables).flatMap((table) => table.values[name] ?? [])
    .filter((value) => holdsOn(value, on, knownOn))
    .toSorted((left, right) => ((left.from ?? '') < (right.from ?? '') ? -1 : 1)).at(-1);
}

/** Every day on which some set or value of the tables changes. */
export function boundariesOf(tables: Readonly<Record<string, Table>>): string[] {
  const days = new Set<string>();
  for (const table of Object.values(tables)) {
    for (const entry of [...Object.values(table.sets), ...Object.values(table.values)].flat() as Dated[]) {
      if (entry.from !== undefined) days.add(entry.from);
      if (entry.to !== undefined) days.add(addDays(entry.to, 1));
    }
  }
  return [...days].sort();
}
