import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestBench } from '../../testing/bench.ts';
import { worldOn, worldReasons } from './world.ts';

const bench = openTestBench();
const question = { item: 'nvidia-h200-sxm', quantity: 1000, operator: null, parent: null };

test('a chip that needs a licence for China needs none for Germany; a parent in China carries its country along', () => {
  const { enforced } = worldOn(bench, { question, day: '2026-11-23' });
  assert.equal(enforced.filter((outcome) => outcome === 'licence-required').length > 20, true);
  assert.ok(enforced.includes('no-licence-required'));
  const chinese = worldOn(bench, { question: { ...question, parent: 'CN' }, day: '2026-11-23' });
  const free = (outcomes: readonly string[]): number => outcomes.filter((one) => one === 'no-licence-required').length;
  assert.ok(free(chinese.enforced) < free(enforced) / 5);
});

test('the days on which the world changes have reasons, and a day on which it does not has none', () => {
  assert.ok(worldReasons(bench, { question, day: '2023-11-17' }).length > 0);
  assert.deepEqual(worldReasons(bench, { question, day: '2023-11-20' }), []);
});
