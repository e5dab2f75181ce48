import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folded } from './folding.ts';
import { parseExpression } from './cel.ts';
import { sourceOf } from './expression.ts';

test('names are folded to whole words in small letters', () => {
  for (const [text, words] of [
    ['ACME', 'acme '], ['Acme-Corp., Ltd', 'acme corp ltd '], ['  acme\u00a0 corp ', 'acme corp '], ['AÇME', 'açme '],
    ['Ａcme ４２', 'acme 42 '], ['', ''], ['—', ''],
  ]) assert.equal(folded(text!), words, text);
});

test('a folded text may only be held to the beginning of a folded text', () => {
  const source = 'name.folded().startsWith("acme corp ")';
  assert.equal(sourceOf(parseExpression(source)), source);
  assert.throws(() => parseExpression('name.folded() == "acme "'), /only before `startsWith`/);
  assert.throws(() => parseExpression('name.folded().startsWith("Acme")'), /small letters/);
  assert.throws(() => parseExpression('name.folded("x").startsWith("acme ")'), /takes nothing/);
});
