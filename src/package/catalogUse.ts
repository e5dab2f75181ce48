import type { FactValue } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Catalog } from './catalog.ts';
import type { CatalogEntry } from './catalogEntry.ts';
import { itemsOf, type Package } from './model.ts';

/** The names under which a package asks the catalog. */
export function namesIn(source: Package): string[] {
  return itemsOf(source).flatMap(({ item }) =>
    [item.catalog, ...(item.circuits ?? []).map(({ catalog }) => catalog)].filter((name) => name !== undefined));
}

/** The names under which the facts of one delivery ask the catalog. */
export function catalogNamesIn({ corpus }: LawEngine, facts: Readonly<Record<string, FactValue>>): string[] {
  const slots = ['item', ...corpus.vocabulary.collections.circuits?.prefixes ?? []];
  return slots.flatMap((slot) => (typeof facts[slot] === 'string' ? [facts[slot]] : []));
}

/** The entries behind names, each once. */
export function namedEntries(catalog: Catalog, names: readonly string[]): CatalogEntry[] {
  const found = names.flatMap((name) => catalog.find(name) ?? []);
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}
