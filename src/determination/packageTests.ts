import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import { Counts } from './counts.ts';
import type { TestFinding } from './determination.ts';
import { legsIn } from './legsIn.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';
import { partsOf } from './parts.ts';
import { mergeLegTests, testFacts, testPackage } from './tests.ts';

/** The tests of a package by themselves, as a determination has them; no leg is decided for them. */
export function testsOf(engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions): TestFinding[] {
  const { owned, collections } = partsOf(engine, found, catalog, options);
  const today = questionOf(options, 'enforced');
  const counts = new Counts(engine, today);
  const ofLegs: TestFinding[] = [];
  for (const { id, item, facts } of legsIn(engine, found, catalog, options)) {
    const loaded = new LoadedFacts(engine, facts, options);
    counts.look('items', item, loaded);
    for (const [subject, of] of [['item', item], ['leg', id]] as const) {
      ofLegs.push(...testFacts(loaded, today, subject, of).map((test) => ({ ...test, legs: [id] })));
    }
  }
  counts.lookAt(collections, options);
  return [...testPackage(engine, owned, counts.findings(), today, options), ...mergeLegTests(ofLegs)];
}
