import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadCorpus } from '../cli/corpusCache.ts';
import { Cells } from './cells.ts';
import type { Facts } from './fact.ts';
import { FactError, LawEngine } from './lawEngine.ts';
import { allNames, corpusOf, laws, someFacts } from './randomLaw.fuzz.ts';

const question = { on: '2031-02-03', view: 'enforced' } as const;

test('cells give the same decision as the engine, whatever was asked of them before', () => {
  const portfolios = fc.array(someFacts, { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(laws, portfolios, (rules, portfolio) => {
    const engine = new LawEngine(corpusOf(rules));
    const cells = new Cells(engine, question, allNames);
    for (const facts of portfolio) assert.deepEqual(cells.decide(facts), engine.decide(facts, question));
  }), { numRuns: 300, seed: 20_310_203 });
});

test('few facts are cut so coarsely that decisions are shared, and answer alike', () => {
  const some = ['size', 'colour', 'buyer.listed'];
  const rows = fc.array(fc.record({ size: fc.double({ min: 0, max: 8, noNaN: true }),
    colour: fc.constantFrom('red', 'green', 'grey', null), 'buyer.listed': fc.boolean() }), { minLength: 20, maxLength: 40 });
  let shared = 0;
  fc.assert(fc.property(laws, rows, (rules, portfolio) => {
    const engine = new LawEngine(corpusOf(rules));
    const cells = new Cells(engine, question, some);
    for (const facts of portfolio) assert.deepEqual(cells.decide(facts), engine.decide(facts, question));
    shared += portfolio.length - new Set(portfolio.map((facts) => cells.decide(facts))).size;
  }), { numRuns: 60, seed: 20_310_203 });
  assert.ok(shared > 100, `${shared} decisions were shared`);
});

const law = new LawEngine(loadCorpus());
const asked = { on: '2026-11-23', view: 'enforced' } as const;
const ordinary: Facts = {
  activity: 'export', 'item.eccn': '4A994', 'operator.headquarters': 'KE', 'operator.ultimateParent.headquarters': 'AE',
};

test('the law as a whole answers alike through cells, also where a party stands in for another', () => {
  const cells = new Cells(law, asked, [...Object.keys(ordinary), 'destination']);
  for (const destination of ['KE', 'AE', 'HK', 'KE', 'NG', 'CN', 'AE']) {
    const facts = { ...ordinary, destination };
    assert.deepEqual(cells.decide(facts), law.decide(facts, asked), destination);
  }
});

test('a proof shows the values of the facts it is asked about, not of those that came first', () => {
  const cells = new Cells(law, asked, [...Object.keys(ordinary), 'destination']);
  for (const destination of ['KE', 'NG', 'SN']) {
    const facts = { ...ordinary, destination, 'operator.headquarters': destination };
    const fresh = new Cells(law, asked, [...Object.keys(ordinary), 'destination']);
    assert.deepEqual(cells.prove(facts), fresh.prove(facts), destination);
    assert.match(JSON.stringify(cells.prove(facts).proofs), new RegExp(`"name":"destination","value":"${destination}"`));
  }
});

test('facts that cannot be used are refused every time, and intervals are read', () => {
  const cells = new Cells(law, asked, ['destination', 'item.totalProcessingPerformance']);
  for (const _ of [1, 2]) {
    assert.throws(() => cells.outcome({ destination: 'Kenya' }), FactError);
    assert.throws(() => cells.outcome({ 'item.totalProcessingPerformance': -1 }), FactError);
    assert.throws(() => cells.outcome({ 'item.totalProcessingPerformance': Infinity }), FactError);
  }
  const facts = { destination: 'ke', 'item.totalProcessingPerformance': { min: 100 } };
  assert.deepEqual(cells.decide(facts), law.decide(facts, asked));
  assert.throws(() => new Cells(law, asked, ['item.nothing']), RangeError);
});
