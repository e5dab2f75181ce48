import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { csvOf, harmlessCell } from './csv.ts';

test('what is written is read back as it was, whatever stands in the cells', () => {
  const rows = [['a,b', 'say "so"', ''], ['two\r\nlines', 'x', '-3']];
  assert.deepEqual(parse(csvOf(rows)), rows);
  assert.deepEqual(parse(csvOf(rows, '\n')), rows);
});

test('only what needs quotes has them, and every row ends', () => {
  assert.equal(csvOf([['id', 'share'], ['a', 0.5]]), 'id,share\r\na,0.5\r\n');
  assert.equal(csvOf([['a b', 'c,d']], '\n'), 'a b,"c,d"\n');
});

test('nothing that another wrote is taken for a formula', () => {
  for (const text of ['=1+1', '+1', '@sum', '-1+1', '-cmd', '\tx', '\rx']) assert.equal(harmlessCell(text), `'${text}`);
  for (const text of ['-12.5', '-3', 'a=b', '', '5']) assert.equal(harmlessCell(text), text);
});
