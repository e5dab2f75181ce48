import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatedFact } from '../engine/fact.ts';
import type { FigureSource } from './itemFacts.ts';
import { type Leg, legsOf } from './legs.ts';
import { partyFacts } from './partyFacts.ts';
import { readPackage } from './reader.ts';

const catalog: FigureSource = {
  facts: (name) =>
    name !== 'h200'
      ? undefined
      : {
          'item.name': { value: 'NVIDIA H200', origin: { kind: 'catalog', entry: 'nvidia-h200' } },
          'item.totalProcessingPerformance': {
            value: 15832,
            origin: { kind: 'catalog', entry: 'nvidia-h200', grade: 'secondary' },
          },
        },
};

function legs(text: string, on?: string): Leg[] {
  return legsOf(readPackage(text, { path: 'p.yaml' }).package, catalog, on);
}

function valuesOf(facts: Record<string, StatedFact>, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, { value }]) => [name, value]),
  );
}

const base = `title: T
layers:
  hardware:
    - {id: servers, catalog: h200, quantity: 10, value: {amount: 1000, currency: USD}, supplier: maker}
sites:
  - {id: s, name: S, country: KE, operator: runner, tenants: [t1], endUse: inference, powerMegawatts: 5}
parties:
  - {id: maker, name: Maker, location: US, headquarters: US, ultimateParent: itself}
  - {id: runner, name: Runner, location: KE, headquarters: KE, ultimateParent: {party: top}}
  - {id: top, name: Top, headquarters: AE}
  - {id: t1, name: Tenant One, headquarters: US}
  - {id: t2, name: Tenant Two, headquarters: MO}
`;

test('a leg carries the item, the site, the parts that parties play, and where each fact comes from', () => {
  const [leg, ...others] = legs(base);
  assert.equal(others.length, 0);
  assert.equal(leg!.id, 'servers@s');
  assert.deepEqual(leg!.parties, { exporter: 'maker', supplier: 'maker', operator: 'runner', tenant: 't1' });
  assert.deepEqual(valuesOf(leg!.facts, 'operator.'), {
    'operator.name': 'Runner',
    'operator.location': 'KE',
    'operator.headquarters': 'KE',
    'operator.ultimateParentHeadquarters': 'AE',
  });
  assert.equal(leg!.facts['exporter.ultimateParentHeadquarters']!.value, 'US');
  assert.deepEqual(leg!.facts['item.totalProcessingPerformance']!.origin, {
    kind: 'catalog',
    entry: 'nvidia-h200',
    grade: 'secondary',
  });
  assert.deepEqual(leg!.facts.destination, {
    value: 'KE',
    origin: { kind: 'file', file: 'p.yaml', line: 6, column: 31 },
  });
  assert.equal(leg!.facts.quantity!.value, 10);
  assert.equal(leg!.facts['item.valueUnitedStatesDollars']!.value, 1000);
  assert.equal(leg!.facts.statedEndUse!.value, 'inference');
  assert.deepEqual([leg!.facts.activity!.value, leg!.facts.activity!.origin.kind], ['export', 'derived']);
  assert.equal(leg!.facts['endUser.headquarters'], undefined);
});

test('figures of the file win over the catalog, an explicit unknown included', () => {
  const [leg] = legs(base.replace('catalog: h200', 'catalog: h200, figures: {totalProcessingPerformance: null}'));
  assert.deepEqual(leg!.facts['item.totalProcessingPerformance'], {
    value: null,
    origin: { kind: 'file', file: 'p.yaml', line: 4, column: 74 },
  });
});

test('facts of the item win over those of the site, those over the package', () => {
  const text = base
    .replace('supplier: maker}', 'supplier: maker, facts: {orderInHand: true}}')
    .replace('endUse: inference', 'endUse: inference, facts: {orderInHand: false, endUse.civil: true}')
    .concat('facts: {orderInHand: null, package.designated: true, viaDistributor: false}\n');
  const [leg] = legs(text);
  assert.deepEqual(
    [leg!.facts.orderInHand!.value, leg!.facts['endUse.civil']!.value, leg!.facts.viaDistributor!.value],
    [true, true, false],
  );
  assert.equal(leg!.facts['package.designated'], undefined);
  const [general] = legs(
    base.replace('quantity: 10', 'figures: {published: true}').concat('facts: {item.published: false}\n'),
  );
  assert.equal(general!.facts['item.published']!.value, true);
});

test('where several parties share a part, each is looked at in a leg of its own', () => {
  const found = legs(base.replace('tenants: [t1]', 'tenants: [t1, t2]'));
  assert.deepEqual(
    found.map(({ id, parties }) => [id, parties.tenant]),
    [
      ['servers@s', 't1'],
      ['servers@s~2', 't2'],
    ],
  );
  assert.equal(found[1]!.facts['tenant.headquarters']!.value, 'MO');
});

