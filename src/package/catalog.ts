import type { LawText } from '../corpus/corpus.ts';
import { type Diagnostic, InputError, nearestName } from '../corpus/diagnostic.ts';
import { once } from '../corpus/once.ts';
import { type CatalogEntry, namesOf, slugOf } from './catalogEntry.ts';
import { CatalogReader } from './catalogReader.ts';
import type { FigureSource } from './itemFacts.ts';
import type { PackageVocabulary } from './reading.ts';
import type { StatedFacts } from './statements.ts';

/** An entry, or the names that come nearest to the one asked for. */
export type LookUp = { entry: CatalogEntry } | { entry?: undefined; suggestions: string[] };

/** The catalog: entries by id, name, alias or part number, however these are spaced and capitalised. */
export class Catalog implements FigureSource {
  readonly entries: readonly CatalogEntry[];
  private readonly bySlug = new Map<string, CatalogEntry>();

  constructor(entries: readonly CatalogEntry[]) {
    this.entries = entries;
    for (const entry of entries) for (const name of namesOf(entry)) this.bySlug.set(slugOf(name), entry);
  }

  /** Every name an entry answers to, as written and in its plain form. */
  get names(): readonly string[] {
    return namesIn(this);
  }

  find(name: string): CatalogEntry | undefined {
    return this.bySlug.get(slugOf(name));
  }

  /** Facts under `item.`, or undefined where nothing has the name. */
  facts(name: string): StatedFacts | undefined {
    return this.find(name)?.facts;
  }

  lookUp(name: string): LookUp {
    const entry = this.find(name);
    return entry === undefined ? { suggestions: this.suggestions(slugOf(name)) } : { entry };
  }

  /** The ids whose names begin with the one asked for, then the id nearest to it in spelling; at most five. */
  private suggestions(slug: string): string[] {
    const slugs = [...this.bySlug.keys()];
    const longer = slug.length < 2 ? [] : slugs.filter((one) => one.startsWith(slug) || one.includes(`-${slug}`));
    const near = nearestName(slug, slugs);
    const found = [...longer, ...(near === undefined ? [] : [near])].map((one) => this.bySlug.get(one)!.id);
    return [...new Set(found)].slice(0, 5);
  }
}

const namesIn = once(({ entries }: Catalog): readonly string[] => {
  const written = entries.flatMap(namesOf);
  return [...new Set([...written, ...written.map(slugOf)])];
});

/**
 * Reads the files of `catalog/`: `sources.yaml`, and lists of entries in every other file. Which figures there may be,
 * of which type and within which bounds, the vocabulary says. Rates are dense, each with its format and bit length;
 * what follows from them is concluded by the law and never typed in.
 * Throws {@link InputError} with everything that is wrong.
 */
export function parseCatalog(files: readonly LawText[], vocabulary: PackageVocabulary): Catalog {
  const problems: Diagnostic[] = [];
  const entries = new CatalogReader(vocabulary, problems).read(files);
  if (problems.length > 0) throw new InputError(problems);
  return new Catalog(entries);
}
