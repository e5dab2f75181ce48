import type { Described } from '../engine/handlers/describe.ts';
import type { PlaceChoice } from './places.ts';
import type { SentenceNames } from './sentence.ts';

/** Everything a typed question may name: the catalog, countries in both languages with their cities, uses. */
export function sentenceNames(
  { catalog, endUses, countries }: Pick<Described, 'catalog' | 'endUses' | 'countries'>, places: readonly PlaceChoice[],
): SentenceNames {
  const items = catalog.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((one) => [one.toLowerCase(), id] as const));
  const named = places.flatMap(({ code, name, cities }) =>
    [...cities, name, countries[code] ?? name].map((one) => [one.toLowerCase(), code] as const));
  return { catalog: new Map(items), places: new Map(named), uses: endUses };
}
