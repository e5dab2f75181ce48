import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from './corpus.ts';
import type { Diagnostic } from './diagnostic.ts';
import { namedDays } from './namedDays.ts';
import { boundaries } from './view.ts';

test('a day that a condition names is a day on which the law changes, and so is the day after', () => {
  const front = ['title: Trial', 'cite: trial 1', 'source: trial', 'published: 2030-01-01', 'effective: 2030-01-01', 'grade: primary'];
  const rule = ['id: a', 'require: trial', 'when: on <= date("2031-05-31")'];
  const problems: Diagnostic[] = [];
  const corpus = readCorpus([
    { path: 'law/vocabulary/leg.yaml', text: 'subject: leg\nfacts:\n  on: {type: date, question: "When?", class: determining}\n' },
    { path: 'law/vocabulary/grounds.yaml', text: 'grounds: {trial: {title: Trial, reason: RS}}' },
    { path: 'law/trial/1/2030-01-01.md', text: ['---', ...front, '---', '```rule', ...rule, '```', ''].join('\n') },
  ], problems);
  assert.deepEqual(problems, []);
  assert.deepEqual(boundaries(corpus), ['2030-01-01', '2031-05-31', '2031-06-01']);
  const texts = [...namedDays(corpus).values()].flat().map(({ text }) => text);
  assert.deepEqual(texts, ['trial 1 names 2031-05-31', 'trial 1 names 2031-05-31']);
});