test('a part that is stated to be open leaves its facts unknown, one that is not mentioned leaves them out', () => {
  const [leg] = legs(
    base.replace('operator: runner', 'operator: {value: null, note: three bidders}').replace(', tenants: [t1]', ''),
  );
  assert.deepEqual(leg!.facts['operator.headquarters'], {
    value: null,
    origin: { kind: 'file', file: 'p.yaml', line: 6, column: 45, note: 'three bidders' },
  });
  assert.equal(leg!.facts['tenant.headquarters'], undefined);
});

test('roles that a party has throughout are used where site and item say nothing', () => {
  const [leg] = legs(
    base.replace('id: t2, name: Tenant Two', 'id: t2, name: Tenant Two, roles: [purchaser, operator]'),
  );
  assert.deepEqual([leg!.parties.purchaser, leg!.parties.operator], ['t2', 'runner']);
});

test('target countries without a site get legs of their own, unless the item names its sites', () => {
  const text = base.concat('targets: {countries: [KE, RW]}\n');
  assert.deepEqual(
    legs(text).map(({ id, facts }) => [id, facts.destination!.value, facts.quantity!.value]),
    [
      ['servers@s', 'KE', { min: 0, max: 10 }],
      ['servers@RW', 'RW', { min: 0, max: 10 }],
    ],
  );
  assert.deepEqual(
    legs(text.replace('catalog: h200', 'catalog: h200, sites: [s]')).map(({ id }) => id),
    ['servers@s'],
  );
});

test('quantities and values follow the parts that go to each site', () => {
  const text = base
    .replace('catalog: h200', 'catalog: h200, sites: [{site: s, quantity: 4}, {site: u, quantity: 6}]')
    .replace('parties:', '  - {id: u, name: U, country: RW}\nparties:');
  assert.deepEqual(
    legs(text).map(({ facts }) => [facts.quantity!.value, facts['item.valueUnitedStatesDollars']!.value]),
    [
      [4, 400],
      [6, 600],
    ],
  );
});

test('services have no activity until one is stated', () => {
  const [quiet] = legs(base.replace('catalog: h200', 'delivery: us-operated-cloud'));
  assert.equal(quiet!.facts.activity, undefined);
  const [stated] = legs(base.replace('catalog: h200', 'delivery: us-operated-cloud, activity: iaas'));
  assert.equal(stated!.facts.activity!.value, 'iaas');
});

test('an item with several circuits names their figures one by one', () => {
  const [leg] = legs(
    base.replace('catalog: h200', 'circuits: [{catalog: h200}, {figures: {totalProcessingPerformance: 100}}]'),
  );
  assert.deepEqual(valuesOf(leg!.facts, 'circuit'), {
    'circuit1.name': 'NVIDIA H200',
    'circuit1.totalProcessingPerformance': 15832,
    'circuit2.totalProcessingPerformance': 100,
  });
});

test('an authorisation reaches the legs it names', () => {
  const licence = (rest: string): string =>
    `${base}authorisations:\n  - {kind: licence, authority: BIS, number: D1, quantity: 8, quantityUsed: 3,` +
    ` expires: 2027-01-31, ${rest}}\n`;
  const [covered] = legs(licence('items: [servers], countries: [KE], parties: [runner]'));
  assert.deepEqual(covered!.authorisations, [0]);
  assert.deepEqual(
    [
      covered!.facts.bisAuthorisation!.value,
      covered!.facts.licenceExpiresOn!.value,
      covered!.facts.licenceQuantityLeft!.value,
    ],
    [true, '2027-01-31', 5],
  );
  for (const rest of ['countries: [RW]', 'parties: [t2]', 'sites: []']) {
    const [leg] = legs(licence(rest));
    assert.deepEqual([leg!.authorisations, leg!.facts.bisAuthorisation], [[], undefined]);
  }
});

