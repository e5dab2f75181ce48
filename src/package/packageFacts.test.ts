import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageFacts } from './packageFacts.ts';
import { readPackage } from './reader.ts';

function factOf(text: string, name: string): { value: unknown; kind: string; note: string | undefined } {
  const { value, origin } = packageFacts(readPackage(text, { path: 'p.yaml' }).package)[`package.${name}`]!;
  return { value, kind: origin.kind, note: origin.note };
}

const content = 'layers.hardware.unitedStatesContentShare';

function hardware(...items: string[]): string {
  return `title: T\nlayers:\n  hardware:\n${items.map((item, index) => `    - {id: i${index}, ${item}}\n`).join('')}`;
}

test('U.S. content is weighted by value', () => {
  const text = hardware(
    'value: {amount: 300, currency: USD}, usContentShare: 0.4',
    'value: {amount: 100, currency: USD}, usContentShare: 0.8, part: cloud',
  );
  assert.equal(factOf(text, content).value, 0.5);
  assert.equal(factOf(text, `${content}WithoutCloud`).value, 0.4);
});

test('a share that is not known widens the content to an interval', () => {
  const text = hardware(
    'value: {amount: 300, currency: USD}, usContentShare: 0.4',
    'value: {amount: 100, currency: USD}',
  );
  assert.deepEqual(factOf(text, content).value, { min: 0.3, max: 0.55 });
});

test('without values in one currency the content is unknown, and says why', () => {
  const text = hardware('value: {amount: 300, currency: USD}', 'value: {amount: 100, currency: EUR}', 'name: no price');
  assert.deepEqual(factOf(text, content), {
    value: null,
    kind: 'derived',
    note: 'Not in one currency, or without a value: i1, i2.',
  });
});

test('content that rests on an assumption is assumed', () => {
  const text = hardware('value: {amount: 300, currency: USD}, usContentShare: {value: 0.55, assumed: a guess}');
  assert.deepEqual(factOf(text, content), {
    value: 0.55,
    kind: 'assumed',
    note: 'Weighted by value over 1 items; assumed: i0.',
  });
});

test('layers, members, markets and gaps are counted', () => {
  const text = `title: T
targets: {countries: [KE, RW]}
consortium: {anchor: a, members: [{party: a, layers: [hardware, data]}, {party: b, layers: [models]}]}
layers:
  models: [{id: m}, {id: n, fallback: m}]
  security: [{id: g, protects: [m]}]
  applications: [{id: p, useCase: Education, supplier: a, delivery: service}]
sites: [{id: s, name: S, operator: a, owner: null}]
parties: [{id: a, name: A}, {id: b, name: B, screening: {on: 2026-11-20, lists: [denied], outcome: no-match}}]
facts: {package.designated: false}
`;
  const facts = packageFacts(readPackage(text, { path: 'p.yaml' }).package);
  const expected = {
    memberCount: 2,
    anchorMemberCount: 1,
    layersWithoutMemberCount: 2,
    unscreenedPartyCount: 1,
    targetMarketCount: 2,
    targetMarkets: 'KE, RW',
    targetMarketsWithoutReasonCount: 2,
    siteCount: 1,
    sitesWithoutOperatorCount: 0,
    sitesWithoutOwnerCount: 1,
    sitesWithoutBuilderCount: 1,
    itemsWithoutSupplierCount: 3,
    layersPresent: 'models, security, applications',
    'layers.hardware.itemCount': 0,
    'layers.models.itemsWithoutSecurityMeasureCount': 1,
    'layers.models.itemsWithoutFallbackCount': 1,
    'layers.applications.itemsWithoutUseCaseCount': 0,
    designated: false,
    supportRequestCount: 0,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(facts[`package.${name}`]?.value, value, name);
  assert.equal(facts[`package.${content}`], undefined);
});

test('what is said of the whole package under facts is said of it in its tests too', () => {
  const text = 'title: t\nfacts: {filedOn: 2026-06-15, package.designated: true}\n';
  const facts = packageFacts(readPackage(text, { path: 'p.yaml' }).package);
  assert.equal(facts.filedOn?.value, '2026-06-15');
  assert.equal(facts['package.designated']?.value, true);
});
