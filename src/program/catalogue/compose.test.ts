import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Determination } from '../../determination/determination.ts';
import { layerNames, type Package } from '../../package/model.ts';
import { readPackage } from '../../package/reader.ts';
import { openSolver } from './binary.ts';
import { type Composed, compose } from './compose.ts';
import { readEntries } from './entries.ts';
import { matchEntry } from './match.ts';
import { readNeed } from './need.ts';
import { offersIn, readOffers } from './offers.ts';
import { shownTo } from './shown.ts';

const solve = await openSolver();
const need = readNeed('need.yaml', 'title: A region\ncountry: XA\nsite: here\nworkload: {petaflops: 10}\nsovereignty: [local-keys]\n');

/** A pool of one item a layer and, in the first layer, as many as are named; each of its own member. */
function poolOf(...hardware: string[]): Package {
  const item = (id: string): object => ({ id, supplier: `of-${id}`, usContentShare: 1 });
  const layers = Object.fromEntries(layerNames.map((layer) => [layer, (layer === 'hardware' ? hardware : [layer]).map(item)]));
  const parties = Object.values(layers).flat().map((one) => ({ id: (one as { supplier: string }).supplier, name: 'A member' }));
  return readPackage(JSON.stringify({ title: 'Pool', layers, parties, sites: [{ id: 'here', name: 'Here', country: 'XA' }] }),
    { path: 'pool.yaml' }).package;
}

type OfferWords = { price: number; days?: number; petaflops?: number; keeps?: Record<string, boolean> };

/** Composes offers of hardware beside one cheap offer in every other layer; `outcomeOf` says what items come to together. */
function composed(hardware: Record<string, OfferWords>, outcomeOf: (item: string, together: string[]) => string, asked = need): Composed {
  const others = layerNames.filter((layer) => layer !== 'hardware').map((layer): [string, OfferWords] =>
    [layer, { price: 1, keeps: { 'local-keys': true } }]);
  const kept = { 'local-keys': true };
  const listed = [...Object.entries(hardware), ...others].map(([item, { price, days = 1, petaflops = 10, keeps = kept }]) =>
    ({ item, priceDollars: price, deliveryDays: days, provides: { petaflops }, keeps }));
  const pool = poolOf(...Object.keys(hardware));
  const { offers, problems } = offersIn(pool, readOffers('offers.yaml', JSON.stringify({ package: 'pool.yaml', offers: listed })));
  assert.deepEqual(problems, []);
  const determine = (found: Package): Determination => {
    const items = Object.values(found.layers ?? {}).flat().map(({ id }) => id);
    const legs = items.map((item) => ({
      id: `${item}@here`, country: 'XA', facts: {},
      enforced: { outcome: outcomeOf(item, items), needs: [] }, codified: { outcome: outcomeOf(item, items), needs: [] },
    }));
    return { legs, tests: [], questions: [] } as unknown as Determination;
  };
  return compose({
    pool, offers, need: { ...asked, site: 'here' }, on: '2026-11-23', solve, determine,
    places: { home: new Set(['US']), concern: new Set() },
  });
}
const clear = (): string => 'no-licence-required';
const hardwareOf = ({ compositions }: Composed): string[] =>
  compositions.map(({ offers }) => offers.filter(({ layer }) => layer === 'hardware').map(({ item }) => item).join('+'));

