import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Corpus, digestOf, readCorpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { projectRoot, readLawTexts } from './lawFiles.ts';

const folder = join(projectRoot, 'node_modules', '.cache', 'portolan');

/** The format of the cache; a change of the corpus types changes it. */
const format = 1;

/**
 * The corpus of the project, from a cache keyed by its digest where there is one. Throws {@link InputError} when the
 * law itself is broken; nothing broken is ever cached.
 */
export function loadCorpus(): Corpus {
  const texts = readLawTexts().filter(({ path }) => !path.endsWith('/cases.yaml'));
  const file = join(folder, `corpus-${format}-${digestOf(texts)}.json`);
  const cached = readCache(file);
  if (cached !== undefined) return cached;
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(texts, problems);
  if (problems.length > 0) throw new InputError(problems);
  writeCache(file, corpus);
  return corpus;
}

function readCache(file: string): Corpus | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Corpus;
  } catch (error) {
    // No cache, or one cut short by a crash: the texts themselves are read again.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written beside and moved into place, so that two processes never read half a file. A read-only place is no fault. */
function writeCache(file: string, corpus: Corpus): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(half, JSON.stringify(corpus));
    renameSync(half, file);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
