import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { opened } from '../mcp/command.ts';
import { madeReceipt } from './analysis.ts';
import { madeDossier } from './dossiers.ts';

test('a dossier is written in both editions, and rests on the receipt that the same question has', () => {
  const workbench = opened()();
  const text = readFileSync(new URL('../../../examples/small-allied-market.yaml', import.meta.url), 'utf8');
  const question = { package: text, on: '2026-11-23' };
  const made = madeDossier(workbench, { ...question, confidential: [] });
  for (const bytes of [made.whole, made.public]) assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
  assert.notDeepEqual(made.whole, made.public);
  assert.equal((JSON.parse(made.receipt.text) as { seal: { digest: string } }).seal.digest, made.receipt.digest);
  assert.equal(made.receipt.digest, madeReceipt(workbench, question).digest);
});
