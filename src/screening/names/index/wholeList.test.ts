import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { latinOf } from '../script.ts';
import { type Name, nameOf } from '../name.ts';
import { scoreNames } from '../score.ts';
import { indexNames } from './nameIndex.ts';
import { NameSearch } from './search.ts';

/** The whole list where it lies beside the checkout; else, always, names made up of the same kinds of parts. */
const listFile = fileURLToPath(new URL('../../../../../shared/data/screening/csl_2026-07-31.compact.json.gz', import.meta.url));
const [threshold, askedOfWholeList, madeUpNames] = [0.6, 12, 1500];

const distortions: Record<string, (name: string, at: number) => string> = {
  'two letters exchanged': (name, at) => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  'a letter left out': (name, at) => name.slice(0, at) + name.slice(at + 1),
  'words turned round': (name) => name.split(' ').reverse().join(' '),
  'a space too many': (name, at) => `${name.slice(0, at)} ${name.slice(at)}`,
  'a space too few': (name) => name.replace(' ', ''),
  'a word left out': (name) => name.split(' ').slice(1).join(' ') || name,
  'Cyrillic letters': (name) => [...latinOf(name).text.toLowerCase()].map((letter) => cyrillic[letter] ?? letter).join(''),
};
const cyrillic: Record<string, string> = Object.fromEntries(
  [...'abvgdezijklmnoprstuf'].map((letter, at) => [letter, [...'абвгдезийклмнопрстуф'][at]!]));

test('no distorted name finds less in the index than among all names of the list', () => {
  const names = existsSync(listFile) ? wholeList() : madeUp();
  const search = new NameSearch(indexNames(names), (at) => names[at]!);
  const ways = Object.entries(distortions);
  for (let asked = 0; asked < askedOfWholeList; asked++) {
    const { written } = names[(asked * 7919 + 13) % names.length]!;
    const [way, distort] = ways[asked % ways.length]!;
    const query = nameOf(distort(written, 1 + (asked * 31) % Math.max(1, written.length - 2)), 'unknown');
    const found = new Set(search.search(query, threshold).map(({ name }) => name));
    const expected = names.flatMap((name, at) => (scoreNames(query, name).score >= threshold ? [at] : []));
    assert.deepEqual([...found].sort((left, right) => left - right), expected, `${way}: ${query.written}`);
  }
});

function wholeList(): Name[] {
  const { entries } = JSON.parse(gunzipSync(readFileSync(listFile)).toString()) as { entries: { n: string; a?: string[]; t?: string }[] };
  return entries.flatMap(({ n, a = [], t }) => [n, ...a].map((name) => nameOf(name, t === 'Individual' ? 'person' : 'organisation')));
}

function madeUp(): Name[] {
  const given = ['Ivan', 'Ali', 'Muhammad', 'Jong', 'Maria', 'Olaf'];
  const family = ['Petrov', 'Hassan', 'Kim', 'Al-Rawi', 'Scholz', 'Un'];
  const trade = ['Trading', 'LLC', 'Bank', 'House', 'Technologies', 'Zenith', 'Marine', 'Co. Ltd.'];
  return Array.from({ length: madeUpNames }, (_, at) => {
    const [one, two, three] = [given[at % 6]!, family[(at * 5 + at / 36 | 0) % 6]!, trade[(at / 7 | 0) % 8]!];
    return at % 2 === 0 ? nameOf(`${two}, ${one} ${family[at % 5]}`, 'person') : nameOf(`${two} ${trade[at % 7]} ${three}`, 'organisation');
  });
}
