import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExpression } from './cel.ts';
import { type Amendment, clauseChanges } from './amendment.ts';

function changes(old: string, fresh: string): Amendment[] {
  return clauseChanges(parseExpression(old), parseExpression(fresh));
}

test('only the clauses that differ are struck and inserted', () => {
  assert.deepEqual(changes('a && b', 'a && b'), []);
  assert.deepEqual(changes('a && b', 'b && a'), []);
  assert.deepEqual(changes('a && b', 'a && c && d'), [{ strike: ['&& b'], insert: ['&& c', '&& d'] }]);
  assert.deepEqual(changes('a', 'a || b'), [{ strike: [], insert: ['|| b'] }]);
  assert.deepEqual(changes('a && (b || c)', 'a'), [{ strike: ['&& (b || c)'], insert: [] }]);
});

test('a difference deep inside is shown there', () => {
  assert.deepEqual(changes('a && (b || c && d)', 'a && (b || c && e)'), [{ strike: ['&& d'], insert: ['&& e'] }]);
});

test('what has nothing in common is struck whole, dates as dates', () => {
  assert.deepEqual(changes('filed < date("2025-01-13")', 'filed < date("2025-05-15")'),
    [{ strike: ['filed < date("2025-01-13")'], insert: ['filed < date("2025-05-15")'] }]);
  assert.deepEqual(changes('a && b', 'c || d'), [{ strike: ['a && b'], insert: ['c || d'] }]);
});
