import type { Corpus } from '../corpus/corpus.ts';
import { membersOn } from '../corpus/table.ts';
import type { Package } from '../package/model.ts';
import { entriesOf, needed, readLawData } from '../corpus/lawData.ts';

/** A list of the law on which a market may stand. */
export interface MarketList {
  table: string;
  set: string;
  means: string;
  cite: string;
}

/** A target country, through which bloc it is one, and the lists on which it stands. A flag decides nothing. */
export interface MarketFinding {
  country: string;
  name: string;
  through: string[];
  flags: MarketList[];
}

/** Reads the lists. Throws `InputError` where they are not in their form. */
export function readMarketLists(file: string, text: string): MarketList[] {
  return readLawData(file, text, (source, tree) =>
    entriesOf(source, tree, 'lists', ['table', 'set', 'means', 'cite'], (entry, path) => ({
      table: needed(source, entry, path, 'table'), set: needed(source, entry, path, 'set'),
      means: needed(source, entry, path, 'means'), cite: needed(source, entry, path, 'cite'),
    })));
}

/** Every target country of a package, the members of its blocs among them, held against the lists of a day. */
export function marketFindings(
  corpus: Corpus, { targets }: Package, lists: readonly MarketList[], on: string, knownOn?: string,
): MarketFinding[] {
  const through = new Map<string, string[]>((targets?.countries ?? []).map((country) => [country, []]));
  for (const bloc of targets?.blocs ?? []) {
    for (const member of membersOn(corpus, 'blocs', bloc, on, knownOn)) through.set(member, [...(through.get(member) ?? []), bloc]);
  }
  const members = lists.map((list) => ({ list, set: membersOn(corpus, list.table, list.set, on, knownOn) }));
  return [...through].map(([country, blocs]) => ({
    country, name: corpus.countries[country] ?? country, through: blocs,
    flags: members.filter(({ set }) => set.has(country)).map(({ list }) => list),
  }));
}
