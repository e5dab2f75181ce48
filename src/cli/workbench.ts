import type { Corpus } from '../corpus/corpus.ts';
import type { LawText } from '../corpus/digest.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import type { Catalog } from '../package/catalog.ts';
import type { Package } from '../package/model.ts';
import { type PackageDocument, readPackageBytes } from '../package/reader.ts';
import type { PackageVocabulary } from '../package/reading.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { loadCatalog, loadCorpus } from './corpusCache.ts';
import { readBytes } from './inputFile.ts';
import { lawInUse } from './release/lawHome.ts';

/** What every command that determines something works with. */
export interface Workbench {
  corpus: Corpus;
  vocabulary: PackageVocabulary;
  catalog: Catalog;
  engine: LawEngine;
  /** The texts of a law other than the project's. */
  texts?: readonly LawText[];
}

let held: Workbench | undefined;

/** Keeps the workbench of the law that came with the program in memory, for a snapshot of it. Throws as {@link openWorkbench} does. */
export function holdWorkbench(): Workbench {
  held = openWorkbench();
  return held;
}

/** Loads law and catalog once. Throws {@link InputError} where either is broken. */
export function openWorkbench(): Workbench {
  if (held !== undefined && lawInUse() === undefined) return held;
  const corpus = loadCorpus();
  const vocabulary = packageVocabulary(corpus);
  return {
    corpus, vocabulary,
    catalog: loadCatalog(corpus),
    engine: new LawEngine(corpus),
  };
}

/** Reads and checks a package file. Throws {@link InputError} with everything wrong in it, or that it cannot be read. */
export function openPackage(
  path: string, { vocabulary, catalog }: Pick<Workbench, 'vocabulary' | 'catalog'>,
): { package: Package; document: PackageDocument } {
  return readPackageBytes(readBytes(path), { path, vocabulary, catalogNames: catalog.names });
}
