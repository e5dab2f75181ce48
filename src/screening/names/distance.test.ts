import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slips, slipsBetween } from './distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

test('letters left out, added, replaced or exchanged with their neighbour are one slip each', () => {
  const cases: [string, string, number][] = [
    ['sergei', 'sergi', 1], ['scholz', 'schloz', 1], ['gates', 'cates', 1], ['lavrov', 'lavrovv', 1], ['kitten', 'sitting', 3],
    ['', 'abc', 3], ['same', 'same', 0], ['ca', 'abc', 3],
  ];
  for (const [left, right, expected] of cases) assert.equal(slips(left, right, 9), expected, `${left} and ${right}`);
});

test('the measure equals the plain one, whatever is asked for at most', () => {
  fc.assert(fc.property(word, word, fc.nat(4), (left, right, most) => {
    assert.equal(slips(left, right, most), Math.min(plainSlips(left, right), most + 1));
  }), { numRuns: 500 });
});

test('short words are forgiven nothing', () => {
  assert.deepEqual([slipsBetween(2, 9), slipsBetween(3, 9), slipsBetween(9, 7)], [0, 1, 2]);
});

/** The textbook table of the optimal string alignment, without shortcuts. */
function plainSlips(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)));
  for (let row = 1; row <= left.length; row++) {
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const costs = [table[row - 1]![column]! + 1, table[row]![column - 1]! + 1, table[row - 1]![column - 1]! + (same ? 0 : 1)];
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        costs.push(table[row - 2]![column - 2]! + 1);
      }
      table[row]![column] = Math.min(...costs);
    }
  }
  return table[left.length]![right.length]!;
}
