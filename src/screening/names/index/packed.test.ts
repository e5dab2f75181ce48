import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf } from '../name.ts';
import { indexNames } from './nameIndex.ts';
import { packIndex, unpackIndex } from './packed.ts';
import { NameSearch } from './search.ts';

const names = ['Gazprombank Joint Stock Company', 'Zenith Bearings LLC', 'أحمد حسن', '—'].map((name) => nameOf(name, 'organisation'));

test('an index that was kept is the same index', () => {
  const index = indexNames(names);
  const again = unpackIndex(packIndex(index))!;
  assert.deepEqual(again, index);
  const [hit] = new NameSearch(again, (name) => names[name]!).search(nameOf('Gazprom Bank', 'unknown'), 0.7);
  assert.equal(hit!.listed.written, 'Gazprombank Joint Stock Company');
});

test('bytes that were cut short are no index', () => {
  const bytes = packIndex(indexNames(names));
  for (const length of [0, 4, 8, 40, bytes.length - 16]) assert.equal(unpackIndex(bytes.slice(0, length)), undefined, String(length));
});
