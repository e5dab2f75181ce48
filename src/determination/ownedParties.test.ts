import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { Catalog } from '../package/catalog.ts';
import { readPackage } from '../package/reader.ts';
import { loadCorpus } from '../cli/corpusCache.ts';
import { determine } from './determine.ts';
import { withOwners } from './ownedParties.ts';

const engine = new LawEngine(loadCorpus());
const catalog = new Catalog([]);

/** A package with one item for the party `cloud`, whose owners are written as given. */
function packageOf(owners: string, more = '', listed = 'listedOnEntityList: true, entityListReviewPolicy: case-by-case') {
  return readPackage(`title: Owners
layers: {hardware: [{id: servers, name: Servers, quantity: 8, sites: [hall], exporter: maker, figures: {eccn: 5A991}}]}
sites: [{id: hall, name: Hall, country: VN, operator: cloud}]
parties:
  - {id: maker, name: Maker, headquarters: US, location: US, ultimateParent: itself}
  - id: cloud
    name: Cloud
    headquarters: VN
    organisedIn: VN
    location: VN
    owners: [${owners}]
    ${more}
  - {id: works, name: Works, headquarters: CN, ultimateParent: itself, facts: {${listed}}}
`, { path: 'package.yaml' }).package;
}

function factsOf(owners: string, on: string, more?: string): Record<string, unknown> {
  const { package: found } = withOwners(engine, packageOf(owners, more), { on });
  const cloud = found.parties!.find(({ id }) => id === 'cloud')!;
  return Object.fromEntries(Object.entries(cloud.facts ?? {}).map(([name, { value }]) => [name.slice('party.'.length), value]));
}

test('a listed majority owner is followed to the legs, with terms and provenance', () => {
  const found = packageOf('{party: works, percent: 60}');
  const { enforced, facts } = determine(engine, found, catalog, { on: '2025-10-15', assumeOrdinary: true }).legs[0]!;
  assert.deepEqual(enforced.grounds.filter(({ stands }) => stands).map(({ ground }) => ground), ['entity-list-affiliate']);
  assert.equal(enforced.reviewPolicy, 'case-by-case');
  assert.deepEqual(facts['operator.ownedByListed'], {
    value: true,
    origin: {
      kind: 'derived', file: 'package.yaml', line: 11, column: 14, source: 'Supplement No. 8 to part 744, paragraph (b)',
      note: 'Of Cloud, owners that count hold 60 % (Works).',
    },
  });
  assert.equal(facts['operator.ultimateParentHeadquarters']?.value, 'CN');
  assert.deepEqual(facts.shareHeldByEntityListedPercent?.value, { min: 60 });
});

test('owners below the line say nothing while others may be missing, and no where none are', () => {
  assert.equal(factsOf('{party: works, percent: 40}', '2025-10-15').ownedByListed, undefined);
  const named = factsOf('{party: works, percent: 40}, {name: Crowd, headquarters: VN, percent: 60}', '2025-10-15');
  assert.deepEqual([named.majorityOwnedFromMacauOrD5, named.ultimateParentHeadquarters], [undefined, 'VN']);
  const known = factsOf('{party: works, percent: 40}, {party: maker, percent: 60}', '2025-10-15');
  assert.deepEqual([known.majorityOwnedFromMacauOrD5, known.ultimateParentHeadquarters], [false, 'US']);
});

test('a share that nobody knows leaves open what turns on it', () => {
  const facts = factsOf('{party: works, percent: null}', '2025-10-15');
  assert.equal(facts.ownedByListed, null);
  assert.equal(facts.ultimateParentHeadquarters, null);
});

test('companies that hold each other have nobody at the top: the ultimate parent is open', () => {
  const found = packageOf('{party: maker, percent: 60}');
  const maker = found.parties!.find(({ id }) => id === 'maker')!;
  delete maker.ultimateParent;
  maker.owners = [{ party: 'cloud', percent: { value: 60, line: 1, column: 1 }, line: 1, column: 1 }];
  const { facts } = determine(engine, found, catalog, { on: '2026-11-23', assumeOrdinary: true }).legs[0]!;
  const { value, origin } = facts['operator.ultimateParentHeadquarters']!;
  assert.deepEqual([value, origin.note], [null, 'At the top of Cloud: Cloud < Maker < Cloud (a circle).']);
});

test('what the file states and what the owners say are never quietly one or the other', () => {
  const found = packageOf('{party: works, percent: 60}', 'ultimateParent: {name: Another, headquarters: VN}');
  assert.throws(() => withOwners(engine, found, { on: '2025-10-15' }), (error: unknown) => {
    assert.ok(error instanceof InputError);
    assert.match(error.message, /^package\.yaml:11:14: parties\[cloud\]\.ultimateParentHeadquarters: /);
    assert.match(error.message, /It is stated as "VN", and the owners say "CN"/);
    return true;
  });
});
