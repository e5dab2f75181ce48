import { type Corpus, digestOf, readCorpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { Catalog, parseCatalog } from '../package/catalog.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { cached } from './cache.ts';
import { readLawTexts, readTexts } from './lawFiles.ts';

/** The form of what is kept; it grows by one whenever the types of the corpus or the catalog change. */
const form = 3;

/**
 * The corpus of the project, from a cache keyed by its digest where there is one. Throws {@link InputError} when the
 * law itself is broken; nothing broken is ever kept.
 */
export function loadCorpus(): Corpus {
  const texts = readLawTexts().filter(({ path }) => !path.endsWith('/cases.yaml'));
  return cached(`corpus-${form}-${digestOf(texts)}`, () => {
    const problems: Diagnostic[] = [];
    const corpus = readCorpus(texts, problems);
    if (problems.length > 0) throw new InputError(problems);
    return corpus;
  });
}

/** The catalog of the project, likewise; what it may say depends on the vocabulary of the corpus. */
export function loadCatalog(corpus: Corpus): Catalog {
  const texts = readTexts('catalog', ['.yaml']);
  const key = `catalog-${form}-${digestOf(texts)}-${corpus.digest.slice(0, 16)}`;
  return new Catalog(cached(key, () => parseCatalog(texts, packageVocabulary(corpus)).entries));
}
