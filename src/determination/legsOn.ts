import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import { type Leg, legsOf } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { withBlocMembers } from './blocs.ts';
import type { DetermineOptions } from './options.ts';
import { type OwnedPackage, withOwners, withOwnerShares } from './ownedParties.ts';

/** The legs of a package on a day: blocs stand for their members, and the owners of parties are followed. */
export function legsOn(
  engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions,
  owned: OwnedPackage = withOwners(engine, found, options),
): Leg[] {
  return legsOf(withBlocMembers(engine.corpus, owned.package, options), catalog, options.on)
    .map((leg) => withOwnerShares(leg, owned.shares, found.file));
}
