import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Cells } from './cells.ts';
import { outcomesOf } from './columns.ts';
import { FactError, LawEngine } from './lawEngine.ts';
import { corpusOf, laws } from './randomLaw.fuzz.ts';

const question = { on: '2031-02-03', view: 'enforced' } as const;
const colours = ['red', 'green', null] as const;
const flags = [true, false, null] as const;
const rows = fc.array(fc.record({
  size: fc.oneof(fc.double({ min: 0, max: 8, noNaN: true }), fc.constantFrom(0, 1, 2, 4, 8, NaN)),
  total: fc.constantFrom(-4, 0, 2, 8, NaN), colour: fc.nat(2), listed: fc.nat(2),
}), { maxLength: 30 });

test('columns give every row the outcome that the engine gives it alone', () => {
  fc.assert(fc.property(laws, rows, (rules, portfolio) => {
    const engine = new LawEngine(corpusOf(rules));
    const cells = new Cells(engine, question, ['size', 'total', 'colour', 'buyer.listed']);
    const outcomes = outcomesOf(cells, {
      size: Float64Array.from(portfolio, ({ size }) => size), total: Float64Array.from(portfolio, ({ total }) => total),
      colour: { values: colours, at: Uint8Array.from(portfolio, ({ colour }) => colour) },
      'buyer.listed': { values: flags, at: Int32Array.from(portfolio, ({ listed }) => listed) },
    });
    const stated = (value: number): number | null => (Number.isNaN(value) ? null : value);
    assert.deepEqual(outcomes, portfolio.map(({ size, total, colour, listed }) => engine.outcome(
      { size: stated(size), total: stated(total), colour: colours[colour]!, 'buyer.listed': flags[listed]! }, question)));
  }), { numRuns: 300, seed: 20_310_203 });
});

test('a row that cannot be used is named, and so is a column that does not fit', () => {
  const cells = new Cells(new LawEngine(corpusOf([])), question, ['size', 'colour']);
  assert.throws(() => outcomesOf(cells, { size: Float64Array.of(1, 2, 9) }), (error) =>
    error instanceof FactError && error.problems[0]!.field === 'row 3: size');
  assert.throws(() => outcomesOf(cells, { size: Float64Array.of(1, Infinity) }), FactError);
  assert.throws(() => outcomesOf(cells, { size: Float64Array.of(1), colour: { values: ['red'], at: Uint8Array.of(0, 0) } }), RangeError);
  assert.throws(() => outcomesOf(cells, { colour: { values: ['red'], at: Uint8Array.of(1) } }), RangeError);
  assert.throws(() => outcomesOf(cells, { speed: Float64Array.of(1) }), RangeError);
});
