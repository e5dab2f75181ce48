import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { readCases, runCase } from './lawCase.ts';

const front = ['title: Trial', 'cite: trial', 'source: trial', 'published: 2000-01-01', 'effective: 2000-01-01', 'grade: primary'];
const page = ['---', ...front, '---', '```rule',
  'id: enough', 'test: There is enough', 'subject: package', 'when: package.asked', 'met: package.parts > 1', 'severity: required',
  '```'].join('\n');
const vocabulary = `subject: package
facts:
  asked: {type: boolean, class: determining, question: Asked?}
  parts: {type: number, class: determining, question: How many parts?, minimum: 0}
`;

/** What disagrees in a case about the one test of a trial law. */
function disagreements(facts: string, expected: string): string[] {
  const problems: Diagnostic[] = [];
  const engine = new LawEngine(readCorpus([
    { path: 'law/vocabulary/package.yaml', text: vocabulary },
    { path: 'law/vocabulary/grounds.yaml', text: 'grounds: {trial: {title: Trial, reason: RS}}' },
    { path: 'law/trial/1/2000-01-01.md', text: page },
  ], problems));
  const [one] = readCases('law/trial/1/cases.yaml',
    `- {id: one, on: 2001-01-01, facts: {${facts}}, expect: {tests: {trial/1#enough: ${expected}}}, source: trial}`, problems);
  assert.deepEqual(problems, []);
  return runCase(engine, one!).map(({ key, found }) => `${key}: ${String(found)}`);
}

test('a case says how a test of a package comes out', () => {
  assert.deepEqual(disagreements('package.asked: true, package.parts: 2', 'met'), []);
  assert.deepEqual(disagreements('package.asked: true, package.parts: 1', 'met'), ['tests.trial/1#enough: not-met']);
  assert.deepEqual(disagreements('package.asked: true', 'open'), []);
  assert.deepEqual(disagreements('package.asked: false', 'not-asked'), []);
});
