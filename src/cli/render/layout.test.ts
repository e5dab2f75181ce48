import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor, styled } from './layout.ts';

const terminal = { isTTY: true, columns: 100 };

test('a page is as wide as the terminal within bounds, and 80 columns when piped', () => {
  assert.equal(pageFor(terminal, {}).width, 100);
  assert.equal(pageFor({ isTTY: true, columns: 300 }, {}).width, 120);
  assert.equal(pageFor({ isTTY: true, columns: 10 }, {}).width, 40);
  assert.equal(pageFor({}, {}).width, 80);
  assert.equal(pageFor({}, { COLUMNS: '120' }).width, 120);
  assert.equal(pageFor(terminal, { COLUMNS: '60' }).width, 100);
  for (const COLUMNS of ['', 'wide', '-5', '1e9']) assert.equal(pageFor({}, { COLUMNS }).width, 80, COLUMNS);
});

test('colour is for terminals, unless the environment says otherwise', () => {
  assert.equal(pageFor(terminal, {}).colour, true);
  assert.equal(pageFor({}, {}).colour, false);
  assert.equal(pageFor(terminal, { NO_COLOR: '1' }).colour, false);
  assert.equal(pageFor(terminal, { NO_COLOR: '' }).colour, true);
  assert.equal(pageFor({}, { FORCE_COLOR: '1' }).colour, true);
  assert.equal(pageFor({}, { FORCE_COLOR: '' }).colour, true);
  assert.equal(pageFor({}, { FORCE_COLOR: '1', NO_COLOR: '1' }).colour, true);
  for (const FORCE_COLOR of ['0', 'false']) assert.equal(pageFor(terminal, { FORCE_COLOR }).colour, false);
});

test('without colour a text stays as it is', () => {
  assert.equal(styled({ width: 80, colour: false }, 'red', 'barred'), 'barred');
  assert.equal(styled({ width: 80, colour: true }, 'red', 'barred'), '\u001b[31mbarred\u001b[39m');
});
