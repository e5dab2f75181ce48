import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shippedCountries, shippedSources } from './feeds.fuzz.ts';
import { readStarter } from './starter.ts';

const text = readFileSync(new URL('../../../lists/starter.yaml', import.meta.url), 'utf8');

test('the starter list says what it is, and every entry of it names a list, a notice and a country', () => {
  const { entries, notice } = readStarter(text, 'lists/starter.yaml', shippedCountries);
  assert.match(notice, /starter list/);
  assert.match(notice, new RegExp(`\\b${entries.length} AI-sector entries`));
  for (const { name, list, notices, countries, source } of entries) {
    assert.ok(shippedSources.lists.has(list), `${name}: ${list}`);
    assert.ok(notices.length > 0 && source?.startsWith('https://'), name);
    assert.ok(countries.every(({ code }) => code !== undefined), name);
  }
  assert.equal(new Set(entries.map(({ list, id }) => `${list}/${id}`)).size, entries.length, 'every id once');
});

test('an entry of the Entity List keeps its requirement, policy and footnote', () => {
  const { entries } = readStarter(text, 'lists/starter.yaml', shippedCountries);
  const sugon = entries.find(({ name }) => name === 'Sugon');
  assert.deepEqual(sugon?.footnotes, ['4']);
  assert.match(sugon.licenceRequirement ?? '', /^For All Items/);
  assert.match(sugon.reviewPolicy ?? '', /^Presumption of denial/);
});

test('an entry without a notice is refused', () => {
  assert.throws(() => readStarter('entries: [{name: A, list: b, id: "1"}]', 's.yaml', shippedCountries),
    /s\.yaml:1:1: entries\[0\]\.notices: This is missing/);
});
