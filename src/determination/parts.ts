import type { LawEngine } from '../engine/lawEngine.ts';
import { type CollectionName, collectionsOf, type Element } from '../package/collections.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { legsOn } from './legsOn.ts';
import { recalled } from './memory.ts';
import type { DetermineOptions } from './options.ts';
import { withOwners } from './ownedParties.ts';

/** What follows from a package before anything is decided. */
export interface PackageParts {
  /** The package, its parties with what follows from their owners. */
  owned: Package;
  legs: Leg[];
  collections: Record<CollectionName, Element[]>;
}

/** The parts of a package on a day, made once where a memory is kept. Throws `InputError` where owners contradict the file. */
export function partsOf(engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions): PackageParts {
  return recalled(options, found, 'parts', () => {
    const owned = withOwners(engine, found, options);
    const legs = legsOn(engine, found, catalog, options, owned);
    return { owned: owned.package, legs, collections: collectionsOf(owned.package, legs, catalog) };
  });
}
