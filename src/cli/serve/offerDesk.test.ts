import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { InputError } from '../../corpus/diagnostic.ts';
import { poolOf, poolSite } from '../../program/catalogue/fragment.ts';
import { readNeed } from '../../program/catalogue/need.ts';
import { readOffers } from '../../program/catalogue/offers.ts';
import { runCaught } from '../badInput.fuzz.ts';
import { opened } from '../mcp/command.ts';
import { composedFrom, offeredItem } from './offerDesk.ts';

type Tree = Record<string, unknown>;
const folder = new URL('../../../examples/catalogue/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const workbench = opened()();
const text = read('pool.yaml');
const file = parse(text) as { sites: (Tree & { id: string })[]; parties: (Tree & { id: string })[] };

test('offers taken out of packages and put together anew make the same stacks as their pool does', async () => {
  const { offers } = readOffers('offers.yaml', read('offers.yaml'));
  const offered = offers.map(({ item }) => ({ id: item, member: 'member-1', fragment: offeredItem(workbench, text, item) }));
  assert.deepEqual([...new Set(offered.map(({ fragment }) => fragment.member))].length, 5);
  const { id: _id, country: _country, ...site } = file.sites.find(({ id }) => id === 'hrazdan')!;
  const need = { ...readNeed('need.yaml', read('need.yaml')), site: poolSite };
  const pool = poolOf(offered, { title: need.title, country: need.country, site, parties: file.parties });
  const { compositions } = await composedFrom(workbench, { pool: JSON.stringify(pool), offers, need, on: '2026-11-23' });
  const { stdout } = await runCaught('compose', new URL('offers.yaml', folder).pathname, '--need', new URL('need.yaml', folder).pathname,
    '--on', '2026-11-23', '--format', 'json');
  const expected = (JSON.parse(stdout) as { compositions: typeof compositions }).compositions;
  const plain = (all: typeof compositions): unknown => all.map((one) =>
    [one.costDollars, one.deliveryDays, one.dependenceDollars, one.offers.map(({ item }) => item)]);
  assert.ok(expected.length > 1);
  assert.deepEqual(plain(compositions), plain(expected));
});

test('what is no item, or has nobody who offers it, is no offer', () => {
  assert.throws(() => offeredItem(workbench, text, 'nothing'), InputError);
  assert.throws(() => offeredItem(workbench, 'title: T\nlayers: {models: [{id: m, name: M}]}\n', 'm'), /has no supplier/);
});
