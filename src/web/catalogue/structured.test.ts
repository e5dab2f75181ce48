import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryData, listData } from './structured.ts';

const origin = 'https://portolan.example';
const listed = { proposal: 'p', title: 'A package', since: '2026-11-20', conditions: 'Reports twice a year.' };
const entry = {
  proposal: 'p', title: 'A package', designated: '2026-11-20', countries: ['AM', 'KE'], sectors: ['health'], conditions: [],
  provides: { petaflops: 12 }, keeps: {}, powerMegawatts: 2, shownTo: 'anybody' as const,
  notes: { on: '2026-11-23', corpus: '', outcomes: [], parties: [], asked: [] },
};

test('search engines are told what is stated, and nothing else', () => {
  const plain = entryData(listed, origin);
  assert.deepEqual([plain['@type'], plain.url, 'offers' in plain], ['Product', `${origin}/catalogue/p`, false]);
  const { offers, additionalProperty } = entryData({ ...listed, entry }, origin) as {
    offers: { eligibleRegion: { identifier: string }[]; price?: number }; additionalProperty: { name: string; value: number }[] };
  assert.deepEqual(offers.eligibleRegion.map(({ identifier }) => identifier), ['AM', 'KE']);
  assert.equal('price' in offers, false, 'a price that nobody stated is none');
  assert.deepEqual(additionalProperty.map(({ name, value }) => [name, value]), [['power', 2], ['petaflops', 12]]);
  assert.equal((entryData({ ...listed, entry: { ...entry, priceDollars: 100 } }, origin).offers as { price: number }).price, 100);
  assert.equal(listData([listed], origin).numberOfItems, 1);
});
