import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Rule } from '../corpus/rule.ts';
import { outcomeQuery } from './decide.ts';
import { flipsOf } from './flips.ts';
import { LawEngine } from './lawEngine.ts';
import { corpusOf, flags, plainLaws } from './randomLaw.fuzz.ts';

const question = { on: '2031-01-01', view: 'enforced' as const };
const wanted = ['no-licence-required', 'exception-available', 'authorised', 'not-subject'];

function factsOf(bits: number): Record<string, boolean> {
  return { subjectToEar: true, ...Object.fromEntries(flags.map((name, place) => [name, (bits >> place & 1) === 1])) };
}

/** All sets of flags whose change, and that of no part of them, leads to a wanted outcome. */
function byForce(engine: LawEngine, start: number): string[] {
  const works = (changed: number): boolean => wanted.includes(engine.outcome(factsOf(start ^ changed), question));
  const sets = Array.from({ length: 2 ** flags.length }, (_, changed) => changed).filter((changed) => changed > 0);
  return sets.filter((changed) => works(changed)
    && sets.every((part) => part === changed || (part & changed) !== part || !works(part)))
    .map((changed) => flags.filter((_, place) => (changed >> place & 1) === 1).sort().join(' '));
}

function flipsRightly(rules: Rule[], start: number): void {
  const engine = new LawEngine(corpusOf(rules));
  if (wanted.includes(engine.outcome(factsOf(start), question))) return;
  const expected = byForce(engine, start);
  engine.load(factsOf(start), question.on);
  const levers = flags.map((name, place) => {
    const [slot, to] = [engine.layout.slot(name)!.index, (start >> place & 1) === 1 ? 0 : 1];
    return { name, alternatives: [[{ slot, low: to, high: to }]] };
  });
  const query = outcomeQuery(engine.program(question));
  const { flips, bounded } = flipsOf(engine.frame, query, levers, (answer) => wanted.includes(answer), { sizeMax: 4, stepsMax: 10_000 });
  assert.equal(bounded, false);
  assert.deepEqual(flips.map((flip) => flip.levers.map(({ name }) => name).sort().join(' ')).sort(), expected.sort());
}

test('the ways found are all that there are, and none of them holds another', () => {
  fc.assert(fc.property(plainLaws, fc.nat(2 ** flags.length - 1), flipsRightly), { numRuns: 500, seed: 20_310_203 });
});

test('a search that is cut short says so', () => {
  const engine = new LawEngine(corpusOf([{
    kind: 'prohibit', id: 'prohibit', cite: '', grade: 'primary', source: '', line: 1, postures: [], name: 'name', authority: 'agency',
    when: { kind: 'fact', name: 'fast' },
  }]));
  engine.load({ fast: true, subjectToEar: true }, question.on);
  const slot = engine.layout.slot('fast')!.index;
  const levers = [{ name: 'fast', alternatives: [[{ slot, low: 0, high: 0 }]] }];
  const query = outcomeQuery(engine.program(question));
  const search = (stepsMax: number) => flipsOf(engine.frame, query, levers, (answer) => wanted.includes(answer), { sizeMax: 1, stepsMax });
  assert.equal(search(1).bounded, true);
  assert.equal(search(100).bounded, false);
  assert.equal(search(100).flips.length, 1);
});
