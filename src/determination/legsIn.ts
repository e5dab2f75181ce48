import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { legsOn } from './legsOn.ts';
import { Ledgers } from './ledger.ts';
import { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';

/**
 * The legs of a package on a day, each with the openings that earlier ones leave on the law's accounts. For whoever looks
 * at legs one by one; a determination keeps the accounts itself.
 */
export function legsIn(engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions): Leg[] {
  const legs = legsOn(engine, found, catalog, options);
  const ledgers = new Ledgers(engine, found, options);
  if (!ledgers.matter(legs)) return legs;
  const known = options.knownOn === undefined ? {} : { knownOn: options.knownOn };
  return legs.map((plain) => {
    const leg = ledgers.opened(plain);
    const loaded = new LoadedFacts(engine, leg.facts, options);
    const [enforced, codified] = (['enforced', 'codified'] as const).map((view) => loaded.decide({ on: options.on, view, ...known }));
    ledgers.record(plain, leg, { enforced: enforced!, codified: codified! }, loaded);
    return leg;
  });
}
