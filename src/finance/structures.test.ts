import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { viewOf } from '../corpus/view.ts';
import { csvOf } from '../package/csv.ts';
import { costChart } from './chart.ts';
import { Fraction } from './fraction.ts';
import { readInstruments } from './instruments.ts';
import { scheduleTable } from './scheduleTable.ts';
import { sensitivityOf } from './sensitivity.ts';
import { type Deal, recommended, type Structure, structuresOf } from './structures.ts';

const file = 'law/finance/instruments.yaml';
const lists = readInstruments(file, readFileSync(join(projectRoot, file), 'utf8'));
const corpus = loadCorpus();
const law = (on: string): ReturnType<typeof viewOf> => viewOf(corpus, { on, view: 'enforced' });
const of = (value: number): Fraction => Fraction.of(value);

const deal: Deal = {
  facts: {
    destination: 'KE', 'finance.contractMillionDollars': of(100), 'finance.unitedStatesContentShare': of(0.7),
    'finance.transformationalExportArea': false, 'finance.drawMonths': of(12), 'finance.repayYears': of(8),
    'finance.buyerCategory': 'SOV', 'finance.creditEnhancementShare': of(0), 'finance.localCurrencyShare': of(0),
    'finance.requestedMillionDollars': of(85),
  },
  rates: { commercial: of(11), 'commercial-guaranteed': of(6), reference: of(5), development: of(9) },
};
const structure = (on: string, id: string, change: Partial<Deal['facts']> = {}): Structure =>
  structuresOf(law(on), { ...deal, facts: { ...deal.facts, ...change } as Deal['facts'] }, lists)
    .find(({ instrument }) => instrument.id === id)!;

test('an instrument that has lapsed is shut out, and says what would change that', () => {
  assert.equal(structure('2026-12-31', 'bank-guarantee').standing, 'judgement');
  const lapsed = structure('2027-01-01', 'bank-guarantee');
  assert.equal(lapsed.standing, 'no');
  assert.match(lapsed.reasons[0]!.change, /extension of the charter/);
});

test('support is bounded by content, by what is asked, and in an area by neither rule of content from 51 per cent', () => {
  const most = (change: Partial<Deal['facts']>): string => structure('2026-11-23', 'bank-loan', change).principal!.toText(1);
  assert.equal(most({}), '70.0');
  assert.equal(most({ 'finance.requestedMillionDollars': of(40) }), '40.0');
  assert.equal(most({ 'finance.transformationalExportArea': true }), '85.0');
});

test('development money is closed to some countries and open for judgement in others', () => {
  assert.equal(structure('2026-11-23', 'development-loan', { destination: 'RU' }).standing, 'no');
  assert.equal(structure('2026-11-23', 'development-loan').standing, 'judgement');
  assert.equal(structure('2026-11-23', 'study', { destination: 'JP' }).standing, 'no');
});

test('the cheapest that is not shut out is recommended, never one without public support', () => {
  const all = structuresOf(law('2026-11-23'), deal, lists);
  assert.equal(recommended(all)!.instrument.id, 'bank-loan');
  assert.equal(recommended(structuresOf(law('2027-01-01'), deal, lists))!.instrument.id, 'development-loan');
  const unpriced = structuresOf(law('2026-11-23'), { ...deal, rates: {} }, lists);
  assert.equal(recommended(unpriced)!.instrument.id, 'bank-guarantee');
  assert.ok(unpriced[0]!.missing.includes('rate commercial-guaranteed'));
});

test('a point of U.S. content is worth a point of the contract while content bounds support', () => {
  const loan = lists.instruments.find(({ id }) => id === 'bank-loan')!;
  const worth = sensitivityOf(law('2026-11-23'), deal, loan)
    .find(({ changed, to }) => changed.endsWith('ContentShare') && to.compare(of(0.71)) === 0)!;
  assert.equal(worth.after.minus(worth.before).toText(3), '1.000');
  assert.ok(sensitivityOf(law('2026-11-23'), deal, loan).length >= 6);
});

test('payments go into a table, costs into a picture', () => {
  const all = structuresOf(law('2026-11-23'), deal, lists);
  const table = scheduleTable(all);
  assert.equal(table.length, 1 + all.reduce((sum, { schedule = [] }) => sum + schedule.length, 0));
  assert.match(csvOf(table), /^instrument,month,.*\r\nbank-guarantee,0,/);
  const chart = costChart(all, '<T>');
  assert.match(chart, /&lt;T&gt;/);
  assert.doesNotMatch(chart, /NaN|undefined/);
  assert.match(costChart([], 'T'), /No structure could be priced/);
});

test('a list of instruments that is not in its form is refused with its place', () => {
  const text = 'periodMonths: 6\nnotice: n\ninstruments: [{id: a, title: t, agency: A, rate: none, grade: primary, source: s}]\n';
  assert.throws(() => readInstruments('i.yaml', text), (error) => error instanceof InputError
    && /i\.yaml:3:\d+: .*'none' is not one of/.test(error.message));
});
