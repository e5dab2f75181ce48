import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import type { Facts } from '../engine/fact.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { alikeCountries } from './alikeCountries.ts';

const corpus = loadCorpus();
const groups = alikeCountries(corpus, ['KE']);

test('every country stands in one group, and those that conditions name or that are kept apart stand alone', () => {
  assert.deepEqual(groups.flat().toSorted(), Object.keys(corpus.countries).toSorted());
  assert.ok(groups.length < Object.keys(corpus.countries).length / 3, `${groups.length} groups`);
  for (const code of ['KE', 'CN', 'HK', 'MO', 'US']) assert.deepEqual(groups.find((group) => group.includes(code)), [code]);
});

test('within a group all countries come out alike, whoever the end user is', () => {
  const engine = new LawEngine(corpus);
  const questions = ['2023-11-20', '2025-03-01', '2026-11-23'].flatMap((on) =>
    (['enforced', 'codified'] as const).map((view) => ({ on, view })));
  const item: Facts = {
    'item.eccn': '4A090.a', 'item.totalProcessingPerformance': 15824, 'item.designedForDataCenter': true, quantity: 100, activity: 'export',
  };
  for (const question of questions) {
    for (const group of groups.filter(({ length }) => length > 1)) {
      for (const seat of [undefined, 'KE']) {
        const outcomes = [group[0]!, group[1]!, group.at(-1)!].map((destination) => engine.outcome(
          { ...item, destination, 'endUser.headquarters': seat ?? destination, 'endUser.location': destination }, question,
            { assumeOrdinary: true }));
        assert.deepEqual(new Set(outcomes).size, 1, `${question.on} ${question.view} ${group.join(' ')}: ${outcomes.join(', ')}`);
      }
    }
  }
});
