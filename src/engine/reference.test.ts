import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laws, plainLaws, someFacts } from './randomLaw.fuzz.ts';
import { agrees, isSound, picking, supportIsExact } from './reference.fuzz.ts';

// The same laws every time, so that a failure is nobody's bad luck; the long run tries new ones.
const seed = 20_310_203;

test('the engine and the reference find the same values, truths and outcomes', () => {
  fc.assert(fc.property(laws, someFacts, agrees), { numRuns: 1000, seed });
});

test('what splitting finds holds for every completion of the facts tried', () => {
  fc.assert(fc.property(laws, someFacts, picking, isSound), { numRuns: 500, seed });
});

test('the facts named are exactly those that can change the outcome', () => {
  fc.assert(fc.property(plainLaws, supportIsExact), { numRuns: 500, seed });
});

test('a comparison sees a disagreement', () => {
  const later = { kind: 'value', name: 'later' } as const;
  assert.throws(() => supportIsExact([{
    kind: 'prohibit', id: 'prohibit', cite: '', grade: 'primary', source: '', line: 1, postures: [], name: 'name', authority: 'agency',
    when: { kind: 'compare', operator: '>', left: later, right: { kind: 'fact', name: 'speed' } },
  }]));
});
