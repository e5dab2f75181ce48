import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LawText, readCorpus } from '../corpus/corpus.ts';
import { LawEngine } from './lawEngine.ts';

const law: LawText[] = [
  {
    path: 'law/vocabulary/leg.yaml',
    text: 'subject: leg\nfacts:\n  speed:\n    type: number\n    class: determining\n    question: How fast?\n',
  },
  { path: 'law/vocabulary/grounds.yaml', text: 'grounds:\n  speed:\n    title: Speed\n' },
  {
    path: 'law/act/1/2030-01-01.md',
    text: `---
title: Fast things
cite: Made-up Act, section 1
source: Made-up Act
published: 2029-12-01
effective: 2030-01-01
grade: primary
---
\`\`\`rule
id: fast
require: speed
when: speed >= 10
\`\`\`
`,
  },
];

test('what was known before the first publication is nothing, whichever is asked first', () => {
  const today = { on: '2030-06-01', view: 'enforced' } as const;
  const before = { ...today, knownOn: '1900-01-01' } as const;
  for (const order of [[today, before], [before, today]]) {
    const engine = new LawEngine(readCorpus(law, []));
    const outcomes = new Map(order.map((question) => [question, engine.outcome({ speed: 20 }, question)]));
    assert.deepEqual([outcomes.get(today), outcomes.get(before)], ['licence-required', 'no-licence-required']);
  }
});
