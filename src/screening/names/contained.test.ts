import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findingOf } from '../decisions/matchFinding.ts';
import { type ListEntry, partyNamed } from '../entry.ts';
import { entryOf } from '../lists/build.ts';
import { isSameCore } from './core.ts';
import { indexNames } from './index/nameIndex.ts';
import { NameSearch } from './index/search.ts';
import { nameOf } from './name.ts';
import { Screener } from './screener.ts';

const listed = (id: string, name: string, list = 'a-list'): ListEntry =>
  entryOf({ list, id, name, kind: 'organisation', at: { file: 'list.csv', line: 1 } });
const screener = new Screener([
  listed('1', 'Quixano Technologies Co., Ltd.'), listed('2', 'Quixano Device Co., Ltd.'), listed('3', 'QUIXANO', 'b-list'),
  listed('4', 'Rosinante Group Co., Ltd.'), listed('5', 'Semiconductor Machine International Corporation'), listed('6', 'RSX'),
  listed('7', 'Commercial Bank'), listed('8', 'Huawen Technologies Co., Ltd.'), listed('9', 'Apex Ltd'),
]);
/** From the threshold of packages on, which no part of these names reaches. */
const screened = (name: string) => screener.screen(partyNamed(name, { kind: 'organisation' }), 0.85);
const found = (name: string): string[] => screened(name).map(({ entry, contains }) => (contains === undefined ? '' : '~') + entry.id);

test('a listed name with a place, trades and legal forms beside it is found, once for each list', () => {
  assert.deepEqual(found('Quixano Technologies Kenya Ltd'), ['~1', '~3']);
  assert.deepEqual(found('Quixano Cloud Services (Nairobi) Limited'), ['~3', '~1']);
  assert.deepEqual(found('Rosinante Kenya Ltd'), ['~4']);
  assert.deepEqual(found('RSX Singapore'), ['~6']);
  assert.deepEqual(found('Semiconductor Machine International Corp Singapore'), ['~5']);
  assert.deepEqual(found('Apex East Africa Ltd'), ['~9']);
});

test('what is only of the same trade or place is not', () => {
  for (const name of ['Kenya Bank', 'Kenya Commercial Technologies Ltd', 'International Trading Group', 'Nairobi Devices']) {
    assert.deepEqual(found(name), [], name);
  }
});

test('two letters exchanged, and a slip in a word of a trade beside them, do not hide a name', () => {
  assert.deepEqual(found('Quixnao Technolgies'), ['~1', '~3']);
});

test('legal forms are known between other words', () => {
  const { words, forms } = nameOf('Quixano Technologies Co Ltd Kenya', 'organisation');
  assert.deepEqual(words.map(({ text }) => text), ['quixano', 'technology', 'kenya']);
  assert.deepEqual(forms.map(({ form }) => form), ['limited company']);
});

test('legal forms, trades and places are known in other scripts', () => {
  const said = (name: string): [string, number] => {
    const { words, forms } = nameOf(name, 'organisation');
    return [words.map(({ text }) => text).join(' '), forms.length];
  };
  assert.deepEqual(said('深圳市华文技术股份有限公司'), ['shenzhen hua wen technology', 1]);
  assert.deepEqual(said('株式会社ノヴァ')[1], 1);
  assert.deepEqual(said('주식회사 노바')[1], 1);
  assert.deepEqual(said('ООО «Нова»'), ['nova', 1]);
  assert.deepEqual(said('شركة نوفا المحدودة')[1], 2);
  assert.equal(screened('华文技术有限公司')[0]?.entry.id, '8');
});

test('a finding says that a name is contained, not that it is the same, and how many more are like it', () => {
  const subject = { id: 'x', ...partyNamed('Quixano Kenya Ltd', { kind: 'organisation' as const }) };
  const finding = screener.screen(subject, 0.85).map((match) => findingOf(subject, match)).find(({ entry }) => entry.list === 'a-list')!;
  assert.equal(finding.verdict, 'contains-name');
  assert.match(finding.because, /contains what tells “Quixano \w+ Co., Ltd.” .* and 1 more entry .* may be an affiliate/);
});

test('the index finds exactly the cores that comparing with every name finds', () => {
  const part = fc.constantFrom(
    'Quixano', 'Quixnao', 'Quixanno', 'Qui', 'xano', 'Kenya', 'Ltd', 'Cloud', 'Rosinante', 'Rosinant', 'RSX');
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((words) => nameOf(words.join(' '), 'organisation'));
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), name, (names, asked) => {
    const search = new NameSearch(indexNames(names), (at) => names[at]!);
    assert.deepEqual(search.withCoreOf(asked).map((hit) => hit.name),
      names.flatMap(({ core }, at) => (isSameCore(asked.core, core) ? [at] : [])));
  }), { numRuns: 200 });
});
