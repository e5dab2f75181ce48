import type { FactValue } from '../engine/fact.ts';
import type { Leg } from '../package/legs.ts';
import { derived, type StatedFacts } from '../package/statements.ts';

/** One fact of every leg: places in the list of its values; 0 where nothing was said. */
interface FactColumn {
  values: (FactValue | undefined)[];
  places: Map<string, number>;
  at: Int32Array;
}

/**
 * The legs of a portfolio, held fact by fact: what many legs share is held once, so that a hundred thousand legs fit in little
 * memory and legs that a question cannot tell apart are found without looking at each.
 */
export class LegTable {
  /** Of each leg: its package by position, its id and its item. */
  readonly packages: number[] = [];
  readonly ids: string[] = [];
  readonly items: string[] = [];
  private readonly columns = new Map<string, FactColumn>();
  /** Which roles take part: a role that is named at all is one that a condition may range over. */
  private readonly presence: FactColumn = columnOf(256);
  private capacity = 256;

  get size(): number {
    return this.ids.length;
  }

  /** Adds the legs of one package; a delivery that stands for several parties is a leg for each. */
  add(position: number, legs: readonly Leg[]): void {
    for (const leg of legs) {
      const row = this.size;
      if (row === this.capacity) this.grow();
      this.packages.push(position);
      this.ids.push(leg.id);
      this.items.push(leg.item);
      const prefixes = new Set<string>();
      for (const [name, { value }] of Object.entries(leg.facts)) {
        let column = this.columns.get(name);
        if (column === undefined) this.columns.set(name, column = columnOf(this.capacity));
        put(column, row, value);
        prefixes.add(prefixOf(name));
      }
      put(this.presence, row, [...prefixes].sort().join());
    }
  }

  /** The facts of a leg, as they were stated; where they came from is not kept. */
  factsOf(row: number): StatedFacts {
    const facts: StatedFacts = {};
    for (const [name, { values, at }] of this.columns) {
      const place = at[row]!;
      if (place > 0) facts[name] = derived(values[place]!, 'From the portfolio.', '');
    }
    return facts;
  }

  /** What is stated of one fact of a leg. */
  value(name: string, row: number): FactValue | undefined {
    const column = this.columns.get(name);
    return column === undefined ? undefined : column.values[column.at[row]!];
  }

  /** Every value that a fact takes somewhere in the table. */
  valuesOf(name: string): readonly (FactValue | undefined)[] {
    return this.columns.get(name)?.values ?? [];
  }

  /** The names of all facts that some leg states. */
  get names(): string[] {
    return [...this.columns.keys()];
  }

  /**
   * The table as a question sees it; `likenessOf` gives, for each fact that it reads, what values have to share to be alike,
   * `isPaired` whether it also matters which facts of a leg have the same value.
   */
  seenBy(likenessOf: (name: string) => Likeness | undefined, isPaired: (name: string) => boolean = () => false): LegView {
    const seen = [...this.columns].flatMap(([name, { values, at }]): SeenColumn[] => {
      const likeness = likenessOf(name);
      return likeness === undefined ? [] : [{ name, values, at, ...classesOf(values, likeness) }];
    });
    const paired = [...this.columns].filter(([name]) => isPaired(name));
    return new LegView(paired.length < 2 ? seen : [...seen, this.samenessOf(paired)], this.presence, this.columns);
  }

  /** Which of some facts of each leg have the same value, as a column. */
  private samenessOf(paired: readonly [string, FactColumn][]): SeenColumn {
    const columns = paired.map(([, column]) => column);
    const rows = Int32Array.from({ length: this.size }, (_, row) => row);
    const at = new Int32Array(this.size);
    let count = 1;
    for (const column of columns) count = refine({ rows, keys: at, count }, column.at, column.values.length);
    const patterns = new Map<string, number>();
    const classAt = new Int32Array(count).fill(-1);
    for (const row of rows) {
      if (classAt[at[row]!]! >= 0) continue;
      const values = columns.map((column) => column.values[column.at[row]!]);
      const pattern = values.map((value) => (typeof value === 'string' ? values.indexOf(value) : '-')).join();
      const known = patterns.get(pattern) ?? patterns.size;
      patterns.set(pattern, known);
      classAt[at[row]!] = known;
    }
    const names = paired.map(([name]) => name).join();
    return { name: names, values: [], at, classAt, likes: [...patterns.keys()] };
  }

  private grow(): void {
    this.capacity *= 2;
    for (const column of [this.presence, ...this.columns.values()]) {
      const larger = new Int32Array(this.capacity);
      larger.set(column.at);
      column.at = larger;
    }
  }
}

/** A column with the class of each of its values. */
interface SeenColumn {
  name: string;
  values: FactColumn['values'];
  at: Int32Array;
  classAt: Int32Array;
  /** What the values of each class share; undefined where nothing is said. */
  likes: readonly (string | undefined)[];
}

