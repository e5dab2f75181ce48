import { outcomeQuery } from '../engine/decide.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { CatalogEntry } from '../package/catalogEntry.ts';
import type { Leg } from '../package/legs.ts';
import type { StatedFacts } from '../package/statements.ts';
import { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';
import type { OtherView, Views } from './pathWays.ts';

/** Another product in the place of an item, with the answer that it would have. */
export interface Product {
  id: string;
  name: string;
  outcome: Outcome;
  otherView?: OtherView;
}

/** The things that can be offered instead: all the catalog holds. */
export interface Assortment {
  readonly entries: readonly CatalogEntry[];
}

/**
 * The products of the same kind that would have a wanted answer in the item's place, everything else as it is. What the
 * file says of the item and the catalog does not say of the other stays as the file says it.
 */
export function productsFor(
  engine: LawEngine, leg: Leg, assortment: Assortment, { question, other }: Views, options: DetermineOptions,
  isWanted: (answer: string) => boolean,
): Product[] {
  const kind = leg.facts['item.kind']?.value;
  if (typeof kind !== 'string') return [];
  const own = leg.facts['item.name']?.value;
  return assortment.entries.filter((entry) => entry.kind === kind && entry.name !== own).flatMap((entry): Product[] => {
    const loaded = new LoadedFacts(engine, instead(leg.facts, entry), options);
    const program = loaded.under(question);
    const answer = outcomeQuery(program).answer(loaded.frame) ?? loaded.outcome(question);
    if (!isWanted(answer)) return [];
    const elsewhere = loaded.outcome(other);
    return [{
      id: entry.id, name: entry.name, outcome: answer as Outcome,
      ...(elsewhere === answer ? {} : { otherView: { view: other.view, outcome: elsewhere } }),
    }];
  });
}

function instead(facts: StatedFacts, entry: CatalogEntry): StatedFacts {
  const kept = Object.entries(facts).filter(([name, { origin }]) => !(origin.kind === 'catalog' || /^circuit\d/.test(name)));
  return { ...Object.fromEntries(kept), ...entry.facts };
}
