import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { digestOf } from '../corpus/digest.ts';
import { readCorpus } from '../corpus/corpus.ts';
import { loadCorpus, sha256 } from './corpusCache.ts';
import { projectRoot, readLawTexts } from './lawFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-cache-'));
process.env.PORTOLAN_CACHE = join(folder, 'cache');
cpSync(join(projectRoot, 'law'), join(folder, 'law'), { recursive: true });
after(() => rmSync(folder, { recursive: true }));

const page = join(folder, 'law/ear/744/3/2021-03-16.md');

function kept(): string[] {
  return readdirSync(join(folder, 'cache')).filter((name) => name.startsWith('corpus-'));
}

test('an unchanged law is read once, and what is kept equals what was read', () => {
  const first = loadCorpus(readLawTexts(folder));
  assert.equal(kept().length, 1);
  const [name] = kept();
  const written = statSync(join(folder, 'cache', name!)).mtimeMs;
  assert.deepEqual(loadCorpus(readLawTexts(folder)), JSON.parse(JSON.stringify(first)));
  assert.equal(statSync(join(folder, 'cache', name!)).mtimeMs, written);
});

test('one byte of one provision makes another law, even where size and time of the file stay', () => {
  const before = loadCorpus(readLawTexts(folder));
  const [text, { atime, mtime }] = [readFileSync(page, 'utf8'), statSync(page)];
  const changed = text.replace('title: R', 'title: S');
  assert.equal(changed.length, text.length);
  assert.notEqual(changed, text);
  writeFileSync(page, changed);
  utimesSync(page, atime, mtime);
  const edited = loadCorpus(readLawTexts(folder));
  assert.notEqual(edited.digest, before.digest);
  const titleOf = (corpus: typeof before): string | undefined =>
    corpus.provisions.find(({ id }) => id === 'ear/744/3')?.versions[0]?.title;
  assert.equal(titleOf(edited), `S${titleOf(before)!.slice(1)}`);
  writeFileSync(page, text);
  assert.equal(loadCorpus(readLawTexts(folder)).digest, before.digest);
});

test('a cache cut short, or in a place that cannot be written, changes nothing but the time', () => {
  const texts = readLawTexts(folder);
  const { digest } = loadCorpus(texts);
  for (const name of kept()) writeFileSync(join(folder, 'cache', name), '{"digest": "f');
  assert.equal(loadCorpus(texts).digest, digest);
  process.env.PORTOLAN_CACHE = join(page, 'below-a-file');
  assert.equal(loadCorpus(texts).digest, digest);
  process.env.PORTOLAN_CACHE = join(folder, 'cache');
});

test('a broken law is refused and never kept; the oldest states are forgotten', () => {
  const texts = readLawTexts(folder);
  const broken = texts.map((one) => (one.path.endsWith('744/3/2021-03-16.md') ? { ...one, text: 'nothing' } : one));
  const before = kept().length;
  assert.throws(() => loadCorpus(broken), InputError);
  assert.throws(() => loadCorpus(broken), InputError);
  assert.equal(kept().length, before);
  for (let index = 0; index < 12; index++) {
    writeFileSync(join(folder, 'cache', `corpus-old-${index}.json`), '{}');
    mkdirSync(join(folder, 'cache', `folder-${index}`));
  }
  loadCorpus([]);
  assert.equal(kept().length, 8);
  assert.equal(readdirSync(join(folder, 'cache')).filter((name) => name.startsWith('folder-')).length, 12, 'folders belong to others');
});

test('the digest is the same however it is computed', () => {
  const texts = readLawTexts(folder).slice(0, 5).concat({ path: 'law/ä.md', text: 'Ünïcödé 中 \ud83d\ude00' });
  assert.equal(readCorpus(texts, []).digest, digestOf(texts, sha256));
});