function classesOf(values: FactColumn['values'], likeness: Likeness): Pick<SeenColumn, 'classAt' | 'likes'> {
  const places = new Map<unknown, number>();
  const classAt = Int32Array.from(values, (value) => {
    const like = value === undefined || value === null || typeof value === 'object' ? JSON.stringify(value) : likeness(value);
    const place = places.get(like) ?? places.size;
    places.set(like, place);
    return place;
  });
  return { classAt, likes: [...places.keys()].map((like) => JSON.stringify(like)) };
}

/** A table of legs as one question sees it: facts that it does not read left aside, values that it cannot tell apart as one. */
export class LegView {
  private readonly seen: readonly SeenColumn[];
  private readonly presence: FactColumn;
  private readonly columns: ReadonlyMap<string, FactColumn>;

  constructor(seen: readonly SeenColumn[], presence: FactColumn, columns: ReadonlyMap<string, FactColumn>) {
    [this.seen, this.presence, this.columns] = [seen, presence, columns];
  }

  /** Parts rows into groups that the question cannot tell apart: alike in every fact it reads, and in who takes part. */
  groups(rows: Int32Array): Int32Array[] {
    const keys = new Int32Array(rows.length);
    let found = refine({ rows, keys, count: 1 }, this.presence.at, this.presence.values.length);
    for (const { at, classAt, likes } of this.seen) {
      if (likes.length > 1 && found < rows.length) found = refine({ rows, keys, count: found }, at, likes.length, classAt);
    }
    return gathered(rows, keys, found);
  }

  /** What a question sees of a leg, in words that are the same in every table: legs with the same words are alike to it. */
  outlineOf(row: number): string {
    const seen = this.seen.flatMap(({ name, at, classAt, likes }) => {
      const like = likes[classAt[at[row]!]!];
      return like === undefined ? [] : [`${name}=${like}`];
    });
    return [...seen.sort(), String(this.presence.values[this.presence.at[row]!])].join('\n');
  }

  /** What a leg states of the facts that the question reads, and one fact of whoever else takes part. */
  factsOf(row: number): StatedFacts {
    const facts: StatedFacts = {};
    const shown = new Set<string>();
    for (const { name, at, values } of this.seen) {
      const value = values[at[row]!];
      if (value === undefined) continue;
      facts[name] = derived(value, 'From the portfolio.', '');
      shown.add(prefixOf(name));
    }
    const present = String(this.presence.values[this.presence.at[row]!]).split(',').filter((prefix) => !shown.has(prefix));
    for (const prefix of present) {
      const other = [...this.columns].find(([name, { at }]) => prefixOf(name) === prefix && at[row]! > 0);
      if (other !== undefined) facts[other[0]] = derived(other[1].values[other[1].at[row]!]!, 'From the portfolio.', '');
    }
    return facts;
  }
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf('.')));
}

/** What values of a fact have to share to be alike. */
export type Likeness = (value: boolean | number | string) => unknown;

/** Rows with the keys they have so far, counted from nought. */
interface Keyed {
  rows: Int32Array;
  keys: Int32Array;
  count: number;
}

/** Up to so many pairs of key and class a list is quicker than a map. */
const listMax = 2 ** 22;

/** Splits the keys of rows by a column; gives how many keys there are then. */
function refine({ rows, keys, count }: Keyed, at: Int32Array, width: number, classAt?: Int32Array): number {
  const isListed = count * width <= Math.min(listMax, 64 + rows.length * 8);
  const list = isListed ? new Int32Array(count * width) : undefined;
  const places = new Map<number, number>();
  let fresh = 0;
  for (let index = 0; index < rows.length; index++) {
    const place = at[rows[index]!]!;
    const key = keys[index]! * width + (classAt === undefined ? place : classAt[place]!);
    // A list holds places counted from one, so that nought says there is none yet.
    let own = list === undefined ? places.get(key) : list[key]! - 1;
    if (own === undefined || own < 0) {
      own = fresh++;
      if (list === undefined) places.set(key, own);
      else list[key] = own + 1;
    }
    keys[index] = own;
  }
  return fresh;
}

function columnOf(capacity: number): FactColumn {
  return { values: [undefined], places: new Map(), at: new Int32Array(capacity) };
}

function put(column: FactColumn, row: number, value: FactValue): void {
  const key = typeof value === 'object' ? JSON.stringify(value) : `${typeof value} ${value}`;
  let place = column.places.get(key);
  if (place === undefined) {
    place = column.values.length;
    column.places.set(key, place);
    column.values.push(value);
  }
  column.at[row] = place;
}

function gathered(rows: Int32Array, keys: Int32Array, count: number): Int32Array[] {
  const sizes = new Int32Array(count);
  for (const key of keys) sizes[key]!++;
  const groups = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let index = 0; index < rows.length; index++) {
    const key = keys[index]!;
    groups[key]![sizes[key]!++] = rows[index]!;
  }
  return groups;
}
