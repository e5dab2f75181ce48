import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../corpus/diagnostic.ts';
import type { Package } from '../package/model.ts';
import { attempt } from './inputFile.ts';
import { openPackage, type Workbench } from './workbench.ts';

/**
 * The packages of files and folders, in the order given; of a folder every package in it, by name; folders in it are left aside. Throws
 * {@link InputError} with what is wrong in a file, and for a folder without any.
 */
export function openPackages(paths: readonly string[], workbench: Pick<Workbench, 'vocabulary' | 'catalog'>): Package[] {
  return paths.flatMap((path) => packageFiles(path)).map((path) => openPackage(path, workbench).package);
}

/** The files of one path: itself, or those of a folder. */
export function packageFiles(path: string): string[] {
  const isFolder = attempt(path, () => statSync(path)).isDirectory();
  if (!isFolder) return [path];
  const names = attempt(path, () => readdirSync(path));
  const files = names.filter((name) => /\.(ya?ml|json)$/.test(name)).sort().map((name) => join(path, name));
  if (files.length > 0) return files;
  throw new InputError([{
    file: path, line: 1, column: 1, message: 'The folder holds no package.',
    hint: 'A portfolio is a folder of package files (.yaml or .json).',
  }]);
}
