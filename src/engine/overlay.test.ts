import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkCorpus } from '../corpus/check.ts';
import { type LawText, readCorpus } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { overlay } from '../corpus/overlay.ts';
import { LawEngine } from './lawEngine.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const page = (effective: string, limit: number): string => `---
title: Fast things
cite: Made-up Act, section 1
source: Made-up Act
published: ${effective}
effective: ${effective}
grade: primary
---
\`\`\`rule
id: fast
require: speed
when: speed >= ${limit}
\`\`\`
`;

const law: LawText[] = [
  {
    path: 'law/vocabulary/leg.yaml',
    text: 'subject: leg\nfacts:\n  speed:\n    type: number\n    class: determining\n    question: How fast?\n',
  },
  { path: 'law/vocabulary/grounds.yaml', text: 'grounds:\n  speed:\n    title: Speed\n' },
  { path: 'law/act/1/2030-01-01.md', text: page('2030-01-01', 10) },
  { path: 'law/act/2/2030-01-01.md', text: page('2030-01-01', 99).replace('section 1', 'section 2') },
];

function read(texts: readonly LawText[]) {
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(texts, problems, sha256);
  assert.deepEqual([...problems, ...checkCorpus(corpus)], []);
  return corpus;
}

function reformed(texts: readonly LawText[]) {
  const base = read(law);
  const problems: Diagnostic[] = [];
  return { base, problems, corpus: overlay(base, texts, problems, sha256) };
}

test('a reform changes what it names and shares the rest', () => {
  const { base, corpus, problems } = reformed([{ path: 'law/act/1/2031-01-01.md', text: page('2031-01-01', 50) }]);
  assert.deepEqual(problems, []);
  assert.deepEqual(checkCorpus(corpus), []);
  const before = new LawEngine(base);
  const after = new LawEngine(corpus, before);
  const outcomes = (engine: LawEngine): string[] => ['2030-12-31', '2031-01-01'].map((on) =>
    engine.outcome({ speed: 20 }, { on, view: 'enforced' }));
  assert.deepEqual(outcomes(before), ['licence-required', 'licence-required']);
  assert.deepEqual(outcomes(after), ['licence-required', 'no-licence-required']);
  assert.equal(corpus.provisions[1], base.provisions[1]);
  assert.equal(after.layout, before.layout);
  assert.notEqual(corpus.digest, base.digest);
});

test('the same reform of the same law has the same digest, and a page for the same day replaces', () => {
  const texts = [{ path: 'law/act/1/2030-01-01.md', text: page('2030-01-01', 30) }];
  const { base, corpus } = reformed(texts);
  assert.equal(corpus.digest, overlay(base, texts, [], sha256).digest);
  assert.deepEqual(corpus.provisions.map(({ versions }) => versions.length), [1, 1]);
  assert.equal(new LawEngine(corpus).outcome({ speed: 20 }, { on: '2030-06-01', view: 'enforced' }), 'no-licence-required');
});

test('a reform that changes nothing, or names what is not there, is an error', () => {
  assert.match(reformed([{ path: 'law/act/1/notes.txt', text: 'Nothing here.' }]).problems[0]!.message, /changes nothing/);
  const { corpus } = reformed([{ path: 'law/act/3/2031-01-01.md', text: page('2031-01-01', 1).replace('speed >=', 'haste >=') }]);
  assert.match(checkCorpus(corpus)[0]!.message, /haste/);
});
