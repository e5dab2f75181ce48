import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedFor, formIn, fragmentFor, ownIn, searchFor } from './address.ts';

const today = '2026-11-23';

test('an address fills the form that it was made from', () => {
  const form = {
    portfolio: 'generated', packages: 300, seed: 4, on: '2026-01-02', assumeOrdinary: false,
    reforms: ['gain-ai', 'partner-template(destination=KW)'],
  };
  assert.deepEqual(formIn(new URLSearchParams(searchFor(form)), today), form);
  const usual = { portfolio: 'generated', packages: 200, seed: 1, on: today, assumeOrdinary: true, reforms: [] };
  assert.deepEqual(formIn(new URLSearchParams('on=2026-13-01&packages=-3&seed=x'), today), usual);
  assert.equal(formIn(new URLSearchParams('packages=9000000'), today).packages, 4000);
});

test('files that are not at hand are not asked about', () => {
  const form = { ...formIn(new URLSearchParams('portfolio=files'), today) };
  assert.equal(askedFor(form, [], null), undefined);
  assert.equal(askedFor(form, [{ name: 'a.yaml', text: 'title: A' }], null)?.portfolio.kind, 'files');
});

test('a reform of one’s own goes into the fragment and comes back; one that was cut short is none', async () => {
  const text = '---\ntitle: Más luz – 光\n---\n'.repeat(40);
  const fragment = await fragmentFor(text);
  assert.match(fragment, /^own=[\w-]+$/);
  assert.ok(fragment.length < text.length);
  assert.equal(await ownIn(`#${fragment}`), text);
  assert.equal(await ownIn(`#${fragment.slice(0, 30)}`), null);
  assert.equal(await ownIn('#own=%%'), null);
  assert.equal(await ownIn(''), null);
});
