import { visit } from '../corpus/expression.ts';
import type { TestRule } from '../corpus/rule.ts';
import { authorityOf } from '../engine/authority.ts';
import type { Authority } from '../engine/decision.ts';
import type { Query } from '../engine/explore.ts';
import { type FlipBounds, flipsOf, type Lever } from '../engine/flips.ts';
import { False, type Frame, True } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Slot } from '../engine/layout.ts';
import { Needs, type TruthNode } from '../engine/node.ts';
import type { Program } from '../engine/program.ts';
import { Suppositions } from '../engine/suppositions.ts';
import { collectionsOf } from '../package/collections.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { packageFacts } from '../package/packageFacts.ts';
import { countedFacts, Counts } from './counts.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';

/** A test of the package that it fails, and the sets of changes that would meet it: each set is enough. */
export interface TestPaths extends Authority {
  name: string;
  severity: string;
  ways: { fact: string; change: string; control: string }[][];
}

const bounds: FlipBounds = { sizeMax: 4, stepsMax: 1000 };

/** The tests of the package as a whole that it surely fails, with what would meet them. */
export function testPaths(
  engine: LawEngine, found: Package, legs: readonly Leg[], catalog: FigureSource, options: DetermineOptions,
): TestPaths[] {
  const question = questionOf(options, 'enforced');
  const counts = new Counts(engine, question);
  for (const leg of legs) counts.look('items', leg.item, new LoadedFacts(engine, leg.facts, options));
  counts.lookAt(collectionsOf(found, legs, catalog), options);
  const own = { ...countedFacts(counts.findings(), found.file), ...packageFacts(found) };
  const loaded = new LoadedFacts(engine, own, options);
  const program = loaded.under(question);
  return program.tests.flatMap(({ rule, node, met }): TestPaths[] => {
    const isFailed = rule.subject === 'package' && node.evaluate(loaded.frame) !== False && met.evaluate(loaded.frame) === False;
    if (!isFailed) return [];
    const { name, severity } = rule;
    return [{ ...authorityOf(program, rule), name, severity, ways: waysFor(program, loaded.frame, rule, met) }];
  });
}

function waysFor(program: Program, frame: Frame, rule: TestRule, met: TruthNode): TestPaths['ways'] {
  const query: Query = {
    answer: (asked) => {
      const truth = met.evaluate(asked);
      return truth === True ? 'yes' : truth === False ? 'no' : undefined;
    },
    collect: (asked, needs) => met.collect(asked, needs),
  };
  const slots = new Set<Slot>();
  visit(rule.met, (part) => {
    const slot = part.kind === 'fact' ? program.layout.slot(part.name) : undefined;
    if (slot?.definition.lever === true) slots.add(slot);
  });
  const levers = [...slots].map((slot) => leverFor(frame, query, slot, slots));
  const { flips } = flipsOf(frame, query, levers, (answer) => answer === 'yes', bounds);
  return flips.map((flip) => flip.levers.map(({ name: { name, definition: { change = '', control = '' } } }) =>
    ({ fact: name, change, control })));
}

/** A count can become anything; the test says at which counts it turns. */
function leverFor(frame: Frame, query: Query, slot: Slot, all: ReadonlySet<Slot>): Lever<Slot> {
  const supposed = new Suppositions(frame, query);
  supposed.openAll([...all].map(({ index }) => index));
  const needs = new Needs();
  query.collect(frame, needs);
  supposed.liftAll();
  const cuts = [...needs.get(slot.index) ?? []].flatMap((cut) => ('last' in cut ? [Math.floor(cut.last), Math.floor(cut.last) + 1] : []));
  const values = slot.definition.type === 'boolean' ? [1] : [...new Set([0, 1, ...cuts])].filter((value) => value >= 0);
  return { name: slot, alternatives: values.map((value) => [{ slot: slot.index, low: value, high: value }]) };
}
