import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { likenessOf } from '../likeness.ts';
import { wordOf } from '../word.ts';
import { DictionaryMaker, WordIndex } from './wordIndex.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'h', 'k', 's', 'y'), minLength: 1, maxLength: 11 });
const word = fc.record({ text, vowelless: fc.boolean() }).map(({ text: letters, vowelless }) => wordOf(letters, vowelless));

test('the index finds every word that comparing with each would find, and no less alike', () => {
  fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (words, asked) => {
    const maker = new DictionaryMaker();
    for (const each of words) maker.numberOf(each);
    const { dictionary, places } = maker.make();
    const { words: found, degrees } = new WordIndex(dictionary).similar(asked);
    const byWord = new Map(found.map((id, at) => [id, degrees[at]!]));
    words.forEach((other, id) => {
      const likeness = likenessOf(asked, other);
      if (likeness === undefined) return;
      assert.ok((byWord.get(places[id]!) ?? 0) >= likeness.degree - 1e-9, `${asked.text} and ${other.text}: ${likeness.relation}`);
    });
  }), { numRuns: 400 });
});
