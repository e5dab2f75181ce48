import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from './problem.ts';
import { RateLimit } from './rateLimit.ts';

test('everybody has so many requests a minute of their own, and gets them back with time', () => {
  let now = 0;
  const limit = new RateLimit(60, () => now);
  for (let request = 0; request < 60; request++) limit.take('one');
  assert.throws(() => limit.take('one'), (error) => error instanceof Problem && error.status === 429
    && error.headers['retry-after'] === '1');
  limit.take('other');
  now += 1000;
  limit.take('one');
  assert.throws(() => limit.take('one'), Problem);
  now += 3_600_000;
  for (let request = 0; request < 60; request++) limit.take('one');
  assert.throws(() => limit.take('one'), Problem, 'no more than a minute is saved up');
});

test('who is forgotten for want of room begins anew, and memory does not grow', () => {
  const limit = new RateLimit(1, () => 0);
  for (let who = 0; who < 20_000; who++) limit.take(`address ${who}`);
  limit.take('address 0');
  assert.throws(() => limit.take('address 19999'), Problem);
});
