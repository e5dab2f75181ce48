import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from './corpus.ts';
import { formatDiagnostic } from './diagnostic.ts';
import { Names } from './names.ts';
import { checkUnread } from './unread.ts';

const page = `---
title: A page
cite: Sea 1
source: Somewhere
published: 2031-02-01
effective: 2031-02-03
grade: primary
---

\`\`\`rule
id: warm
define: warm
is: wind > 3 && crew.exists(p, p.able)
\`\`\`
`;

/** What is said of a vocabulary whose `wind` and `able` the page reads, and whose `tide` it reads not. */
function unread(tide: string, wind = ''): string[] {
  const texts = {
    'law/vocabulary/leg.yaml': `subject: leg
facts:
  wind: {type: number, class: determining, question: How strong?${wind}}
  tide: {${tide}}
  warm: {type: boolean, class: derived}
`,
    'law/vocabulary/party.yaml': 'subject: party\nfacts: {able: {type: boolean, class: diligence, question: Able?, absent: false}}\n',
    'law/vocabulary/roles.yaml': 'roles: {mate: {title: Mate}}\ncollections: {crew: {element: party, always: [mate], prefixes: [mate]}}\n',
    'law/sea/1/2031-02-03.md': page,
  };
  const corpus = readCorpus(Object.entries(texts).map(([path, text]) => ({ path, text })), []);
  return checkUnread(corpus, new Names(corpus.vocabulary)).map(formatDiagnostic);
}

test('a fact that nothing reads is told', () => {
  assert.deepEqual(unread('type: number, class: determining, question: How high?'), [
    'law/vocabulary:1:1: leg.tide: No rule reads it. Write the rule that does, or say in `unread` why there is none.',
  ]);
  assert.deepEqual(unread('type: number, class: reading, question: How high?').length, 1);
});

test('a fact that nothing reads may say why; a derived one need not', () => {
  assert.deepEqual(unread('type: number, class: determining, question: How high?, unread: Told to passengers.'), []);
  assert.deepEqual(unread('type: number, class: derived'), []);
});

test('a fact that is read must not say that it is not', () => {
  assert.deepEqual(unread('type: number, class: derived', ', unread: Nobody asks.'), [
    'law/vocabulary:1:1: leg.wind: A rule reads it, although `unread` says that none does.',
  ]);
});
