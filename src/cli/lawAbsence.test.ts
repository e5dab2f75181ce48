import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testAbsence } from '../determination/absence.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { loadCorpus } from './corpusCache.ts';
import { readPlainCases } from './lawCases.ts';

test('no fact taken away from a worked example earns a better answer that does not say what it lacks', () => {
  const { removals, silences } = testAbsence(new LawEngine(loadCorpus()), readPlainCases('law'));
  assert.ok(removals > 1000);
  assert.deepEqual(silences.map(({ lawCase, view, fact, how, before, after }) =>
    `${lawCase.file}:${lawCase.line} ${lawCase.id}: ${fact} ${how} turns ${before} into ${after} (${view})`), []);
});
