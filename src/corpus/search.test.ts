import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../cli/corpusCache.ts';
import { placesIn } from './cite.ts';
import { LawIndex } from './search.ts';

const index = new LawIndex(loadCorpus(), '2026-11-23');
const first = (text: string): string | undefined => index.find(text)[0]?.provision;

test('a cite names the same place however it is written', () => {
  for (const cite of ['744.23(a)(4)', '15 CFR 744.23(a)(4)', '§ 744.23 (a) (4)', '744/23.a.4', '15 C.F.R. § 744.23(a)(4)']) {
    assert.deepEqual(placesIn(cite), ['744', '23', 'a', '4'], cite);
  }
  assert.deepEqual(placesIn('Supplement No. 8 to part 740'), ['740', 'supplement', '8']);
});

test('cites, numbers of entries and names of exceptions find their page first', () => {
  const wanted: Record<string, string> = {
    '15 CFR 740.27': 'ear/740/27', '744.23(a)(4)': 'ear/744/23.a.4', '744.23(a)(4)(i)': 'ear/744/23.a.4', '3A090': 'ear/774/3A090',
    '3a090.a': 'ear/774/3A090', nac: 'ear/740/8.nac', 'Supplement No. 8 to part 740': 'ear/740/supplement-8',
  };
  for (const [text, provision] of Object.entries(wanted)) assert.equal(first(text), provision, text);
});

test('words find pages by title first, with the place in the text; nothing is found for what is not there', () => {
  const found = index.find('validated end user');
  assert.ok(found.length > 0);
  assert.ok(index.find('supercomputer').some(({ excerpt = '' }) => /supercomputer/i.test(excerpt)));
  assert.deepEqual(index.find('zebra crossing'), []);
  assert.deepEqual(index.find('  '), []);
  assert.doesNotThrow(() => index.find('a(b['));
});
