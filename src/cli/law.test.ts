import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCorpus } from '../corpus/check.ts';
import { readCorpus } from '../corpus/corpus.ts';
import { type Diagnostic, formatDiagnostic } from '../corpus/diagnostic.ts';
import { failingCases } from './law.ts';
import { readLawTexts } from './lawFiles.ts';

test('the law is sound: names, types, references, one version and one definition on every day', () => {
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(readLawTexts(), problems);
  problems.push(...checkCorpus(corpus));
  assert.deepEqual(problems.map(formatDiagnostic), []);
  assert.ok(corpus.provisions.length > 100);
});

for (const folder of ['law/ear', 'law/program', 'law/other']) {
  test(`the worked examples of ${folder} come out as their sources say`, () => {
    const { cases, failing } = failingCases(folder);
    assert.ok(cases > 0);
    assert.deepEqual(failing.map(({ lawCase, found }) => [lawCase.id, found]), []);
  });
}
