import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberTyped, numberWritten } from './numbers.ts';

test('figures are read as people type them', () => {
  assert.equal(numberTyped('10,000'), 10_000);
  assert.equal(numberTyped(' 1 400.5 '), 1400.5);
  assert.deepEqual(numberTyped('200-400'), { min: 200, max: 400 });
  assert.deepEqual(numberTyped('≥ 12'), { min: 12 });
  assert.equal(numberTyped('?'), null);
  assert.equal(numberTyped(''), undefined);
  for (const wrong of ['many', '12x', '400-200', '-5']) assert.equal(numberTyped(wrong), 'wrong', wrong);
});

test('what is written can be typed again', () => {
  for (const value of [undefined, null, 12, 0.5, { min: 1, max: 2 }, { min: 3 }, { max: 4 }]) {
    assert.deepEqual(numberTyped(numberWritten(value)), value);
  }
});
