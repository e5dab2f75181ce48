import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legsOf } from './legs.ts';
import { readPackage } from './reader.ts';

const legs = (held: string, on?: string): ReturnType<typeof legsOf> => legsOf(readPackage(`title: T
layers: {hardware: [{id: i, sites: [{site: a, quantity: 4}, {site: b, quantity: 6}], quantity: 10, value: {amount: 1000, currency: USD}}]}
sites: [{id: a, name: A, country: KE, operator: runner}, {id: b, name: B, country: RW, operator: other}]
parties: [{id: runner, name: R}, {id: other, name: O}]
authorisations:
${held}`, { path: 'p.yaml' }).package, undefined, on);

test('the day of issue, value and performance of a licence are facts of the legs it serves', () => {
  const [one] = legs(`  - {kind: licence, authority: BIS, issued: 2026-01-02, value: {amount: 5000, currency: USD}, tpp: 90, tppUsed: 30,
     valueUsed: {amount: 100, currency: USD}}`);
  const value = (name: string): unknown => one!.facts[name]?.value;
  assert.equal(value('licenceIssuedOn'), '2026-01-02');
  assert.deepEqual([value('licenceValueLimited'), value('licenceValueUnitedStatesDollars')], [true, 5000]);
  assert.deepEqual([value('licenceTppLimited'), value('licenceTpp'), value('licenceTppUsed')], [true, 90, 30]);
});

test('the value of a licence in another currency is not known in dollars', () => {
  const [one] = legs('  - {kind: licence, authority: BIS, value: {amount: 5000, currency: EUR}}');
  assert.deepEqual([one!.facts.licenceValueLimited!.value, one!.facts.licenceValueUnitedStatesDollars!.value], [true, null]);
});

test('a licence that names parties omits whoever else uses the item', () => {
  const [own, others] = legs('  - {kind: licence, authority: BIS, parties: [runner]}');
  assert.equal(own!.facts.licenceOmitsParty!.value, false);
  assert.deepEqual(others!.authorisations, []);
  const [, both] = legs('  - {kind: licence, authority: BIS, parties: [runner, other]}');
  assert.equal(both!.facts.licenceOmitsParty!.value, false);
  const [unsaid] = legs('  - {kind: licence, authority: BIS}');
  assert.equal(unsaid!.facts.licenceOmitsParty, undefined);
});

test('of several licences the one in force on the day serves', () => {
  const held = `  - {kind: licence, authority: BIS, issued: 2026-06-01, expires: 2029-01-01}
  - {kind: licence, authority: BIS, issued: 2025-01-01, expires: 2027-01-01}`;
  assert.equal(legs(held, '2026-05-31')[0]!.licence, 1);
  assert.equal(legs(held, '2026-06-01')[0]!.licence, 0);
});

test('what several legs together take of the value counts as shipped for each, at most', () => {
  const value = (amount: number): unknown[] => legs(`  - {kind: licence, authority: BIS, value: {amount: ${amount}, currency: USD},
     valueUsed: {amount: 0, currency: USD}}`).map(({ facts }) => facts.licenceValueUsedUnitedStatesDollars!.value);
  assert.deepEqual(value(1000), [0, 0]);
  assert.deepEqual(value(999), [{ min: 0, max: 600 }, { min: 0, max: 400 }]);
});

test('where nobody says who receives the item, nobody knows whether the licence names them', () => {
  const [leg] = legsOf(readPackage(`title: T
layers: {hardware: [{id: i, supplier: maker}]}
sites: [{id: a, name: A, country: KE}]
parties: [{id: maker, name: M}]
authorisations: [{kind: licence, authority: BIS, parties: [maker]}]
`, { path: 'p.yaml' }).package);
  assert.equal(leg!.facts.licenceOmitsParty!.value, null);
});
