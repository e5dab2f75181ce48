import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../corpus/digest.ts';
import { cached } from './cache.ts';
import { sha256 } from './corpusCache.ts';
import { lawRoot, readTexts } from './lawFiles.ts';

/** A list of the law that stands beside its pages, read once for each wording of it and of its reader. */
export function lawList<List>(path: string, room: string, read: (file: string, text: string) => List): List {
  const law = { path, text: readFileSync(join(lawRoot(), path), 'utf8') };
  const name = path.replaceAll(/[^a-z]+/g, '_');
  return cached(`${name}-${digestOf([law, ...readTexts(room, ['.ts'])], sha256)}`, () => read(law.path, law.text));
}
