import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { coverageOf } from '../determination/coverage.ts';
import { gapFaults } from '../determination/coverageGaps.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { loadCorpus } from './corpusCache.ts';
import { loadCoverageFiles, markdownLines, textLines } from './lawCoverage.ts';
import { readLawCases } from './lawCases.ts';
import { projectRoot } from './lawFiles.ts';

const corpus = loadCorpus();
const { topics, gaps } = loadCoverageFiles();
const coverage = coverageOf(corpus, topics, readLawCases('law'));

test('docs/coverage.md is what the law holds', () => {
  const page = readFileSync(join(projectRoot, 'docs/coverage.md'), 'utf8');
  assert.equal(page, `${markdownLines(coverage, gaps).join('\n')}\n`,
    'Write it anew: node scripts/run.mjs portolan law coverage --format markdown > docs/coverage.md');
});

test('the known gaps are true both ways, and every provision belongs to a topic', () => {
  assert.deepEqual(gapFaults(new LawEngine(corpus), topics, gaps), []);
});

test('every provision and every case is counted once', () => {
  const sum = (count: 'provisions' | 'cases'): number => coverage.reduce((total, { whole }) => total + (whole?.[count] ?? 0), 0);
  assert.equal(sum('provisions'), corpus.provisions.length);
  assert.equal(sum('cases'), readLawCases('law').length);
  assert.ok(coverage.every(({ whole, parts }) => whole?.rules === parts.reduce((total, part) => total + part.coverage.rules, 0)));
});

test('the table of the terminal is as wide in every row', () => {
  const lines = textLines(coverage, gaps);
  assert.ok(lines.indexOf('Not covered:') > topics.length);
  assert.ok(gaps.every(({ gap }) => lines.includes(`  ${gap}`)));
});
