import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../../engine/program.ts';
import { byCountry, changeDays, stretchOf, transitions } from './outcomes.ts';

const groups = [['AA', 'AB'], ['BA'], ['CA']];
const day = (name: string, enforced: string, codified = enforced) => {
  const read = (text: string): Outcome[] => [...text].map((letter) => (letter === 'n' ? 'no-licence-required' : 'licence-required'));
  return { day: name, enforced: read(enforced), codified: read(codified) };
};

test('every country has the outcome of its group', () => {
  assert.deepEqual([...byCountry(groups, day('2030-01-01', 'nln').enforced)],
    [['AA', 'no-licence-required'], ['AB', 'no-licence-required'], ['BA', 'licence-required'], ['CA', 'no-licence-required']]);
});

test('what moved is gathered by view and by what it became, the most countries first', () => {
  assert.deepEqual(transitions(groups, day('2030-01-01', 'nln', 'nnn'), day('2030-02-01', 'lnl', 'nnn')), [
    { view: 'enforced', before: 'no-licence-required', after: 'licence-required', countries: ['AA', 'AB', 'CA'] },
    { view: 'enforced', before: 'licence-required', after: 'no-licence-required', countries: ['BA'] },
  ]);
});

test('days of change need both neighbours; a day lies in the stretch that began before it', () => {
  const days = ['2030-01-01', '2030-02-01', '2030-03-01', '2030-04-01'];
  const known = new Map([day('2030-01-01', 'nnn'), day('2030-02-01', 'nnn'), day('2030-04-01', 'lll')].map((one) => [one.day, one]));
  assert.deepEqual(changeDays(days, new Map()), []);
  assert.deepEqual(changeDays(days, known), ['2030-01-01']);
  known.set('2030-03-01', day('2030-03-01', 'nnn', 'nnl'));
  assert.deepEqual(changeDays(days, known), ['2030-01-01', '2030-03-01', '2030-04-01']);
  assert.equal(stretchOf(days, '2030-02-15'), '2030-02-01');
  assert.equal(stretchOf(days, '2029-01-01'), '2030-01-01');
});
