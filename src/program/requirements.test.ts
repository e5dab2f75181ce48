// The list of what the programme asks, against the rules it names, the facts it names and the facts of the brief.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { readCorpus } from '../corpus/corpus.ts';
import { projectRoot, readLawTexts } from '../cli/lawFiles.ts';
import { readRequirements } from './requirements.ts';

const file = 'law/program/requirements.yaml';
const requirements = readRequirements(file, readFileSync(join(projectRoot, file), 'utf8'));
const shared = process.env.PORTOLAN_SHARED ?? join(projectRoot, '..', 'shared');
const brief = join(shared, 'law', 'program-requirements.json');

test('every requirement that was collected stands in the list, with a grade no better than its source', () => {
  const ids = requirements.map(({ id }) => id);
  assert.equal(new Set(ids).size, 64);
  for (const [first, last] of [[1, 7], [10, 16], [20, 23], [30, 32], [40, 42], [50, 53], [60, 63], [70, 76], [80, 81], [90, 93],
    [100, 104], [900, 913]] as const) {
    for (let number = first; number <= last; number++) assert.ok(ids.includes(`AAEP-${String(number).padStart(3, '0')}`), String(number));
  }
  if (!existsSync(brief)) return;
  const collected = JSON.parse(readFileSync(brief, 'utf8')) as { id: string; stage: string; confidence: string }[];
  assert.deepEqual(ids.toSorted(), collected.map(({ id }) => id).toSorted());
  for (const { id, stage, confidence } of collected) {
    const own = requirements.find((one) => one.id === id)!;
    assert.equal(own.stage, stage, id);
    const seen = { 'not found': 'not-found', inferred: 'inferred' }[confidence] ?? (/^secondary/.test(confidence) ? 'secondary' : 'any');
    if (seen !== 'any') assert.equal(own.grade, seen, id);
  }
});

test('what nobody has found is passed or failed by nothing', () => {
  for (const { id, how, grade, tests, facts, content } of requirements) {
    assert.equal(how === 'not-found', grade === 'not-found', id);
    if (how === 'not-found') assert.deepEqual([tests, facts, content], [[], [], false], id);
  }
});

test('every test and fact that is named is there, and every test of the programme is named', () => {
  const corpus = readCorpus(readLawTexts(), []);
  const rules = corpus.provisions.filter(({ id }) => id.startsWith('program/'))
    .flatMap(({ versions }) => versions).flatMap((version) => version.rules);
  const tests = rules.filter(({ kind }) => kind === 'test').map(({ id }) => id);
  const named = new Set(requirements.flatMap((one) => one.tests));
  for (const id of named) assert.ok(tests.includes(id), id);
  const facts = corpus.vocabulary.facts.filter(({ subject }) => subject === 'package').map(({ name }) => `package.${name}`);
  for (const fact of requirements.flatMap((one) => one.facts)) assert.ok(facts.includes(fact), fact);
  // Tests of single members, suppliers and items stand behind the counts; the plain share behind the methods.
  const behind = ['member-allowed', 'supplier-allowed', 'model-allowed', 'content-presumed'].map((id) => `program/call#${id}`);
  assert.deepEqual(tests.filter((id) => !named.has(id)).toSorted(), behind.toSorted());
});

test('a list that is not in its form is refused with the place of every fault', () => {
  const text = 'requirements:\n  - {id: A, stage: s, requires: r, how: mechanical, asks: a, grade: primary, source: s}\n'
    + '  - {id: A, stage: s, requires: r, how: jugdement, asks: a, source: s, tets: []}\n';
  assert.throws(() => readRequirements('list.yaml', text), (error) => error instanceof InputError
    && error.diagnostics.length === 5
    && /list\.yaml:2:5: .*Nothing settles it/.test(error.message) && /stands here twice/.test(error.message)
    && [/Did you mean 'judgement'/, /Did you mean 'tests'/, /'grade' is missing/].every((words) => words.test(error.message)));
});
