import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { loadCorpus, sha256 } from './corpusCache.ts';
import { lawUnder } from './lawsInWords.ts';
import { chosenReforms } from './reformChoice.ts';
import { loadNotExpressed, openReform, reformNames } from './reformFiles.ts';
import { reformText } from './reformText.ts';

const base = loadCorpus();

test('every reform that comes with the law is sound and changes it', () => {
  const names = reformNames();
  assert.ok(names.length >= 20);
  for (const name of names) assert.notEqual(lawUnder(base, [openReform({ name, given: {} })], sha256).digest, base.digest, name);
});

test('what no reform expresses says why', () => {
  const missing = loadNotExpressed();
  assert.ok(missing.length > 0 && missing.every(({ because, source }) => because.length > 20 && source !== ''));
  const names = new Set(reformNames());
  assert.deepEqual(missing.filter(({ id }) => names.has(id)), []);
});

test('reforms are chosen by name with parameters, several at once', () => {
  assert.deepEqual(chosenReforms('gain-ai+scale(ceiling=5)'), [
    { name: 'gain-ai', given: {} }, { name: 'scale', given: { ceiling: '5' } }]);
  assert.throws(() => chosenReforms('scale(ceiling)'), InputError);
  assert.throws(() => openReform({ name: 'gain-a', given: {} }), /There is no reform 'gain-a'\. Did you mean 'gain-ai'\?/);
});

test('a reform is shown with what it changes and what it could not express', () => {
  const text = reformText(openReform({ name: 'partner-template', given: { destination: 'QA' } }), { width: 100, colour: false });
  assert.match(text, /another partner \(QA\)/);
  assert.match(text, /in countryGroups\["A:5"\] adds QA/);
  assert.match(text, /Not expressed \(1\)/);
});
