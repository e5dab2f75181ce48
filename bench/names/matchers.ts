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

/** A matcher of names that is measured: the entries it finds for a name, best first, leaving one name out. */
export interface Matcher {
  title: string;
  /** Its package, for the version in the report. */
  package?: string;
  /** How many queries it is asked; the slow ones fewer. */
  queries: number;
  rank: (name: string, leftOut?: (each: IndexedName) => boolean) => number[];
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
    rank: (asked, leftOut = () => false) => ranked(search.search(nameOf(asked, 'unknown'), threshold)
      .map(({ name, score }) => ({ ...names[name]!, score })).filter((each) => !leftOut(each))),
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
      title: 'MiniSearch', package: 'minisearch', queries: 40,
      rank: (asked, leftOut = () => false) => ranked(mini.search(asked, { fuzzy: 0.3, prefix: true })
        .map(({ id, score }) => ({ ...names[id as number]!, score })).filter((each) => !leftOut(each))),
    }, {
      title: 'Fuse.js', package: 'fuse.js', queries: 3,
      rank: (asked, leftOut = () => false) => ranked(fuse.search(asked, { limit: 100 })
        .map(({ item, score = 1 }) => ({ ...item, score: 1 - score })).filter((each) => !leftOut(each))),
    }, {
      title: 'token Jaro-Winkler, every name', package: 'talisman', queries: 4,
      rank: (asked, leftOut = () => false) => {
        const mine = tokensOf(asked);
        return ranked(names.map((each, at) => ({ ...each, score: tokenSimilarity(mine, tokens[at]!) }))
          .filter((each) => each.score > 0.6 && !leftOut(each)));
      },
    },
  ];
}

/** Each entry once, by its best name. */
function ranked(found: (IndexedName & { score: number })[]): number[] {
  return [...new Set(found.sort((left, right) => right.score - left.score).map(({ entry }) => entry))];
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
