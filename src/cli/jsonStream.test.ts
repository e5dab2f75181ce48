import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonPiece, jsonPieces } from './jsonStream.ts';

async function pieces(text: string, chunk = text.length || 1): Promise<JsonPiece[]> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk);
  }
  const found: JsonPiece[] = [];
  for await (const piece of jsonPieces(chunks())) found.push(piece);
  return found;
}

test('cuts lists and lines alike, however the text arrives', async () => {
  const values = [{ a: '},]\\"[', b: [1, { c: null }] }, { d: 'line\nbreak, é 中' }, {}];
  const texts = [JSON.stringify(values), JSON.stringify(values, null, 2), values.map((value) => JSON.stringify(value)).join('\n'),
    values.map((value) => JSON.stringify(value)).join(' \r\n\r\n') + '\n', `\ufeff${JSON.stringify(values)}`];
  for (const text of texts) {
    for (const chunk of [1, 2, 7, 1000]) {
      const found = await pieces(text, chunk);
      assert.deepEqual(found.map(({ fault }) => fault), [undefined, undefined, undefined]);
      assert.deepEqual(found.map((piece) => JSON.parse(piece.text) as unknown), values);
    }
  }
});

test('says on which line and column each value begins', async () => {
  for (const chunk of [1, 3, 100]) {
    const found = await pieces('[\n {"a": 1},\n\n {"b":\n 2}\n]', chunk);
    assert.deepEqual(found.map(({ line, column }) => [line, column]), [[2, 2], [4, 2]]);
  }
});

test('a text that ends early, runs too deep or is empty is said to be so', async () => {
  assert.deepEqual(await pieces(''), []);
  assert.deepEqual(await pieces('[]'), []);
  assert.match((await pieces('[{"a": 1')).find(({ fault }) => fault !== undefined)!.fault!, /ends in the middle/);
  assert.match((await pieces('[{"a": 1}')).at(-1)!.fault!, /\] is missing/);
  assert.match((await pieces(`[${'['.repeat(1000)}${']'.repeat(1000)}]`))[0]!.fault!, /nested deeper/);
  const broken = await pieces('{"a": "cut\n{"b": 1}');
  assert.deepEqual(broken.length, 2);
  assert.deepEqual(JSON.parse(broken[1]!.text), { b: 1 });
});

test('one broken line of many costs that line only', async () => {
  for (const chunk of [1, 5, 100]) {
    const found = await pieces('{"a": 1}\n{"b": {broken\n{"c": 3}\n{\n  "d": 4\n}\n{"e": 5}', chunk);
    assert.deepEqual(found.map(({ fault }) => fault !== undefined), [false, true, false, false, false]);
    assert.deepEqual(found.map(({ line }) => line), [1, 2, 3, 4, 7]);
    assert.deepEqual(found.flatMap(({ text, fault }) => (fault === undefined ? [JSON.parse(text) as unknown] : [])),
      [{ a: 1 }, { c: 3 }, { d: 4 }, { e: 5 }]);
  }
});
