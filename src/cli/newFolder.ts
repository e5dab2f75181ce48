import { mkdirSync, readdirSync } from 'node:fs';
import { InputError } from '../corpus/diagnostic.ts';
import { attempt } from './inputFile.ts';

/** Makes a folder to write into. Throws {@link InputError} where something stands in it already: nothing is written over. */
export function makeNewFolder(folder: string): void {
  attempt(folder, () => mkdirSync(folder, { recursive: true }));
  if (readdirSync(folder).length === 0) return;
  throw new InputError([{
    file: folder, line: 1, column: 1, message: 'The folder holds something already.',
    hint: 'Name a new or an empty one; nothing is written over.',
  }]);
}
