import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeMarkup } from './markup.ts';

test('no text can open a tag, end a quoted value or stand for another sign', () => {
  assert.equal(escapeMarkup('A & B <b title="x">'), 'A &amp; B &lt;b title=&quot;x&quot;&gt;');
  assert.equal(escapeMarkup('&lt;'), '&amp;lt;');
});

test('signs that XML cannot hold are left out; tabs and line ends stay', () => {
  assert.equal(escapeMarkup('one\u0000\u0007 two\t\r\nthree\u001f'), 'one two\t\r\nthree');
});
