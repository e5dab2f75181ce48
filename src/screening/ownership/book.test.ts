import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyBook, entityOf, type OwnerBook, structureOn } from './book.ts';
import { formatShare, percentFact, shareOf } from './share.ts';

function bookOf(...stakes: [string, string, number, (string | undefined)?, string?][]): OwnerBook {
  const book = emptyBook();
  for (const [index, [owner, owned, percent, from, to]] of stakes.entries()) {
    for (const id of [owner, owned]) entityOf(book, id);
    const at = { file: 'owners.csv', line: index + 2, column: 1 };
    const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    book.stakes.push({ owner, owned, share: shareOf(percent), at, ...days });
  }
  return book;
}

test('only what holds on the day is in the structure', () => {
  const book = bookOf(['A', 'B', 60, undefined, '2024-06-30'], ['A', 'B', 45, '2024-07-01']);
  const shareOn = (day: string): string => formatShare(structureOn(book, day).graph.shareOf(0));
  assert.deepEqual([shareOn('2024-06-30'), shareOn('2024-07-01')], ['60 %', '45 %']);
});

test('one stake stated twice for a day, and more than the whole, are refused with their lines', () => {
  assert.throws(() => structureOn(bookOf(['A', 'B', 60], ['A', 'B', 45]), '2024-07-01'),
    /owners\.csv:3:1: A > B: On 2024-07-01 A is said to hold 45 % of B here, and 60 % in line 2\. Keep one/);
  assert.throws(() => structureOn(bookOf(['A', 'C', 60], ['B', 'C', 45]), '2024-07-01'),
    /owners\.csv:3:1: C: On 2024-07-01 the owners of C hold 105 percent together, more than the whole/);
});

test('where owners are known to be missing, somebody unknown holds the rest', () => {
  const book = bookOf(['A', 'B', 60]);
  book.entities.get('B')!.complete = false;
  const { entities, graph } = structureOn(book, '2024-07-01');
  assert.deepEqual(entities.map(({ id }) => id), ['A', 'B', 'B (owners not on record)']);
  assert.equal(formatShare(graph.shareOf(1)), 'at most 40 %');
});

test('shares are exact to a millionth of a percent, in words and back as facts', () => {
  const cases = [[50, '50 %'], [49.99, '49.99 %'], [null, 'an unknown share'], [{ min: 25, minExclusive: true }, 'more than 25 %'],
    [{ min: 25, max: 50, maxExclusive: true }, 'at least 25 and less than 50 %'], [{ min: 25, max: 50 }, '25 to 50 %'],
    [{ max: 10 }, 'at most 10 %']] as const;
  for (const [percent, words] of cases) {
    const share = shareOf(percent);
    assert.equal(formatShare(share), words);
    assert.deepEqual(shareOf(percentFact(share)), share);
  }
  assert.equal(shareOf(49.99).low + shareOf(0.01).low, shareOf(50).low);
  for (const wrong of [-1, 101, { min: 60, max: 40 }]) assert.throws(() => shareOf(wrong), RangeError);
});
