import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { coverageOf, topicOf } from './coverage.ts';
import { readGaps, readTopics } from './coverageFiles.ts';
import { gapFaults } from './coverageGaps.ts';
import { readCases } from './lawCase.ts';

const problems: Diagnostic[] = [];
const front = ['title: Trial', 'cite: trial', 'source: trial', 'published: 2000-01-01', 'effective: 2000-01-01'];
const page = (place: string, grade: string, ...rule: string[]): { path: string; text: string } => ({
  path: `law/${place}/2000-01-01.md`,
  text: ['---', ...front, `grade: ${grade}`, '---', ...rule.length === 0 ? ['Words.'] : ['```rule', ...rule, '```'], ''].join('\n'),
});
const corpus = readCorpus([
  { path: 'law/vocabulary/leg.yaml', text: 'subject: leg\nfacts:\n  listed: {type: boolean, class: determining, question: Listed?}\n' },
  { path: 'law/vocabulary/grounds.yaml', text: 'grounds: {trial: {title: Trial, reason: RS}}' },
  page('body/1/a', 'primary', 'id: a', 'require: trial', 'when: listed'), page('body/1/b', 'secondary'), page('body/2/c', 'primary'),
], problems);
const engine = new LawEngine(corpus);
const topics = readTopics('topics.yaml', `topics:
  - {topic: First, about: one, provisions: [body/1], expects: {provisions: [body/1/a, body/1/z], exceptions: [TMP]}}
  - {topic: Second, about: two, provisions: [body/1/b, body/2]}
`, problems);
const gapsOf = (...witnesses: string[]): ReturnType<typeof readGaps> => readGaps('gaps.yaml',
  `gaps:\n${witnesses.map((witness) => `  - {topic: First, gap: trial, witness: {${witness}}}\n`).join('')}`, topics, problems);
const all = ['provision: body/1/z', 'exception: TMP', 'told: body/1/b', 'told: body/2/c'];

test('a provision belongs to the topic that names the longest beginning of its path', () => {
  assert.deepEqual(problems, []);
  assert.deepEqual(['body/1/a', 'body/1/b', 'body/1/b.i', 'body/12/a'].map((id) => topicOf(id, topics)?.topic),
    ['First', 'Second', 'Second', undefined]);
});

test('wordings, rules, cases and grades are counted by topic and part', () => {
  const cases = readCases('law/body/2/c/cases.yaml', '- {id: one, on: 2001-01-01, source: trial}', problems);
  const [first, second] = coverageOf(corpus, topics, cases);
  assert.deepEqual([first?.whole?.provisions, first?.whole?.rules, first?.whole?.cases], [1, 1, 0]);
  assert.deepEqual([second?.whole?.weakest, second?.whole?.strongest, second?.whole?.cases], ['secondary', 'primary', 1]);
  assert.deepEqual(second?.parts.map(({ part }) => part), ['body/1', 'body/2']);
});

test('a list of gaps that names all that is seen is true', () => {
  const others = ['fact: quantity', 'question: {on: 2001-01-01, expect: {outcome: barred}}'];
  assert.deepEqual(gapFaults(engine, topics, gapsOf(...all, ...others)), []);
});

test('a gap that is seen and not listed is told, and so is a listed one that is closed', () => {
  assert.deepEqual(gapFaults(engine, topics, gapsOf(...all.slice(1))), ['A gap that is not listed: provision body/1/z.']);
  const answered = 'question: {on: 2001-01-01, facts: {listed: true}, expect: {outcome: licence-required}}';
  const closed = ['provision: body/1/a', 'fact: listed', answered];
  assert.deepEqual(gapFaults(engine, topics, gapsOf(...all, ...closed)).map((fault) => fault.slice(0, 38)),
    [6, 7, 8].map((line) => `gaps.yaml:${line}: this gap is closed; take it`.slice(0, 38)));
});

test('a provision without a topic and a gap without a witness are told', () => {
  assert.ok(gapFaults(engine, topics.slice(0, 1), []).includes('body/2/c belongs to no topic.'));
  const found: Diagnostic[] = [];
  readGaps('gaps.yaml', 'gaps: [{topic: First, gap: trial, witness: {}}]', topics, found);
  assert.match(found[0]!.message, /needs one of provision/);
});
