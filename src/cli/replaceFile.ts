import { closeSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { InputError } from '../corpus/diagnostic.ts';
import { attempt } from './inputFile.ts';

/**
 * Puts a new text in the place of a file's old one, whole or not at all: it is written beside the file and takes its name
 * when it is safely on the disk. Throws {@link InputError} where the file says something else than `before` by now, or
 * cannot be written.
 */
export function replaceFile(path: string, before: string, after: string): void {
  const target = attempt(path, () => realpathSync(path));
  if (attempt(path, () => readFileSync(target, 'utf8')) !== before) {
    throw new InputError([{
      file: path, line: 1, column: 1, message: 'The file was changed meanwhile by another program; nothing was written.',
      hint: 'Ask again.',
    }]);
  }
  const beside = `${target}.${process.pid}.new`;
  try {
    attempt(path, () => {
      const file = openSync(beside, 'wx', statSync(target).mode & 0o777);
      try {
        writeSync(file, after);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(beside, target);
    });
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
