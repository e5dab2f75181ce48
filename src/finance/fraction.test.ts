import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fraction } from './fraction.ts';

const of = (text: number | string): Fraction => Fraction.of(text);

test('decimals are exact, where binary fractions are not', () => {
  assert.equal(of(0.1).plus(of(0.2)).compare(of(0.3)), 0);
  assert.equal(of(1).dividedBy(of(3)).times(of(3)).compare(of(1)), 0);
  assert.equal(of('1e-7').plus(of('2.5E3')).toText(7), '2500.0000001');
  assert.equal(of('-0.25').times(of(-4)).toText(0), '1');
});

test('rounding takes halves to the even neighbour, below zero too', () => {
  for (const [text, places, expected] of [['0.125', 2, '0.12'], ['0.135', 2, '0.14'], ['-0.125', 2, '-0.12'], ['-0.126', 2, '-0.13'],
    ['2.5', 0, '2'], ['3.5', 0, '4'], ['-0.001', 2, '0.00'], ['12', 3, '12.000']] as const) {
    assert.equal(of(text).toText(places), expected, text);
  }
});

test('what is no number, and division by nothing, are refused', () => {
  for (const text of ['', '1,000', 'ten', '1.', '.5', 'Infinity', '0x10']) assert.throws(() => of(text), /is no decimal number/);
  assert.throws(() => of(1).dividedBy(of(0)), /divided by zero/);
});
