import { basename } from 'node:path';
import type { Corpus, LawText } from '../corpus/corpus.ts';
import type { ReceiptBody } from '../determination/receipt.ts';
import type { CatalogEntry } from '../package/catalogEntry.ts';
import { loadCatalog, loadCorpus, sha256 } from './corpusCache.ts';
import { readTexts } from './lawFiles.ts';
import { engineStamp } from './receipt.ts';

/** What the worker of the site determines with: the checked law, the catalog, and the program as receipts name it. */
export interface SiteLaw {
  corpus: Corpus;
  catalog: readonly CatalogEntry[];
  stamp: ReceiptBody['engine'];
}

/** A package to begin with, by the name under which it has its address. */
export interface SiteExample {
  name: string;
  text: string;
}

/** Where the parts lie. Each bears the digest of its content, so that it may be kept for ever. */
export interface SiteIndex {
  law: string;
  examples: string;
  /** Digest of the corpus. */
  corpus: string;
}

/** The data of the site, by path below `/data/`. Throws {@link InputError} where the law is broken. */
export function siteData(): Map<string, string> {
  const corpus = loadCorpus();
  const law: SiteLaw = { corpus, catalog: loadCatalog(corpus).entries, stamp: engineStamp() };
  const examples = readTexts('examples', ['.yaml']).map(exampleOf);
  const [lawText, exampleText] = [JSON.stringify(law), JSON.stringify(examples)];
  const index: SiteIndex = { law: named('law', lawText), examples: named('examples', exampleText), corpus: corpus.digest };
  return new Map([[index.law, lawText], [index.examples, exampleText], ['index.json', JSON.stringify(index)]]);
}

function exampleOf({ path, text }: LawText): SiteExample {
  return { name: basename(path, '.yaml'), text };
}

function named(name: string, text: string): string {
  return `${name}-${sha256(text).slice(0, 16)}.json`;
}
