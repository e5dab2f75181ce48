import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slips } from './distance.ts';
import { lengthOf, mayBeWithin, outlineOf } from './outline.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'k', 'z', '7'), maxLength: 36 });

test('texts that are few slips apart are never told apart by their outlines', () => {
  fc.assert(fc.property(text, fc.nat(), fc.nat(), (one, at, other) => {
    const exchanged = one.slice(0, at % 37) + one.slice(at % 37 + 1) + 'q';
    for (const changed of [exchanged, exchanged.slice(0, other % 37) + exchanged.slice(other % 37 + 1), one]) {
      const most = slips(one, changed, 3);
      assert.ok(mayBeWithin(outlineOf(one), outlineOf(changed), most), `${one} and ${changed}: ${most}`);
    }
  }));
});

test('texts of other letters, or many more, are told apart', () => {
  assert.equal(mayBeWithin(outlineOf('abcde'), outlineOf('fghij'), 2), false);
  assert.equal(mayBeWithin(outlineOf('ab'), outlineOf('ababab'), 2), false);
  assert.equal(lengthOf(outlineOf('a'.repeat(40))), 31);
});
