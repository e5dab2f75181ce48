import type { Corpus } from '../corpus/corpus.ts';
import { type Catalog, parseCatalog } from '../package/catalog.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { readTexts } from './lawFiles.ts';

/** The catalog of the project, read when it is first asked for: most questions name no entry. */
export function catalogOf(corpus: Corpus): () => Catalog {
  let catalog: Catalog | undefined;
  return () => catalog ??= parseCatalog(readTexts('catalog', ['.yaml']), packageVocabulary(corpus));
}
