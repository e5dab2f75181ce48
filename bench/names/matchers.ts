import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import jaroWinkler from 'talisman/metrics/jaro-winkler.js';
import type { ListEntry } from '../../src/screening/entry.ts';
import { indexNames } from '../../src/screening/names/index/nameIndex.ts';
import { NameSearch } from '../../src/screening/names/index/search.ts';
import { nameOf } from '../../src/screening/names/name.ts';

/** A name of an entry, as every matcher indexes it. */
export interface IndexedName {
  id: number;
  entry: number;
  name: string;
}

/** A name that some entries lose before they are searched. */
export interface Without {
  entries: ReadonlySet<number>;
  name: string;
}

/** A matcher of names that is measured: the entries it finds for a name, best first, leaving one name out. */
export interface Matcher {
  title: string;
  /** For the report; none for Portolan's own. */
  version?: string;
  /** How many queries it is asked; the slow ones fewer. */
  queries: number;
  rank: (name: string, without?: Without) => number[] | Promise<number[]>;
  /** The time of the processor that it took until now, where that is not this process. */
  milliseconds?: () => number;
}

/** Two names that may be one party's; the schema is that of the public pairs. */
export interface NamePair {
  one: string;
  other: string;
  schema: string;
}

/** A matcher of another language, in a process of its own. */
export interface OutsideMatcher extends Matcher {
  version: string;
  scorePairs: (pairs: readonly NamePair[]) => Promise<number[]>;
  milliseconds: () => number;
  close: () => void;
}

/** Every name of every entry, each once. */
export function indexedNames(entries: readonly ListEntry[]): IndexedName[] {
  return entries.flatMap(({ name, aliases }, entry) => [...new Set([name, ...aliases.map((alias) => alias.name)])]
    .map((written) => ({ entry, name: written }))).map((each, id) => ({ id, ...each }));
}

/** Portolan's matcher, finding everything down to a low score, so that ranks can be compared. */
export function openPortolan(entries: readonly ListEntry[], names: readonly IndexedName[], threshold: number): Matcher {
  const listed = names.map(({ name, entry }) => nameOf(name, entries[entry]!.kind));
  const search = new NameSearch(indexNames(listed), (name) => listed[name]!);
  return {
    title: 'Portolan', queries: Infinity,
    rank: (asked, without) => ranked(search.search(nameOf(asked, 'unknown'), threshold)
      .map(({ name, score }) => ({ ...names[name]!, score })), without),
  };
}

/** The peers: two search libraries with their fuzzy search on, and the measure most tools build on, tried on every name. */
export function openPeers(names: readonly IndexedName[]): Matcher[] {
  const fuse = new Fuse(names, { keys: ['name'], includeScore: true, threshold: 0.6, ignoreLocation: true });
  const mini = new MiniSearch<IndexedName>({ fields: ['name'], storeFields: ['entry', 'name'] });
  mini.addAll(names);
  const tokens = names.map(({ name }) => tokensOf(name));
  return [
    {
      title: 'MiniSearch', version: installed('minisearch'), queries: 40,
      rank: (asked, without) => ranked(mini.search(asked, { fuzzy: 0.3, prefix: true })
        .map(({ id, score }) => ({ ...names[id as number]!, score })), without),
    }, {
      title: 'Fuse.js', version: installed('fuse.js'), queries: 3,
      rank: (asked, without) => ranked(fuse.search(asked, { limit: 100 })
        .map(({ item, score = 1 }) => ({ ...item, score: 1 - score })), without),
    }, {
      title: 'token Jaro-Winkler, every name', version: installed('talisman'), queries: 4,
      rank: (asked, without) => {
        const mine = tokensOf(asked);
        return ranked(names.map((each, at) => ({ ...each, score: tokenSimilarity(mine, tokens[at]!) }))
          .filter(({ score }) => score > 0.6), without);
      },
    },
  ];
}

function installed(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}

/** Each entry once, by the best of the names it keeps. */
function ranked(found: (IndexedName & { score: number })[], without?: Without): number[] {
  const kept = found.filter(({ entry, name }) => without?.entries.has(entry) !== true || name !== without.name);
  return [...new Set(kept.sort((left, right) => right.score - left.score).map(({ entry }) => entry))];
}

/** The words of a name, as plain as a common tool takes them. */
export function tokensOf(name: string): string[] {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
}

/** The usual token measure: each word with the likest of the other name, by letters, both ways, the mean of both. */
export function tokenSimilarity(left: readonly string[], right: readonly string[]): number {
  return (oneWay(left, right) + oneWay(right, left)) / 2;
}

function oneWay(from: readonly string[], to: readonly string[]): number {
  let [sum, letters] = [0, 0];
  for (const token of from) {
    let best = 0;
    for (const other of to) best = Math.max(best, jaroWinkler(token, other));
    sum += best * token.length;
    letters += token.length;
  }
  return letters === 0 ? 0 : sum / letters;
}
