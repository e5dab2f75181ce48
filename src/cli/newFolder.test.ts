import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { makeNewFolder } from './newFolder.ts';

test('a folder is made with those above it, an empty one is taken, and nothing is written over', (t) => {
  const home = mkdtempSync(join(tmpdir(), 'portolan-folder-'));
  t.after(() => { rmSync(home, { recursive: true }); });
  const folder = join(home, 'a', 'b');
  makeNewFolder(folder);
  makeNewFolder(folder);
  assert.deepEqual(readdirSync(folder), []);
  writeFileSync(join(folder, 'work.txt'), 'precious');
  assert.throws(() => { makeNewFolder(folder); }, saying('The folder holds something already.'));
  assert.throws(() => { makeNewFolder(join(folder, 'work.txt')); }, saying('This is a file, where a folder is needed.'));
});

function saying(message: string): (error: unknown) => boolean {
  return (error) => error instanceof InputError && error.diagnostics[0]!.message === message;
}
