import assert from 'node:assert/strict';
import test from 'node:test';
import { said } from './verifyReplay.ts';

const sentence = 'Screened on 2026-11-23 against twelve lists: nobody is on any of them. An investigation of the site followed';

test('a difference between long texts is cut so that it is seen', () => {
  const line = said({ path: 'note', before: `${sentence} in May.`, after: `${sentence} in June.` });
  assert.equal(line, 'note: …ation of the site followed in May." -> …ation of the site followed in June."');
  assert.equal(said({ path: 'note', before: 'old', after: `new ${sentence}` }),
    `note: "old" -> "new ${sentence.slice(0, 75)}…`);
  assert.equal(said({ path: 'note', before: undefined, after: 3 }), 'note: nothing -> 3');
});
