import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InputError } from '../corpus/diagnostic.ts';

/** What SQLite answers where another process holds the lock. */
const busy = 5;

/** An exclusive hold on a folder; it ends with the process, however that ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process alone. The lock is the operating system's own, taken through SQLite, which has it on
 * every platform: a process that is killed leaves none behind. Throws {@link InputError} where another process holds it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw inUse(folder);
  }
  writeFileSync(holderFile(folder), String(process.pid));
  return { release: () => database.close() };
}

function holderFile(folder: string): string {
  return join(folder, 'lock-holder');
}

function inUse(folder: string): InputError {
  const holder = readFileSync(holderFile(folder), { encoding: 'utf8', flag: 'a+' });
  return new InputError([{
    file: folder, line: 1, column: 1, field: '--data',
    message: `This folder is in use by another process${holder === '' ? '' : ` (${holder})`}, and two would lose each other's work.`,
    hint: 'Ask the running server, or stop it first. Several processes share one PostgreSQL: see DATABASE_URL.',
  }]);
}
