import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyBook, entityOf, structureOn } from './book.ts';
import { topsOf } from './parent.ts';
import { shareOf, whole } from './share.ts';
import type { Interval } from '../../engine/fact.ts';

const moreThanHalf = whole / 2 + 1;
const at = { file: 'owners.csv', line: 1, column: 1 };

function tops(stakes: [string, string, number | Interval | null][], controls: [string, string][] = []): string[] {
  const book = emptyBook();
  for (const [owner, owned] of [...stakes, ...controls]) for (const id of [owner, owned]) entityOf(book, id);
  for (const [owner, owned, percent] of stakes) book.stakes.push({ owner, owned, share: shareOf(percent), at });
  for (const [owner, owned] of controls) book.controls.push({ owner, owned, at });
  const structure = structureOn(book, '2025-01-01');
  const { tops: found } = topsOf(structure, structure.numberOf.get('X')!, moreThanHalf, true);
  return found.map(({ path, isCircle }) => path.map((entity) => structure.entities[entity]!.id).join('<') + (isCircle ? '…' : '')).sort();
}

test('one climbs through owners of more than half to whoever nobody is above', () => {
  assert.deepEqual(tops([['A', 'X', 60], ['B', 'A', 51], ['C', 'B', 50], ['D', 'B', 50]]), ['X<A<B']);
  assert.deepEqual(tops([['A', 'X', 50]]), ['X']);
});

test('control goes before shares, and several controllers leave it open', () => {
  assert.deepEqual(tops([['A', 'X', 60]], [['B', 'X']]), ['X<B']);
  assert.deepEqual(tops([], [['A', 'X'], ['B', 'X']]), ['X', 'X<A', 'X<B']);
});

test('a share that may be more than half leaves both ends open, unless the others leave no room', () => {
  assert.deepEqual(tops([['A', 'X', { min: 25, minExclusive: true }]]), ['X', 'X<A']);
  assert.deepEqual(tops([['A', 'X', null], ['B', 'X', 50]]), ['X']);
});

test('owners that go round in a circle have nobody at the top', () => {
  assert.deepEqual(tops([['A', 'X', 60], ['X', 'A', 60]]), ['X<A<X…']);
});
