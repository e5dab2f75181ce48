import { parseDocument, stringify } from 'yaml';
import { readLawData, sourcedOf } from '../corpus/lawData.ts';

/** What of a package file is for the licensing agency alone, as the law's data has it. */
export interface LicensingWall {
  fields: readonly string[];
  /** Names of facts; one that ends in `*` stands for all that begin so. */
  facts: readonly string[];
  /** Fields below those parts whose texts are taken out wherever else they stand. */
  telling: readonly string[];
}

/** A package file as the Program's staff read it. */
export interface Walled {
  text: string;
  /** How many parts and facts were taken out. */
  withheld: number;
}

/** Shorter texts say nothing anywhere else. */
const shortestTelling = 4;
const sign = 'withheld';

/** Reads what is walled off. Throws `InputError` where it is not in its form. */
export function readLicensingWall(file: string, text: string): LicensingWall {
  return readLawData(file, text, (source, tree) => {
    source.map(tree, [], ['grade', 'source', 'ours', 'fields', 'facts', 'telling']);
    sourcedOf(source, tree, []);
    return { fields: source.texts(tree, [], 'fields'), facts: source.texts(tree, [], 'facts'), telling: source.texts(tree, [], 'telling') };
  });
}

/** Whether a fact is for the licensing agency alone. */
export function isWalled({ facts }: LicensingWall, name: string): boolean {
  return facts.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
}

/**
 * A package file without what is for the licensing agency alone, and without its comments, which could speak of it. What is determined
 * from it cannot tell of what was never in it. The text has to be that of a package that can be read.
 */
export function withoutLicensing(text: string, wall: LicensingWall): Walled {
  const whole = parseDocument(text).toJS({ maxAliasCount: -1 }) as Record<string, unknown>;
  const taken: unknown[] = wall.fields.filter((field) => field in whole).map((field) => whole[field]);
  const rest = Object.fromEntries(Object.entries(whole).filter(([field]) => !wall.fields.includes(field)));
  const clean = withoutFacts(rest, wall, (value) => taken.push(value));
  if (taken.length === 0) return { text, withheld: 0 };
  const told = [...textsUnder(taken, wall.telling, false)].filter(({ length }) => length >= shortestTelling)
    .toSorted((left, right) => right.length - left.length);
  const silent = (one: string): string => told.reduce((left, word) => left.replaceAll(word, sign), one);
  return { text: stringify(eachText(clean, silent)), withheld: taken.length };
}

/** Facts stand under `facts`, wherever that is; a judgement names the fact that it settles. */
function withoutFacts(value: unknown, wall: LicensingWall, take: (value: unknown) => void): unknown {
  if (Array.isArray(value)) {
    return value.filter((one) => {
      const isTaken = isTree(one) && typeof one.settles === 'string' && isWalled(wall, one.settles);
      if (isTaken) take(one);
      return !isTaken;
    }).map((one) => withoutFacts(one, wall, take));
  }
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => {
    if (key !== 'facts' || !isTree(below)) return [key, withoutFacts(below, wall, take)];
    return [key, Object.fromEntries(Object.entries(below).filter(([name, fact]) => {
      const isTaken = isWalled(wall, name);
      if (isTaken) take(fact);
      return !isTaken;
    }))];
  }));
}

/** Every text below a field of one of these names. */
function* textsUnder(value: unknown, fields: readonly string[], isBelow: boolean): Iterable<string> {
  if (typeof value === 'string' && isBelow) yield value;
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, below] of Object.entries(value)) yield* textsUnder(below, fields, isBelow || !isList && fields.includes(key));
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => eachText(one, change));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, eachText(below, change)]));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