describe('compositions', () => {
  it('complete the five layers, each better than the others in something', () => {
    const found = composed({ cheap: { price: 100, days: 90 }, quick: { price: 300, days: 10 }, dear: { price: 400, days: 50 } }, clear);
    assert.deepEqual(hardwareOf(found), ['cheap', 'quick']);
    assert.deepEqual(found.compositions.map(({ costDollars, deliveryDays }) => [costDollars, deliveryDays]), [[104, 90], [304, 10]]);
  });

  it('weigh a licence, and what is not decided, as a burden', () => {
    const offered = { free: { price: 300 }, licensed: { price: 100 } };
    const found = composed(offered, (item) => (item === 'licensed' ? 'licence-required' : 'not-subject'));
    assert.deepEqual(found.compositions.map(({ licences, costDollars }) => [licences, costDollars]), [[1, 104], [0, 304]]);
  });

  it('hold nothing that is barred, by itself or only together', () => {
    const alone = composed({ barred: { price: 1 }, other: { price: 9 } }, (item) => (item === 'barred' ? 'barred' : 'not-subject'));
    assert.deepEqual(hardwareOf(alone), ['other']);
    assert.match(alone.left[0]!.why, /barred/);
    const halves = { a: { price: 1, petaflops: 1 }, b: { price: 2, petaflops: 1 }, whole: { price: 50, petaflops: 10 } };
    const asked = { ...need, workload: { petaflops: 42 } };
    const together = composed(halves, (item, items) => (item === 'a' && items.includes('b') ? 'barred' : 'not-subject'), asked);
    assert.deepEqual(hardwareOf(composed(halves, clear, asked)), ['a+b']);
    assert.deepEqual(hardwareOf(together), ['whole']);
  });

  it('ask about what nobody said, and leave out what is denied', () => {
    const found = composed({ silent: { price: 1, keeps: {} }, denied: { price: 2, keeps: { 'local-keys': false } } }, clear);
    assert.deepEqual(hardwareOf(found), ['silent']);
    assert.deepEqual(found.compositions[0]!.questions, ['Does silent keep local-keys? Nobody has said.']);
    assert.deepEqual(found.left, [{ item: 'denied', why: 'does not keep local-keys' }]);
  });

  it('name what is in the way where there is none', () => {
    const tight = { ...need, budgetDollars: 50 };
    assert.deepEqual(composed({ a: { price: 100 } }, clear, tight).inTheWay, ['budget']);
    assert.deepEqual(composed({ a: { price: 1 } }, () => 'barred').inTheWay.length, 5);
  });

  it('show no member the prices of another, nor a total or order from which they follow', () => {
    const all = composed({ cheap: { price: 100, days: 90 }, quick: { price: 300, days: 10 } }, clear);
    const { compositions } = shownTo('of-quick', all);
    assert.equal(compositions.length, 1);
    assert.deepEqual(compositions[0]!.offers.filter(({ priceDollars }) => priceDollars !== null).map(({ member }) => member), ['of-quick']);
    assert.doesNotMatch(JSON.stringify(compositions), /"(costDollars|dependenceDollars)":\d/);
    const prices = JSON.stringify(shownTo('of-data', all)).match(/"priceDollars":\d+/g);
    assert.deepEqual(prices, ['"priceDollars":1', '"priceDollars":1']);
  });
});

describe('the catalogue', () => {
  const [entry] = readEntries('c.yaml', 'entries:\n  - {id: a, package: a.yaml, designated: 2026-10-01, until: 2027-01-31,\n'
    + '     countries: [XA], sectors: [health], priceDollars: 100, deliveryDays: 30, provides: {petaflops: 12}}\n');

  it('holds a package against a need: what nobody stated is open, neither yes nor no', () => {
    const match = matchEntry(entry!, { ...need, budgetDollars: 100, by: '2026-12-23' }, '2026-11-23');
    assert.equal(match.status, 'open');
    const unmet = match.criteria.filter(({ status }) => status !== 'met').map(({ about, found }) => `${about}: ${found}`);
    assert.deepEqual(unmet, ['local-keys: not stated']);
    assert.equal(matchEntry(entry!, { ...need, country: 'XB', sovereignty: [] }, '2026-11-23').status, 'not-met');
    assert.equal(matchEntry(entry!, { ...need, sovereignty: [] }, '2026-11-23').status, 'met');
    assert.equal(matchEntry(entry!, undefined, '2027-02-01').status, 'not-met');
  });
});

it('what is not in its form is refused with its place', () => {
  assert.throws(() => readNeed('need.yaml', 'title: x\ncountry: XA\nbudget: 3\n'), /need\.yaml:3:1: budget: There is no field/);
  assert.throws(() => readOffers('o.yaml', 'package: p\noffers:\n  - {item: a, priceDollars: 1.5}\n'),
    /o\.yaml:3:\d+: offers\.priceDollars: A whole number[^]*deliveryDays/);
  const stray = readOffers('o.yaml', 'package: p\noffers:\n  - {item: b, priceDollars: 1, deliveryDays: 1}\n');
  const { problems } = offersIn(poolOf('a'), stray);
  assert.match(problems[0]!.message, /The pool has no item 'b'/);
});