test('only a licence of the authority that gave it counts, and the one that still serves', () => {
  const [other] = legs(`${base}authorisations: [{kind: general-licence, authority: OFAC}]\n`);
  assert.deepEqual([other!.facts.ofacAuthorised!.value, other!.facts.bisAuthorisation], [true, undefined]);
  const ofTreasury = (rest: string) => legs(`${base}authorisations: [{kind: licence, authority: OFAC, ${rest}}]\n`, '2026-11-23')[0]!
    .facts.ofacAuthorised;
  assert.deepEqual([ofTreasury('expires: 2026-11-23')!.value, ofTreasury('expires: 2026-11-23')!.origin.until], [true, '2026-11-23']);
  assert.deepEqual([ofTreasury('expires: 2026-11-22'), ofTreasury('issued: 2026-11-24')], [undefined, undefined]);
  const quantities = ['quantity: 10, quantityUsed: 0', 'quantity: 10, quantityUsed: 1', 'quantity: 10'];
  assert.deepEqual(quantities.map((rest) => ofTreasury(rest)!.value), [true, null, null]);
  const [unnamed] = legs(`${base}authorisations: [{kind: licence}]\n`);
  assert.equal(unnamed!.facts.bisAuthorisation!.value, null);
  const [two] = legs(`${base}authorisations:
  - {kind: licence, authority: BIS, quantity: 8, quantityUsed: 8, expires: 2028-01-31}
  - {kind: licence, authority: BIS, quantity: 8, quantityUsed: 3, expires: 2027-01-31}
`);
  assert.deepEqual([two!.facts.licenceQuantityLeft!.value, two!.facts.licenceExpiresOn!.value], [5, '2027-01-31']);
});

test('one licence for two legs covers each with what the other leaves', () => {
  const text = (granted: number): string => `title: T
layers: {hardware: [{id: i, quantity: 10, sites: [{site: a, quantity: 4}, {site: b, quantity: 6}]}]}
sites: [{id: a, name: A, country: KE}, {id: b, name: B, country: RW}]
authorisations: [{kind: licence, authority: BIS, quantity: ${granted}, quantityUsed: 0}]
`;
  assert.deepEqual(legs(text(10)).map(({ facts }) => facts.licenceQuantityLeft!.value), [10, 10]);
  assert.deepEqual(legs(text(7)).map(({ facts }) => facts.licenceQuantityLeft!.value), [{ min: 1, max: 7 }, { min: 3, max: 7 }]);
});

test('a validation is of the end user it names, at the sites it names', () => {
  const held = (rest: string): string => `${base}authorisations: [{kind: validated-end-user, ${rest}}]\n`;
  const [user] = legs(held('parties: [runner]'));
  assert.equal(user!.facts['endUser.validatedEndUser']!.value, true);
  const [supplier] = legs(held('parties: [maker]'));
  assert.equal(supplier!.facts['endUser.validatedEndUser'], undefined);
});

test('what is made elsewhere may not pass through the exporter\'s country: how it moves is asked', () => {
  const made = (origin: string): unknown =>
    legs(base.replace('supplier: maker', `supplier: maker, origin: ${origin}`))[0]!.facts.activity?.value;
  assert.deepEqual(['US', 'TW', 'KE'].map(made), ['export', undefined, undefined]);
});

test('a party knows every part it plays', () => {
  const { package: found } = readPackage(base.concat('consortium: {anchor: maker, members: [{party: maker}]}\n'), {
    path: 'p.yaml',
  });
  assert.deepEqual(
    partyFacts(found).map(({ party, roles }) => [party, roles]),
    [
      ['maker', ['anchor', 'member', 'supplier']],
      ['runner', ['operator']],
      ['top', []],
      ['t1', ['tenant']],
      ['t2', []],
    ],
  );
});

test('a search answers for the lists it covered and no others', () => {
  const screened = (rest: string): Record<string, unknown> => {
    const text = base.replace(
      'id: top, name: Top',
      `id: top, name: Top, screening: {on: 2026-11-20, lists: [listedOnEntityList, denied], ${rest}}`,
    );
    const { facts } = partyFacts(readPackage(text, { path: 'p.yaml' }).package).find(({ party }) => party === 'top')!;
    return valuesOf(facts, 'party.');
  };
  const seat = { 'party.name': 'Top', 'party.headquarters': 'AE' };
  assert.deepEqual(screened('outcome: no-match'), {
    ...seat,
    'party.listedOnEntityList': false,
    'party.denied': false,
  });
  assert.deepEqual(screened('outcome: match, matches: [denied]'), {
    ...seat,
    'party.listedOnEntityList': false,
    'party.denied': true,
  });
  assert.deepEqual(screened('outcome: possible-match, matches: [denied]'), {
    ...seat,
    'party.listedOnEntityList': false,
    'party.denied': null,
  });
});

test('what is assumed stays assumed in what follows from it', () => {
  const [leg] = legs(base.replace('id: maker, name: Maker', 'id: maker, name: Maker, assumed: invented'));
  assert.deepEqual(leg!.facts['exporter.headquarters']!.origin, {
    kind: 'assumed',
    file: 'p.yaml',
    line: 8,
    column: 77,
    note: 'invented',
  });
  assert.deepEqual(leg!.facts['exporter.ultimateParentHeadquarters']!.origin.kind, 'assumed');
});
