import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExpressionError, parseExpression } from './cel.ts';
import { sourceOf } from './expression.ts';

test('conditions are read and shown again as they stand', () => {
  for (const text of ['size >= 2 && (fast || !listed)', 'a * (b + 2) / 4', 'x in ["red", "green"]', 'x in colours["warm"]',
    'team.exists(p, p.listed && p.score > 2)', 'fast ? size : values["limit"]', 'max(a, b, 2) - min(a, b)',
    'code.startsWith("5A")', 'filed >= date("2025-01-13")']) {
    assert.equal(sourceOf(parseExpression(text)), text);
  }
  assert.equal(sourceOf(parseExpression('sum(a, b, 2)')), 'a + b + 2');
});

test('the subject `package`, a reserved word of CEL, is a name, and stays as it is in quoted texts', () => {
  assert.equal(sourceOf(parseExpression('package.kind == "package.kind"')), 'package.kind == "package.kind"');
  assert.equal(sourceOf(parseExpression("name == 'the \\'package.kind\\''")), 'name == "the \'package.kind\'"');
});

test('what would mean something else in CEL, or nothing, is refused with its place', () => {
  const refused: [text: string, offset: number, words: RegExp][] = [
    ['a > 1 && has(endUser.name)', 9, /presence/],
    ['size == null', 8, /null/],
    ['size > 7 / 2', 8, /without remainder/],
    ['size > (fast ? 7 : 8) / 2', 21, /without remainder/],
    ['size / 0', 4, /divisor is zero/],
    ['size > 5u', 7, /no suffix/],
    ['size > 9007199254740993', 7, /last digits/],
    ['size > 9007199254740991 + 1', 23, /last digits/],
    ['maxx(a, b) > 2', 0, /'maxx' is not part/],
    ['max() > 2', 0, /at least 1 argument, not 0/],
    ['date("2031-02-03", 2) > day', 0, /takes 1 argument, not 2/],
    ['date("2031-02-30") > day', 0, /does not exist/],
    ['name.startsWith("a", "b")', 4, /takes one text/],
    ['name.matches("a+")', 4, /'matches' is not part/],
    ['size % 2 == 0', 4, /operator '%'/],
    ['constructor(a, b)', 0, /'constructor' is not part/],
    ['[1, 2].exists(x, x > 1)', 6, /quantify/],
    ['team.map(x, x.score)', 4, /quantify/],
    ['team.exists_one(x, x.listed)', 4, /quantify/],
    ['team.exists(x, x)', 15, /name one of its facts/],
    ['{"a": 1}["a"] == 1', 8, /looked up by name/],
    ['size >', 5, /not a CEL expression/],
    ['', 0, /not a CEL expression|empty/],
  ];
  for (const [text, offset, words] of refused) {
    assert.throws(() => parseExpression(text), (error) => {
      assert.ok(error instanceof ExpressionError, text);
      assert.match(error.message, words, text);
      assert.equal(error.offset, offset, text);
      return true;
    }, text);
  }
});

test('a misspelt function brings the name that was meant', () => {
  assert.throws(() => parseExpression('maxx(a, b) > 2'), { hint: "Did you mean 'max'?" });
  assert.throws(() => parseExpression('name.startWith("a")'), { hint: "Did you mean 'startsWith'?" });
});
