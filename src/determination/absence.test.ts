import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { testAbsence } from './absence.ts';
import { readCases } from './lawCase.ts';

const front = ['title: Trial', 'cite: trial', 'source: trial', 'published: 2000-01-01', 'effective: 2000-01-01', 'grade: primary'];
const page = (rule: string): string => ['---', ...front, '---', '```rule', rule, '```', ''].join('\n');

function silencesIn(vocabulary: string, rule: string, facts: string): string[] {
  const problems: Diagnostic[] = [];
  const engine = new LawEngine(readCorpus([
    { path: 'law/vocabulary/leg.yaml', text: `subject: leg\nfacts:\n${vocabulary}` },
    { path: 'law/vocabulary/grounds.yaml', text: 'grounds: {trial: {title: Trial, reason: RS}}' },
    { path: 'law/trial/1/2000-01-01.md', text: page(rule) },
  ], problems));
  const cases = readCases('cases.yaml', `- {id: one, on: 2001-01-01, facts: {${facts}}, source: trial}`, problems);
  assert.deepEqual(problems, []);
  const { removals, silences } = testAbsence(engine, cases);
  assert.ok(removals > 0);
  return silences.map(({ view, fact, how }) => `${view} ${fact} ${how}`);
}

const fact = (name: string, more: string): string => `  ${name}: {type: boolean, question: "${name}?", ${more}}\n`;

test('a fact that keeps the answer open when it is gone is no silence', () => {
  assert.deepEqual(silencesIn(fact('listed', 'class: determining'), 'id: a\nrequire: trial\nwhen: listed', 'listed: true'), []);
});

test('a favourable answer that rests on unrecorded diligence names it, and so is no silence', () => {
  const vocabulary = fact('known', 'class: diligence, absent: false');
  assert.deepEqual(silencesIn(vocabulary, 'id: a\nrequire: trial\nwhen: known', 'known: true'), []);
});

test('a law that reads silence as a no is found out; one view is enough where both hold the same rules', () => {
  const vocabulary = fact('listed', 'class: determining') + fact('clear', 'class: determining');
  const rule = 'id: a\nrequire: trial\nwhen: listed\n```\n\n```rule\nid: b\ndefine: listed\nis: false';
  assert.deepEqual(silencesIn(vocabulary, rule, 'listed: true'), [
    'enforced listed omitted', 'enforced listed unknown',
  ]);
});
