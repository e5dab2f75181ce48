import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Distributions, generatedPackages, randomFrom } from './generate.ts';
import { legsOf } from './legs.ts';
import { readPackage, readTree } from './reader.ts';
import { treeOfMade } from './tree.ts';

const from: Distributions = {
  source: 'a made-up table', countries: { FR: 3, JP: 1 }, dollarsPerChip: { value: 10 },
  chips: [{ catalog: 'fast-1', unit: 'server', chips: 8, weight: 1, deciles: [8, 80, 800] }],
  operators: { local: 1, unitedStates: 0, china: 0 }, homes: { unitedStates: 'US', china: 'CN' },
  beside: { hardware: [{ id: 'network', name: 'Network' }], applications: [] },
};
const portfolio = (count: number, seed: number): string[] => [...generatedPackages(count, seed, from)].map((tree) => JSON.stringify(tree));

test('the same seed gives the same packages, and a longer portfolio begins like a shorter one', () => {
  assert.deepEqual(portfolio(5, 7), portfolio(5, 7));
  assert.deepEqual(portfolio(9, 7).slice(0, 5), portfolio(5, 7));
  assert.notDeepEqual(portfolio(5, 8), portfolio(5, 7));
});

test('a generated package can be read, and every value in it is assumed', () => {
  const { package: found } = readPackage(portfolio(1, 7)[0]!, { path: 'generated.json' });
  const [servers] = found.layers!.hardware!;
  assert.match(servers!.assumed!, /^Generated \(seed 7\) from a made-up table/);
  const parts = servers!.sites!.map((site) => (typeof site === 'string' ? NaN : Number(site.quantity?.value)));
  assert.equal(parts.reduce((sum, part) => sum + part, 0), servers!.quantity?.value);
});

test('read as it was made, a package states what it states when read from its text', () => {
  const [made] = generatedPackages(1, 7, from);
  const path = 'generated.json';
  const [plain, written] = [readTree(treeOfMade(made), { path }), readPackage(JSON.stringify(made), { path }).package].map((found) =>
    legsOf(found).map(({ id, facts }) =>
      [id, Object.entries(facts).map(([name, { value, origin: { kind, note } }]) => ({ name, value, kind, note }))]));
  assert.deepEqual(plain, written);
});

test('countries come about as often as their counts', () => {
  const countries = [...generatedPackages(500, 3, from)].map((tree) => (tree as { sites: { country: string }[] }).sites[0]!.country);
  const share = countries.filter((country) => country === 'FR').length / countries.length;
  assert.ok(share > 0.68 && share < 0.82, `${share}`);
  assert.ok([randomFrom(1)(), randomFrom(2)()].every((value) => value >= 0 && value < 1));
});
