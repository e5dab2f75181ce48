import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needFrom } from './need.ts';

test('an address holds a need; what it does not say is left out, and what is no figure too', () => {
  assert.equal(needFrom(new URLSearchParams('budget=5'), 'N'), undefined, 'without a country nothing is open or closed');
  assert.deepEqual(needFrom(new URLSearchParams('country=AM&by=2027-06-30&budget=4e7&power=2&keeps=local-keys, logs'), 'N'), {
    title: 'N', country: 'AM', by: '2027-06-30', budgetDollars: 40_000_000, powerMegawatts: 2, sovereignty: ['local-keys', 'logs'],
  });
  assert.deepEqual(needFrom(new URLSearchParams('country=AM&by=soon&budget=-1&power='), 'N'),
    { title: 'N', country: 'AM', sovereignty: [] });
});
