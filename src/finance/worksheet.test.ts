// The formulas of the law worked out exactly, against its own worked cases and against the engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { viewOf } from '../corpus/view.ts';
import { readCases } from '../determination/lawCase.ts';
import { Fraction } from './fraction.ts';
import { type Exact, Worksheet } from './worksheet.ts';

const corpus = loadCorpus();

function exact(value: unknown): Exact {
  return typeof value === 'number' ? Fraction.of(value) : value as Exact;
}

function sheet(facts: Record<string, unknown>, on = '2026-05-15'): Worksheet {
  return new Worksheet(viewOf(corpus, { on, view: 'enforced' }),
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, exact(value)])));
}

const plain = { 'finance.creditEnhancementShare': 0, 'finance.localCurrencyShare': 0 };

test('every worked case of the finance pages comes out the same in exact arithmetic', () => {
  let count = 0;
  for (const page of ['exim', 'oecd', 'dfc', 'others']) {
    const file = `law/finance/${page}/cases.yaml`;
    for (const { id, on, facts, expect } of readCases(file, readFileSync(join(projectRoot, file), 'utf8'), [])) {
      for (const [fact, wanted] of Object.entries(expect)) {
        const quality = 'finance.product' in facts ? {} : { 'finance.productQuality': 'standard' };
        const found = sheet({ ...plain, ...quality, ...facts }, on).value(fact);
        const shown = found instanceof Fraction ? found.toNumber() : found;
        if (wanted === 'unknown') assert.equal(shown, undefined, id);
        else if (typeof wanted === 'number') assert.ok(Math.abs(Number(shown) - wanted) <= 1e-4 * wanted, `${id} ${fact} ${shown}`);
        else assert.equal(shown, wanted, `${id} ${fact}`);
        count++;
      }
    }
  }
  assert.ok(count > 120, String(count));
});

test('the published premium is reproduced to the last digit, with the rules it rests on', () => {
  const worked = sheet({
    ...plain, destination: 'AM', 'finance.buyerCategory': 'CC1', 'finance.drawMonths': 6, 'finance.repayYears': 10,
    'finance.coverPercent': 95, 'finance.productQuality': 'standard',
  });
  assert.equal(worked.number('finance.premiumPercent')!.toText(5), '9.31788');
  const rules = worked.steps.map(({ rule }) => rule);
  for (const rule of ['category', 'horizon', 'term', 'premium']) assert.ok(rules.includes(`finance/oecd#${rule}`), rule);
  assert.ok(worked.steps.every(({ cite, grade }) => cite !== '' && grade !== 'not-found'));
});

test('what is not stated is asked for by name, and nothing that rests on it is guessed', () => {
  const worked = sheet({ destination: 'KE', 'finance.repayYears': 7 });
  assert.equal(worked.value('finance.premiumPercent'), undefined);
  assert.ok(worked.missing.has('finance.buyerCategory') || worked.missing.has('finance.drawMonths'));
  const market = sheet({ destination: 'SG' });
  assert.equal(market.value('finance.premiumPercent'), undefined);
  assert.deepEqual([...market.missing], ['finance.marketBenchmarkPercent']);
});
