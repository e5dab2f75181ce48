import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { readPackage } from '../package/reader.ts';
import { readSafeguards, safeguardFindings } from './safeguards.ts';

const file = 'law/program/safeguards.yaml';
const asked = readSafeguards(file, readFileSync(join(projectRoot, file), 'utf8'));
const vocabulary = packageVocabulary(loadCorpus());

test('evidence is told from what is only said, assumed, refused or left open', () => {
  const { package: found } = readPackage(`title: T
facts:
  package.safeguards.accessControl: {value: true, source: review of 2026-09-01 by the auditor}
  package.safeguards.auditLogs: true
  package.safeguards.encryption: {value: true, assumed: the vendor's brochure}
  package.safeguards.personnel: false
  package.safeguards.continuity: null
`, { path: 'p.yaml', vocabulary });
  const states = Object.fromEntries(safeguardFindings(found, asked).map(({ safeguard, state }) => [safeguard.id, state]));
  assert.deepEqual([states.accessControl, states.auditLogs, states.encryption, states.personnel, states.continuity, states.assessment],
    ['given', 'said', 'assumed', 'refused', 'open', 'open']);
});

test('every safeguard has its fact, and every fact of a safeguard is asked for', () => {
  const facts = loadCorpus().vocabulary.facts.filter(({ name }) => name.startsWith('safeguards.')).map(({ name }) => `package.${name}`);
  assert.deepEqual(asked.safeguards.map(({ fact }) => fact).toSorted(), facts.toSorted());
});

test('every framework is mapped, and none is mapped that is not named', () => {
  const mapped = new Set(asked.safeguards.flatMap(({ maps }) => maps).map(({ framework }) => framework));
  assert.deepEqual([...mapped].toSorted(), asked.frameworks.map(({ name }) => name).toSorted());
  const text = 'notice: n\nframeworks: []\nsafeguards: [{id: a, fact: f, asks: a, evidence: e, maps: [{framework: X, parts: "1"}]}]\n';
  assert.throws(() => readSafeguards('s.yaml', text), (error) => error instanceof InputError && /'X' is not one of/.test(error.message));
});
