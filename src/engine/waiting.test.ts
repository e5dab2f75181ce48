import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Rule } from '../corpus/rule.ts';
import { outcomeQuery } from './decide.ts';
import { LawEngine } from './lawEngine.ts';
import { corpusOf, flags, plainLaws } from './randomLaw.fuzz.ts';
import { waitingOf } from './waiting.ts';

const question = { on: '2031-01-01', view: 'enforced' as const };

/** The outcome for every completion of the four flags, by its bits. */
function outcomes(engine: LawEngine): string[] {
  return Array.from({ length: 2 ** flags.length }, (_, bits) => engine.outcome(
    { subjectToEar: true, ...Object.fromEntries(flags.map((name, place) => [name, (bits >> place & 1) === 1])) }, question));
}

/** The fewest flags that settle the outcome for some way in which they turn out. */
function fewest(answers: readonly string[]): number {
  const all = answers.map((_, bits) => bits);
  const sizes = all.flatMap((kept) => all.some((value) => {
    const alike = all.filter((bits) => (bits & kept) === (value & kept)).map((bits) => answers[bits]);
    return alike.every((answer) => answer === alike[0]);
  }) ? [flags.filter((_, place) => (kept >> place & 1) === 1).length] : []);
  return Math.min(...sizes);
}

function waitsRightly(rules: Rule[]): void {
  const engine = new LawEngine(corpusOf(rules));
  const answers = outcomes(engine);
  const deciding = flags.filter((_, place) => answers.some((answer, bits) => answer !== answers[bits ^ 1 << place]));
  engine.load({ subjectToEar: true }, question.on);
  const waiting = waitingOf(engine.frame, outcomeQuery(engine.program(question)), { effortOf: () => 1 });
  const nameOf = (slot: number): string => engine.layout.slots[slot]!.name;
  assert.deepEqual([...waiting?.proven ?? []].map(nameOf).sort(), deciding.sort(), 'the facts that matter');
  assert.equal(waiting?.possible.size ?? 0, 0, 'nothing is left in doubt');
  assert.equal(waiting?.shortest.length ?? 0, deciding.length === 0 ? 0 : fewest(answers), 'the shortest way');
}

test('an answer waits for exactly the facts that can change it, and the shortest way is as short as any', () => {
  fc.assert(fc.property(plainLaws, waitsRightly), { numRuns: 400, seed: 20_310_203 });
});

test('a question leaves the facts as they were', () => {
  fc.assert(fc.property(plainLaws, (rules) => {
    const engine = new LawEngine(corpusOf(rules));
    engine.load({ subjectToEar: true }, question.on);
    const program = engine.program(question);
    const before = [engine.frame.low.join(), engine.frame.high.join(), engine.frame.stated.join()];
    waitingOf(engine.frame, outcomeQuery(program), { effortOf: () => 1 });
    assert.deepEqual([engine.frame.low.join(), engine.frame.high.join(), engine.frame.stated.join()], before);
  }), { numRuns: 100, seed: 7 });
});
