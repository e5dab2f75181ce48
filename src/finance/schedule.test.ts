import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fraction } from './fraction.ts';
import { allInRate, costOf, type LoanTerms, scheduleOf } from './schedule.ts';

const of = (value: number | string): Fraction => Fraction.of(value);
const loan: LoanTerms = {
  principal: of(100), drawMonths: of(0), repayYears: of(5), rate: of(6), periodMonths: of(6), commitmentFee: of(0), premium: of(0),
};

test('equal principal every half year, interest on what is left', () => {
  const rows = scheduleOf(loan);
  assert.deepEqual(rows.map(({ month }) => month), [0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60]);
  assert.deepEqual(rows.slice(1).map(({ principal }) => principal.toText(2)), Array(10).fill('10.00'));
  assert.deepEqual(rows.slice(1, 4).map(({ interest }) => interest.toText(2)), ['3.00', '2.70', '2.40']);
  // 3 % on 100, 90, … 10: 16.5.
  assert.equal(costOf(rows).interest.toText(4), '16.5000');
  assert.equal(rows.at(-1)!.balance.toText(6), '0.000000');
});

test('what is drawn is repaid to the last unit, whatever rounding leaves', () => {
  for (const [principal, draws, years] of [['1', 18, 3.5], ['333.333333', 7, 8.5], ['0.000007', 24, 2]] as const) {
    const rows = scheduleOf({ ...loan, principal: of(principal), drawMonths: of(draws), repayYears: of(years) });
    const sum = (pick: 'drawn' | 'principal'): string => rows.reduce((total, row) => total.plus(row[pick]), of(0)).toText(6);
    assert.equal(sum('drawn'), of(principal).toText(6));
    assert.equal(sum('principal'), of(principal).toText(6));
    assert.equal(rows.at(-1)!.balance.numerator, 0n);
  }
});

test('nothing is repaid while money is drawn, and what is not drawn costs the commitment fee', () => {
  const rows = scheduleOf({ ...loan, drawMonths: of(12), commitmentFee: of('0.5') });
  const shown = rows.slice(0, 4).map(({ month, drawn, principal, fees }) => [month, drawn.toText(0), principal.toText(0), fees.toText(3)]);
  assert.deepEqual(shown, [[0, '50', '0', '0.000'], [6, '50', '0', '0.125'], [12, '0', '0', '0.000'], [18, '0', '10', '0.000']]);
});

test('the rate with everything in is the rate itself without fees, and more with a premium', () => {
  // 3 % each half year is 6.09 % a year.
  assert.equal(allInRate(scheduleOf(loan)), 6.09);
  assert.ok(allInRate(scheduleOf({ ...loan, premium: of(5) })) > 8);
});
