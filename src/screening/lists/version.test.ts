import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListEntry } from '../entry.ts';
import { entryOf } from './build.ts';
import { diffEntries } from './diff.ts';
import { reasonsToRefuse } from './judge.ts';
import type { FeedSource } from './sources.ts';
import { entryFingerprint, type FeedVersion, versionDay, versionId } from './version.ts';

const entry = (id: string, more: Partial<ListEntry> = {}): ListEntry =>
  entryOf({ list: 'a', id, name: `Party ${id}`, at: { file: 'f', line: 1 }, ...more });

test('a fingerprint changes with what an entry says, not with where it stands', () => {
  const before = entryFingerprint(entry('1'));
  assert.equal(entryFingerprint(entry('1', { at: { file: 'g', line: 9 }, source: 'elsewhere' })), before);
  assert.notEqual(entryFingerprint(entry('1', { aliases: [{ name: 'P1', strength: 'weak' }] })), before);
  assert.notEqual(entryFingerprint(entry('1', { footnotes: ['4'] })), before);
});

test('two versions are compared by list and id, with the fields that changed', () => {
  const diff = diffEntries([entry('1'), entry('2'), entry('3')],
    [entry('2', { reviewPolicy: 'case-by-case', source: 'elsewhere' }), entry('3', { at: { file: 'f', line: 7 } }), entry('4')]);
  assert.deepEqual(diff.added.map(({ id }) => id), ['4']);
  assert.deepEqual(diff.removed.map(({ id }) => id), ['1']);
  assert.deepEqual(diff.changed.map(({ after, fields }) => [after.id, fields]), [['2', ['reviewPolicy']]]);
  assert.equal(diff.unchangedCount, 1);
});

const source: FeedSource = {
  id: 'feed', title: 'Feed', publisher: '', format: 'un-xml', alternatives: [], files: { main: 'x' }, carries: ['a', 'b'], update: true,
  partial: false, least: 10, shrink: 0.1,
};
const before: FeedVersion = {
  id: '2026-01-01-abc', feed: 'feed', format: 'un-xml', files: [], published: '2026-01-01', taken: '2026-01-02T00:00:00Z', digest: '',
  counts: { a: 100, b: 20 },
};
const good = { counts: { a: 101, b: 20 }, header: {}, repeated: [] };

test('a version is named by its day and digest', () => {
  assert.equal(versionDay(before), '2026-01-01');
  assert.equal(versionDay({ taken: before.taken }), '2026-01-02');
  assert.equal(versionId('2026-01-01', 'abcdef0123'), '2026-01-01-abcdef01');
});

test('a feed against which nothing speaks is believed', () => {
  assert.deepEqual(reasonsToRefuse(source, good, undefined), []);
  assert.deepEqual(reasonsToRefuse(source, good, before), []);
  assert.deepEqual(reasonsToRefuse(source, { ...good, counts: { a: 91, b: 18 } }, before), [], 'some entries come and go');
});

const doubts: [string, Parameters<typeof reasonsToRefuse>[1], RegExp][] = [
  ['empty', { ...good, counts: {} }, /no entry at all/],
  ['fewer than there ever were', { ...good, counts: { a: 5, b: 1 } }, /holds 6 entries; there never were fewer than 10/],
  ['cut short', { ...good, header: { declaredCount: 150 } }, /counts 150 entries, but 121 are there/],
  ['shrunken', { ...good, counts: { a: 80, b: 20 } }, /Of 100 entries on a, 80 are left/],
  ['one list gone', { ...good, counts: { a: 120 } }, /Of 20 entries on b, 0 are left/],
  ['an old one', { ...good, header: { published: '2025-12-31' } }, /It is of 2025-12-31, older than the version in force \(2026-01-01\)/],
  ['entries twice', { ...good, repeated: ['7', '8'] }, /2 entries stand there twice \(7, 8\)/],
];
for (const [what, found, pattern] of doubts) {
  test(`a feed is not believed: ${what}`, () => assert.match(reasonsToRefuse(source, found, before).join('\n'), pattern));
}

test('a feed whose files hold some of its lists only may leave out the others', () => {
  assert.deepEqual(reasonsToRefuse({ ...source, partial: true }, { ...good, counts: { a: 100 } }, before), []);
});
