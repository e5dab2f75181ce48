import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Corpus } from '../corpus/corpus.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import type { Catalog } from '../package/catalog.ts';
import type { Package } from '../package/model.ts';
import { limits, type PackageDocument, readPackageBytes } from '../package/reader.ts';
import type { PackageVocabulary } from '../package/reading.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { loadCatalog, loadCorpus } from './corpusCache.ts';

/** What every command that determines something works with. */
export interface Workbench {
  corpus: Corpus;
  vocabulary: PackageVocabulary;
  catalog: Catalog;
  engine: LawEngine;
}

/** Loads law and catalog once. Throws {@link InputError} where either is broken. */
export function openWorkbench(): Workbench {
  const corpus = loadCorpus();
  const vocabulary = packageVocabulary(corpus);
  return {
    corpus, vocabulary,
    catalog: loadCatalog(corpus),
    engine: new LawEngine(corpus),
  };
}

/** Reads and checks a package file. Throws {@link InputError} with everything wrong in it, or that it cannot be read. */
export function openPackage(path: string, { vocabulary, catalog }: Workbench): { package: Package; document: PackageDocument } {
  return readPackageBytes(readBytes(path), { path, vocabulary, catalogNames: catalog.names });
}

const unreadable: Record<string, { message: string; hint: string }> = {
  ENOENT: { message: 'There is no such file.', hint: 'Check the path, or start a package with `portolan init`.' },
  EISDIR: { message: 'This is a folder, not a package file.', hint: 'Name one file in it.' },
  EACCES: { message: 'The file may not be read.', hint: 'Check its permissions.' },
  // Node refuses to read more than this at once; the reader's own limit is far lower.
  ERR_FS_FILE_TOO_LARGE: {
    message: `The file is larger than ${limits.bytes / 1024 / 1024} MB.`, hint: 'A package is a few pages.',
  },
};

/** The bytes of an input file. Throws {@link InputError} with one clear line where they cannot be had. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = unreadable[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new InputError([{ file: relative('', path) || path, line: 1, column: 1, ...reason }]);
  }
}
