import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blendOf } from './blend.ts';
import { Fraction } from './fraction.ts';
import { allInRate, scheduleOf } from './schedule.ts';

const of = (text: string): Fraction => Fraction.of(text);
const terms = { principal: of('60'), drawMonths: of('12'), repayYears: of('5'), periodMonths: of('6') };
const loan = (rate: string) => scheduleOf({ ...terms, rate: of(rate), commitmentFee: of('0'), premium: of('0') });

test('two loans at one rate cost what one of both sizes costs', () => {
  const blend = blendOf(loan('8'), terms, of('100'), of('8'))!;
  assert.equal(blend.rest.toText(2), '40.00');
  assert.equal(blend.allIn, allInRate(loan('8')));
});

test('a blend lies between its parts, nearer to the larger', () => {
  const { allIn } = blendOf(loan('5'), terms, of('100'), of('9'))!;
  const [low, high] = [allInRate(loan('5')), allInRate(loan('9'))];
  assert.ok(low < allIn && allIn < high);
  assert.ok(allIn - low < high - allIn);
});

test('where the loan covers all of it nothing is blended', () => {
  assert.equal(blendOf(loan('5'), terms, of('60'), of('9')), undefined);
  assert.equal(blendOf(loan('5'), terms, of('50'), of('9')), undefined);
});
