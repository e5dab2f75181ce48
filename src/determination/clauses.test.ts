import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { sourceOf } from '../corpus/expression.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { testClauses } from './clausesReport.ts';
import { readCases } from './lawCase.ts';

const front = ['title: Trial', 'cite: trial', 'source: trial', 'published: 2000-01-01', 'effective: 2000-01-01', 'grade: primary'];
const vocabulary = `subject: leg
facts:
  listed: {type: boolean, class: determining, question: Listed?}
  size: {type: number, class: determining, question: Size?, minimum: 0}
  colour: {type: text, class: determining, question: Colour?, values: [red, green]}
  large: {type: boolean, class: derived, question: Large?}
`;

/** The clauses of a law of one page, each with what decides it, over cases given by their facts. */
function findings(rules: readonly string[], cases: readonly string[]): string[] {
  const problems: Diagnostic[] = [];
  const page = ['---', ...front, '---', ...rules.flatMap((rule) => ['```rule', rule, '```', ''])].join('\n');
  const engine = new LawEngine(readCorpus([
    { path: 'law/vocabulary/leg.yaml', text: vocabulary },
    { path: 'law/vocabulary/grounds.yaml', text: 'grounds: {trial: {title: Trial, reason: RS}}' },
    { path: 'law/trial/1/2000-01-01.md', text: page },
  ], problems));
  const list = cases.map((facts, index) => `- {id: c${index}, on: 2001-01-01, facts: {${facts}}, source: trial}`).join('\n');
  const read = readCases('law/trial/1/cases.yaml', list, problems);
  assert.deepEqual(problems, []);
  return testClauses(engine, read).map(({ expression, by, bothWays }) => `${sourceOf(expression)} ${by}${bothWays ? ' both' : ''}`);
}

const requirement = 'id: a\nrequire: trial\nwhen: listed && size >= 10';

test('a clause decides where its other value would turn the condition', () => {
  assert.deepEqual(findings([requirement], ['listed: true, size: 12']), ['listed worked', 'size >= 10 worked']);
  assert.deepEqual(findings([requirement], ['listed: true, size: 12', 'listed: false, size: 12', 'listed: true, size: 1']),
    ['listed worked both', 'size >= 10 worked both']);
});

test('what the examples leave out is looked for in questions made from them', () => {
  assert.deepEqual(findings([requirement], ['listed: false, size: 1']), ['listed made', 'size >= 10 made']);
});

test('a conclusion is reached through the facts that people can state', () => {
  const rules = ['id: a\nrequire: trial\nwhen: large && colour == "red"', 'id: b\ndefine: large\nis: size > 5'];
  assert.deepEqual(findings(rules, ['size: 1, colour: green']),
    ['large made', 'colour == "red" made', 'size > 5 worked both']);
});

test('a clause that cannot decide is told', () => {
  const rules = ['id: a\nrequire: trial\nwhen: listed || size >= 10 && listed'];
  assert.deepEqual(findings(rules, ['listed: true, size: 1']), ['listed worked both', 'size >= 10 never', 'listed made']);
});
