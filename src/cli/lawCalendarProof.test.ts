import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proveCalendar } from '../determination/calendarProof.ts';
import { loadCorpus } from './corpusCache.ts';

test('on every day of change, its eve and its morrow, one version of every provision applies, whenever it was known', () => {
  const corpus = loadCorpus();
  const { days, questions, faults } = proveCalendar(corpus);
  assert.ok(questions >= days * corpus.provisions.length);
  assert.deepEqual(faults, []);
});
