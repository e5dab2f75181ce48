import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ListEntry, partyNamed } from '../screening/entry.ts';
import { entryOf } from '../screening/lists/build.ts';
import { openScreener } from './screenIndex.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-index-'));
const usualFolder = process.env.PORTOLAN_CACHE;
const entries = Array.from({ length: 2500 }, (_, at): ListEntry =>
  entryOf({ list: 'a-list', id: String(at), name: `Zenith Works ${at}`, at: { file: 'list.csv', line: at + 1 } }));
// Other objects each time, or the one in memory would answer.
const found = (): string[] =>
  openScreener(structuredClone(entries)).screen(partyNamed('Zenit Works 1234'), 0.9).map(({ entry }) => entry.id);
const kept = (): string[] => readdirSync(folder).filter((name) => name.startsWith('names-'));

before(() => { process.env.PORTOLAN_CACHE = folder; });
after(() => {
  if (usualFolder === undefined) delete process.env.PORTOLAN_CACHE;
  else process.env.PORTOLAN_CACHE = usualFolder;
  rmSync(folder, { recursive: true });
});

test('the index of a long list is kept, and finds the same when it is read again', () => {
  const first = found();
  assert.equal(first[0], '1234');
  assert.equal(kept().length, 1);
  assert.deepEqual(found(), first);
  assert.equal(kept().length, 1);
});

test('an index that was damaged on the disk is made again', () => {
  truncateSync(join(folder, kept()[0]!), 1000);
  assert.equal(found()[0], '1234');
});
