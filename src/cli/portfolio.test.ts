import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountsOver, shareOf } from '../determination/portfolioAccounts.ts';
import { generatedPackages } from '../package/generate.ts';
import type { Package } from '../package/model.ts';
import { readPackage } from '../package/reader.ts';
import { loadDistributions } from './portfolio.ts';
import { accountsText, loadLicenceAccounts } from './portfolioAccounts.ts';
import { openWorkbench } from './workbench.ts';

const { engine, catalog, vocabulary } = openWorkbench();

function packageOf(index: number, country: string, quantity: number, day: string): Package {
  const tree = {
    title: `Package ${index}`, dates: { firstShipment: day },
    layers: { hardware: [{ id: 'servers', part: 'compute', catalog: 'nvidia-hgx-h100', quantity, delivery: 'sale', supplier: 'maker' }] },
    sites: [{ id: 'site', name: 'Site', country, operator: 'operator' }],
    parties: [{ id: 'maker', name: 'Maker', location: 'US', headquarters: 'US', organisedIn: 'US', ultimateParent: 'itself' },
      { id: 'operator', name: 'Operator', location: country, headquarters: country, organisedIn: country, ultimateParent: 'itself' }],
  };
  return readPackage(JSON.stringify(tree), { path: `${index}.json`, vocabulary, catalogNames: catalog.names }).package;
}

function accounts(packages: readonly Package[]) {
  return accountsOver(engine, packages, catalog, {
    on: '2026-11-23', view: 'codified', accounts: loadLicenceAccounts(engine.corpus), assumeOrdinary: true,
  });
}

test('small amounts count together over a year, in the order of time, until the limit refuses one', () => {
  const found = accounts([
    packageOf(1, 'BR', 150, '2026-06-01'), packageOf(2, 'BR', 100, '2026-03-01'), packageOf(3, 'BR', 100, '2027-01-02'),
  ]);
  const years = found.filter(({ account }) => account.startsWith('lpp')).sort((left, right) => (left.from! < right.from! ? -1 : 1));
  assert.deepEqual(years.map(({ from }) => from), ['2026-01-01', '2027-01-01']);
  assert.deepEqual(years[0]!.draws.map((draw) => draw.package), ['2.json']);
  assert.equal(years[0]!.firstRefused?.package, '1.json');
  assert.ok(shareOf(years[0]!) > 0.4 && shareOf(years[0]!) < 1);
  assert.match(accountsText(found, 3, { width: 100, colour: false }), /lpp-annual-tpp, Operator from 2026-01-01/);
});

test('what licences draw on the allocation of a country counts over packages, and partners have none', () => {
  const big = [1, 2, 3].map((index) => packageOf(index, 'BR', 3000, `2026-0${index}-01`));
  const allocation = accounts(big).find(({ account }) => account === 'country-allocation')!;
  assert.deepEqual([allocation.of, allocation.draws.length, allocation.firstRefused?.package], ['BR', 2, '3.json']);
  assert.deepEqual(accounts([packageOf(1, 'FR', 3000, '2026-01-01')]).filter(({ account }) => account === 'country-allocation'), []);
});

test('the distributions that come with the program make packages that can be read', () => {
  for (const tree of generatedPackages(3, 1, loadDistributions())) {
    readPackage(JSON.stringify(tree), { path: 'generated.json', vocabulary, catalogNames: catalog.names });
  }
  assert.ok(Object.keys(loadDistributions().countries).length > 20);
});
