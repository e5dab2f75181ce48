import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Corpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { digestOf, type LawText } from '../corpus/digest.ts';
import { Catalog, parseCatalog } from '../package/catalog.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { cached } from './cache.ts';
import { projectRoot, readLawTexts, readTexts } from './lawFiles.ts';

/** SHA-256 as the machine itself does it. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** Stands for the program that reads law and catalog: what another one made is never used. */
function readerDigest(room: 'corpus' | 'package'): string {
  const lock = { path: 'package-lock.json', text: readFileSync(join(projectRoot, 'package-lock.json'), 'utf8') };
  return digestOf([lock, ...readTexts(`src/${room}`, ['.ts'])], sha256).slice(0, 16);
}

/**
 * The corpus of the project, from a cache keyed by its digest where there is one. Throws {@link InputError} when the
 * law itself is broken; nothing broken is ever kept.
 */
export function loadCorpus(texts: readonly LawText[] = readLawTexts()): Corpus {
  return cached(`corpus-${readerDigest('corpus')}-${digestOf(texts, sha256)}`, () => {
    // The reader of the law with its grammar is half the program, and not needed where the law is unchanged.
    const { readCorpus } = createRequire(import.meta.url)('../corpus/corpus.ts') as typeof import('../corpus/corpus.ts');
    const problems: Diagnostic[] = [];
    const corpus = readCorpus(texts, problems, sha256);
    if (problems.length > 0) throw new InputError(problems);
    return corpus;
  });
}

/** The catalog of the project, likewise; what it may say depends on the vocabulary of the corpus. */
export function loadCatalog(corpus: Corpus): Catalog {
  const texts = readTexts('catalog', ['.yaml']);
  const key = `catalog-${readerDigest('package')}-${digestOf(texts, sha256)}-${corpus.digest.slice(0, 16)}`;
  return new Catalog(cached(key, () => parseCatalog(texts, packageVocabulary(corpus)).entries));
}
