import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { type ClusterOptions, importClusters } from './clusterImport.ts';
import { readPackage } from './reader.ts';

const options: ClusterOptions = {
  path: 'clusters.csv',
  names: { source: 'Made-up table', countries: { 'Aa (Republic of)': 'JP' }, chips: { 'Fast 1 (big)': 'fast-1' } },
  codeOf: (country) => (country === 'Bb' ? 'FR' : undefined), catalogId: (chip) => (chip === 'Fast 2' ? 'fast-2' : undefined),
};
const heads = 'Name,Status,Certainty,Country,Owner,Users,Chip type (primary),Chip quantity (primary),Hardware Cost,Power Capacity (MW)\n';

function packagesOf(rows: string) {
  return importClusters(heads + rows, options).map(({ file, text }) => ({ file, found: readPackage(text, { path: file }).package }));
}

test('a row becomes a package with its source beside each figure', () => {
  const row = '"""Big one""",Existing,Likely,Aa (Republic of),"Ann,Ben","Ben,Cid",Fast 1 (big),800.0,1000000.4,7\n';
  const [{ file, found }] = packagesOf(row) as [ReturnType<typeof packagesOf>[number]];
  assert.equal(file, '0001-big-one.yaml');
  const [item] = found.layers!.hardware!;
  assert.deepEqual([item!.catalog, item!.quantity?.value, item!.quantity?.source, item!.value?.value], [
    'fast-1', 800, 'Made-up table', { amount: 1_000_000, currency: 'USD' }]);
  assert.equal(found.sites![0]!.country?.value, 'JP');
  assert.deepEqual(found.parties!.map(({ name, roles }) => [name, roles]), [
    ['Ann', ['owner', 'operator']], ['Ben', ['owner', 'operator']], ['Cid', ['tenant']]]);
});

test('what the table does not say is known to be unknown, and a chip of no known variant has no figures', () => {
  const found = packagesOf('A,Planned,Likely,,,,,,,\nB,Existing,Confirmed,Bb,,,Fast,,,\n').map((one) => one.found);
  assert.deepEqual(found.map(({ sites }) => sites![0]!.country?.value), [null, 'FR']);
  assert.deepEqual(found.map(({ layers }) => [layers!.hardware![0]!.quantity?.value, layers!.hardware![0]!.catalog]), [
    [null, undefined], [null, undefined]]);
  assert.deepEqual(found[0]!.parties, []);
});

test('another table is refused', () => {
  assert.throws(() => importClusters('a,b\n1,2\n', options), InputError);
  assert.throws(() => importClusters('a,b\n1,2\n', options), /no column 'Name'/);
  assert.throws(() => importClusters('', options), /The table has no row/);
});
