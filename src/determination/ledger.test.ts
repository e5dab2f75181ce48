import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../cli/corpusCache.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { readPackage } from '../package/reader.ts';
import type { Determination } from './determination.ts';
import { determine } from './determine.ts';

const corpus = loadCorpus();
const [engine, catalog] = [new LawEngine(corpus), loadCatalog(corpus)];

/** Boards of 13,000,000 TPP each time, to a consignee in Kenya, in a month in which the exception was open. */
function package2025(rest: string, sites = 'sites: [{site: a, quantity: 10}, {site: b, quantity: 10}, {site: c, quantity: 10}]'): string {
  return `title: T
layers:
  hardware:
    - {id: boards, quantity: 30, origin: US, delivery: sale, supplier: maker, ${sites},
       figures: {eccn: 4A090.a, kind: board, totalProcessingPerformance: 1000000, circuitCount: 1, designedForDataCenter: true}}
sites:
  - {id: a, name: A, country: KE, operator: one}
  - {id: b, name: B, country: KE, operator: one}
  - {id: c, name: C, country: KE, operator: one}
parties:
  - {id: maker, name: M, location: US, headquarters: US, ultimateParent: itself}
  - {id: one, name: One, location: KE, headquarters: KE, ultimateParent: itself}
  - {id: two, name: Two, location: KE, headquarters: KE}
${rest}`;
}

function determined(text: string, on = '2025-03-01'): Determination {
  return determine(engine, readPackage(text, { path: 'p.yaml' }).package, catalog, { on, assumeOrdinary: true });
}

const outcomes = ({ legs }: Determination): string[] => legs.map(({ codified }) => codified.outcome);

test('legs draw in order, and the one that outgrows the account says by how much', () => {
  const found = determined(package2025('facts: {priorTppThisCalendarYear: 0}\n'));
  assert.deepEqual(outcomes(found), ['exception-available', 'exception-available', 'licence-required']);
  const [account] = found.accounts;
  assert.deepEqual([account!.ledger, account!.of, account!.from, account!.to], ['lpp-annual-tpp', 'One', '2025-01-01', '2025-12-31']);
  assert.deepEqual([account!.limit, account!.opening, account!.left], [26_900_000, 0, 6_900_000]);
  assert.deepEqual(account!.draws, [
    { leg: 'boards@a', amount: 10_000_000 }, { leg: 'boards@b', amount: 10_000_000 }, { leg: 'boards@c', amount: 0, outgrown: 3_100_000 },
  ]);
  assert.equal(found.legs[2]!.facts.priorTppThisCalendarYear!.value, 20_000_000);
});

test('an opening that nobody states stays unknown, for every leg', () => {
  const found = determined(package2025(''));
  assert.deepEqual(outcomes(found), ['needs-facts', 'needs-facts', 'needs-facts']);
  assert.ok(found.legs.every(({ codified }) => codified.needs.some(({ fact }) => fact === 'priorTppThisCalendarYear')));
  assert.equal(found.accounts[0]!.opening, null);
});

test('what an earlier leg may draw makes the opening of a later one an interval', () => {
  const text = package2025('facts: {priorTppThisCalendarYear: 10000000}\n')
    .replace('{site: a, quantity: 10}', '{site: a, quantity: {min: 1, max: 10}}');
  const found = determined(text);
  assert.deepEqual(found.legs[1]!.facts.priorTppThisCalendarYear!.value, { min: 11_000_000, max: 20_000_000 });
  assert.equal(outcomes(found)[1], 'needs-facts');
});

test('another consignee has an account of its own, unless both may be under one parent', () => {
  const text = package2025('facts: {priorTppThisCalendarYear: 10000000}\n')
    .replace('name: B, country: KE, operator: one', 'name: B, country: KE, operator: two');
  const open = determined(text);
  assert.deepEqual(open.legs[1]!.facts.priorTppThisCalendarYear!.value, { min: 10_000_000, max: 20_000_000 });
  const apart = determined(text.replace('headquarters: KE}\nfacts', 'headquarters: KE, ultimateParent: itself}\nfacts'));
  assert.equal(apart.legs[1]!.facts.priorTppThisCalendarYear!.value, 10_000_000);
  assert.deepEqual(apart.accounts.map(({ of }) => of), ['One', 'Two']);
});

test('where nobody enforces the exception nothing is drawn in that view, and an opening ends with its year', () => {
  const found = determined(package2025('facts: {priorTppThisCalendarYear: 0}\n'), '2025-12-01');
  assert.ok(found.legs.every(({ enforced }) => !enforced.exceptions.available.includes('LPP')));
  assert.equal(found.accounts[0]?.draws.length, 3);
  assert.equal(found.legs[0]!.facts.priorTppThisCalendarYear!.origin.until, '2025-12-31');
  const newYear = found.datesAhead.find(({ on }) => on === '2026-01-01');
  assert.ok(newYear?.changes.some(({ view, after }) => view === 'codified' && after === 'needs-facts'));
});

test('a licence limited in performance serves the legs one after another', () => {
  const found = determined(package2025(`authorisations:
  - {kind: licence, authority: BIS, issued: 2025-02-01, expires: 2026-01-31, quantity: 100, quantityUsed: 0, tpp: 25000000, tppUsed: 0}
`).replaceAll('country: KE', 'country: SA'));
  assert.deepEqual(outcomes(found), ['authorised', 'authorised', 'licence-required']);
  const [account] = found.accounts.filter(({ ledger }) => ledger === 'licence-performance');
  assert.deepEqual([account!.of, account!.left, account!.draws[2]!.outgrown], ['licence 1', 5_000_000, 5_000_000]);
});

test('a national validated end user has a ceiling in each country, and more of it in the next quarter', () => {
  const text = package2025(`facts: {installedTppInCountry: 4255000000}
authorisations: [{kind: validated-end-user, authority: BIS, parties: [one], sites: [a, b, c], validation: national}]
`).replaceAll('country: KE', 'country: SA');
  const found = determined(text, '2026-11-23');
  assert.deepEqual(found.legs.map(({ enforced }) => enforced.outcome), ['authorised', 'licence-required', 'licence-required']);
  const [account] = found.accounts.filter(({ ledger }) => ledger === 'national-validated-end-user-tpp');
  assert.deepEqual([account!.of, account!.from, account!.limit, account!.left], ['One, SA', null, 4_272_750_000, 7_750_000]);
  assert.deepEqual(account!.draws[1], { leg: 'boards@b', amount: 0, outgrown: 2_250_000 });
  const next = found.datesAhead.find(({ on }) => on === '2027-01-01');
  assert.ok(next?.changes.some(({ leg, after }) => leg === 'boards@b' && after === 'authorised'));
});
