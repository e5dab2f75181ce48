import { say } from '../corpus/phrase.ts';
import type { Frame } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { settlingName } from '../engine/layout.ts';
import type { Loaded } from '../engine/load.ts';
import type { Program } from '../engine/program.ts';
import { Prover } from '../engine/prover.ts';
import type { Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import { type CountFinding, countsTold } from './counts.ts';
import type { Determination, TestFinding } from './determination.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, factsOn, questionOf } from './options.ts';
import { type Proof, proofFormat, type ViewProof } from './proof.ts';
import { factSteps, stepOf, withOrigins, wordingsOf } from './proofFacts.ts';
import { subjectFacts } from './tests.ts';

/** The name of a test's finding: the rule, and whom or what it was put to. */
export function testId({ rule, of }: Pick<TestFinding, 'rule' | 'of'>): string {
  return `${rule.replace('#', ':')}${of === '' ? '' : `@${of}`}`;
}

/** Proves how a test of the package, a party, a site, an item or a leg comes out. */
export function proveTest(
  engine: LawEngine, test: TestFinding, source: Package, found: Determination, options: DetermineOptions,
): Proof {
  const { on, knownOn, corpus, verifiedThrough } = found;
  const stated = factsOn(factsOf(test, source, found, countsTold(engine, test.counts)), on);
  const facts = new LoadedFacts(engine, stated, options);
  const question = questionOf(options, 'enforced');
  const before = facts.recall(`proof ${test.rule}`, () => provenTest(facts.under(question), facts.ready(), engine.frame, test, stated));
  return {
    format: proofFormat, finding: testId(test), kind: 'test', title: `${test.name}${test.of === '' ? '' : ` (${test.of})`}`,
    on, knownOn, corpus, verifiedThrough,
    views: [withOrigins(before, engine.program(question), stated)],
  };
}

function provenTest(program: Program, loaded: Loaded, frame: Frame, test: TestFinding, stated: StatedFacts): ViewProof {
  const prover = new Prover(program, frame);
  const rule = program.tests.find((one) => one.rule.id === test.rule)?.rule;
  const steps = rule === undefined ? [] : [stepOf(program, prover.rule(rule, rule.met), 'tests', test.name)];
  if (rule !== undefined && rule.when.kind !== 'literal') {
    const applies = prover.rule(rule);
    steps.unshift({ ...stepOf(program, applies, 'tests', 'Whether the test applies'), id: `enforced/${rule.id}/when` });
    // A condition that holds has settled it; the conjuncts of the test stand in the step below.
    if (applies.truth !== 'true') steps.pop();
  }
  const facts = factSteps(program, frame, prover, loaded, stated);
  return {
    id: 'enforced', outcome: test.status, eccn: null, reviewPolicy: null, grade: test.grade, steps, notMet: [], openEitherWay: [],
    facts, wordings: wordingsOf(program, steps, facts), needs: test.needs, possibleOutcomes: [], readings: [],
    restsOn: test.judged === undefined ? []
      : [{ kind: 'record', fact: settlingName(test.rule), ...say('rests-on.recorded', { record: test.judged }) }],
  };
}

/** The facts a test of a subject is put to, as `testPackage` puts them together. */
export function factsOf(
  { subject, of, legs }: Pick<TestFinding, 'subject' | 'of' | 'legs'>, source: Package, found: Determination,
  counts: readonly CountFinding[],
): StatedFacts {
  if (subject === 'item' || subject === 'leg') return found.legs.find(({ id }) => id === legs[0])?.facts ?? {};
  return subjectFacts(source, subject, of, counts, found.on);
}
