import type { Question } from '../corpus/view.ts';
import type { Need } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { valueOf } from '../engine/load.ts';
import { needsOf } from '../engine/needs.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import { packageFacts } from '../package/packageFacts.ts';
import type { StatedFacts } from '../package/statements.ts';
import { countedFacts, Counts } from './counts.ts';
import { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';
import { partsOf } from './parts.ts';

/** What the law concludes of one fact; `null` while it is open, with what to ask. */
export interface Conclusion {
  fact: string;
  value: FactValue;
  needs: Need[];
}

/** Everything stated and counted of a package as a whole, on a day. */
export function wholePackageFacts(
  engine: LawEngine, found: Package, catalog: FigureSource, question: Question, options: DetermineOptions,
): StatedFacts {
  const counts = new Counts(engine, question);
  const { legs, collections } = partsOf(engine, found, catalog, options);
  for (const { item, facts } of legs) counts.look('items', item, new LoadedFacts(engine, facts, options));
  counts.lookAt(collections, options);
  return { ...countedFacts(counts.findings(), found.file), ...packageFacts(found) };
}

/** What the law concludes from facts. Throws `RangeError` for a fact that it does not have. */
export function conclude(
  engine: LawEngine, facts: StatedFacts, names: readonly string[], question: Question, options: DetermineOptions,
): Conclusion[] {
  const loaded = new LoadedFacts(engine, facts, options);
  const program = loaded.under(question);
  return names.map((name) => {
    const slot = engine.layout.slot(name);
    if (slot === undefined) throw new RangeError(`The vocabulary has no fact '${name}'.`);
    program.compiler.fact(slot).evaluate(loaded.frame);
    const value = valueOf(loaded.frame, slot.index);
    return { fact: name, value, needs: value === null ? needsOf(program, loaded.frame, [slot.index]) : [] };
  });
}
