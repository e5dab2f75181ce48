import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Answer, type Basis, causesToLook, changesBetween, type Present } from './answer.ts';

const answer: Answer = {
  on: '2026-11-23', corpus: 'a', legs: { 'x@here': 'no-licence-required' }, tests: { t: 'met' }, screening: {},
  days: [{ on: '2026-12-31', causes: ['a licence ends'] }],
};
const law = { 'ear/1': 'one', 'ear/2': 'two', '': 'shared' };
const basis: Basis = {
  version: 1, day: '2026-11-23', corpus: 'a', lists: ['sdn 2026-11-20'], decided: 'd', rules: ['ear/1#a', 'ear/1#b'], law,
};
const present: Present = { version: 1, day: '2026-11-24', corpus: 'b', lists: ['sdn 2026-11-20'], decided: 'd', law, always: ['ear/9'] };
const causes = (now: Partial<Present>): string[] => causesToLook(answer, basis, { ...present, ...now });

it('an answer is looked at again only where something it rests on has moved', () => {
  assert.deepEqual(causes({}), []);
  assert.deepEqual(causes({ law: { ...law, 'ear/2': 'changed' } }), [], 'no proof looks at it');
  assert.deepEqual(causes({ law: { ...law, 'ear/1': 'changed' } }), ['law: ear/1']);
  assert.deepEqual(causes({ law: { ...law, 'ear/3': 'new' } }), ['law: ear/3'], 'what is new may bear on anything');
  assert.deepEqual(causes({ law: { ...law, '': 'changed' } }), ['law: tables and words that rules share']);
  const reviewed = { ...basis, law: { ...law, 'ear/9': 'how it is reviewed' } };
  const changed = { ...present, law: { ...law, 'ear/9': 'otherwise' } };
  assert.deepEqual(causesToLook(answer, reviewed, changed), ['law: ear/9'], 'proofs may not show it');
  assert.deepEqual(causes({ version: 2 }), ['version 2 of the package']);
  assert.deepEqual(causes({ lists: ['sdn 2026-11-24'] }), ['lists: sdn 2026-11-24']);
  assert.deepEqual(causes({ decided: 'e' }), ['decisions on parties']);
  assert.deepEqual(causes({ day: '2026-12-31' }), ['day 2026-12-31: a licence ends']);
});

it('only a real change is one', () => {
  assert.deepEqual(changesBetween(answer, { ...answer, on: '2026-12-01', corpus: 'b', days: [] }), []);
  assert.deepEqual(changesBetween(answer, { ...answer, legs: { 'x@here': 'barred' }, tests: {}, screening: { 'p: sdn 1': 'open' } }), [
    { about: 'leg', finding: 'x@here', before: 'no-licence-required', after: 'barred' },
    { about: 'test', finding: 't', before: 'met', after: null },
    { about: 'screening', finding: 'p: sdn 1', before: null, after: 'open' },
  ]);
});
