import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, json, jsonValue, property, string } from 'fast-check';
import { jsonFault, placeIn } from './jsonFault.ts';

test('a name that stands twice in one map is a fault with its place', () => {
  assert.deepEqual(jsonFault('{"a": 1, "b": {"a": 2}, "a": 3}'), { offset: 24, message: "'a' stands here twice. Keep one of the two." });
  assert.equal(jsonFault('[{"a": 1}, {"a": 2}]'), undefined);
  assert.match(jsonFault('{"ab": 1, "\\u0061b": 2}')!.message, /'ab' stands here twice/);
  assert.match(jsonFault('{"__proto__": 1, "__proto__": 2}')!.message, /twice/);
});

test('broken text is a fault where it breaks', () => {
  const broken: [text: string, offset: number, words: RegExp][] = [
    ['', 0, /ends in the middle/], ['{"a": 1', 7, /ends in the middle/], ['{"a" 1}', 5, /colon/], ['{"a": }', 6, /value/],
    ['{"a": 1,}', 8, /name in double quotes/], ['[1 2]', 3, /comma/], ['[1,]', 3, /value/], ["{'a': 1}", 1, /name in double quotes/],
    ['{"a": 01}', 6, /value/], ['{"a": NaN}', 6, /value/], ['1 2', 2, /end/], ['[1}', 2, /comma/], ['"a\nb"', 0, /value/],
  ];
  for (const [text, offset, words] of broken) {
    const fault = jsonFault(text);
    assert.equal(fault?.offset, offset, text);
    assert.match(fault.message, words);
  }
});

test('exactly what the parser reads is read, names apart', () => {
  check(property(json(), (text) => jsonFault(text) === undefined));
  check(property(jsonValue(), (value) => jsonFault(JSON.stringify(value, null, 2)) === undefined));
  const scrap = array(string({ unit: 'grapheme-ascii', maxLength: 3 })).map((parts) => parts.join('"'));
  check(property(scrap, (text) => {
    let readable = true;
    try {
      JSON.parse(text);
    } catch {
      readable = false;
    }
    return (jsonFault(text) === undefined) === readable;
  }), { numRuns: 2000 });
});

test('a place counts from the place where the text begins', () => {
  assert.deepEqual(placeIn('ab', 1, { line: 3, column: 5 }), { line: 3, column: 6 });
  assert.deepEqual(placeIn('a\nbc', 3, { line: 3, column: 5 }), { line: 4, column: 2 });
});
