import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slips, slipsBetween } from '../distance.ts';
import { DeletionIndex } from './deletions.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 11 });

test('the index finds exactly what measuring every text would find', () => {
  fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (texts, asked) => {
    const found: string[] = [];
    new DeletionIndex(texts, slipsBetween).find(asked, (id) => found.push(texts[id]!));
    const expected = texts.filter((text) => {
      const most = slipsBetween(text.length, asked.length);
      return slips(text, asked, most) <= most;
    });
    assert.deepEqual(found.sort(), expected.sort());
  }), { numRuns: 300 });
});
