import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import { determine } from './determine.ts';
import type { DetermineOptions } from './options.ts';
import type { Proof } from './proof.ts';
import { proveLeg } from './proveLeg.ts';
import { proveTest } from './proveTest.ts';

/** The proofs of every finding of a package, legs first. Throws `FactError` on facts that cannot be used. */
export function provePackage(
  engine: LawEngine, source: Package, catalog: FigureSource, options: DetermineOptions & { assumeOrdinary: boolean },
): Proof[] {
  const found = determine(engine, source, catalog, { ...options, horizonDays: 0 });
  return [
    ...found.legs.map((leg) => proveLeg(engine, leg, ['enforced', 'codified'], found, options)),
    ...found.tests.map((test) => proveTest(engine, test, source, found, options)),
  ];
}
