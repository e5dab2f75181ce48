import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from './diagnostic.ts';
import { readFacts } from './vocabularyReader.ts';
import { miswriting } from './writing.ts';

const writing = { pattern: '[0-9][A-E][0-9]{3}(\\.[a-z0-9]+)*|PLAIN', called: 'a number of the list', example: '1A234.b' };

function read(lines: string): { problems: string[]; writing: unknown } {
  const problems: Diagnostic[] = [];
  const [fact] = readFacts('v.yaml', `subject: item\nfacts:\n  number:\n    type: text\n    class: derived\n${lines}`, problems);
  return { problems: problems.map(({ message }) => message), writing: fact?.writing };
}

test('a fact says how its text is written', () => {
  const lines = `    pattern: '${writing.pattern}'\n    called: a number of the list\n    example: 1A234.b\n`;
  assert.deepEqual(read(lines), { problems: [], writing });
});

test('a pattern needs words for people, an example that fits it, and a text to hold for', () => {
  assert.deepEqual(read(`    pattern: '[0-9]'\n`).problems, ['A pattern needs `called` and `example`, for the message.']);
  assert.deepEqual(read(`    pattern: '[0-9]'\n    called: a digit\n    example: x\n`).problems,
    ["The example 'x' does not fit the pattern."]);
  assert.deepEqual(read(`    pattern: '[0-9'\n    called: a digit\n    example: x\n`).problems,
    ["'[0-9' is not a regular expression."]);
});

test('a text that is written otherwise is named, with the one that was probably meant', () => {
  assert.equal(miswriting('1A234.b', writing), undefined);
  assert.equal(miswriting('PLAIN', writing), undefined);
  assert.equal(miswriting('1a234.b', writing), "'1a234.b' is not a number of the list; did you mean 1A234.b?");
  assert.equal(miswriting('1A234.B.1', writing), "'1A234.B.1' is not a number of the list; did you mean 1A234.b.1?");
  assert.equal(miswriting(' plain ', writing), "' plain ' is not a number of the list; did you mean PLAIN?");
  assert.equal(miswriting('1A23.b', writing), "'1A23.b' is not a number of the list; write it as in 1A234.b.");
  assert.equal(miswriting('one of many numbers', writing),
    "'one of many numbers' is not a number of the list; write it as in 1A234.b.");
});
