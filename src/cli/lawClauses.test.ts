import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testClauses } from '../determination/clausesReport.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { loadCorpus } from './corpusCache.ts';
import { clauseLines } from './lawClauses.ts';
import { readPlainCases } from './lawCases.ts';

test('nineteen clauses in twenty decide some question, and the others are listed', () => {
  const findings = testClauses(new LawEngine(loadCorpus()), readPlainCases('law'));
  const never = findings.filter(({ by }) => by === 'never');
  assert.ok(findings.length > 1000);
  assert.ok(never.length <= findings.length / 20, clauseLines(findings, false).join('\n'));
  const listed = clauseLines(findings, true);
  assert.ok(never.every(({ rule }) => listed.some((line) => line.startsWith(`  ${rule.id} `))));
});
