import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { Authorisation, DiligenceRecord, JudgementRecord, Package } from './model.ts';
import { itemsOf } from './model.ts';
import { authorisation } from './packageFormat.ts';
import type { PackageDocument, ReadPackageOptions } from './reader.ts';
import { Reading } from './reading.ts';
import { diligenceRecord, judgementRecord } from './recordFormat.ts';
import { list, object, optional, type Shape } from './shape.ts';
import type { Place } from './tree.ts';
import { parseText } from './yaml.ts';

/** What a file beside a package may hold: what is already held, looked into and judged. */
export interface Book extends Place {
  authorisations?: Authorisation[];
  diligence?: DiligenceRecord[];
  judgements?: JudgementRecord[];
}

const meaning = 'Authorisations held, diligence and judgements, beside a package.';
const format: Shape<Book> = object<Omit<Book, keyof Place>>('The book', meaning, {
  authorisations: optional(list(authorisation), 'Licences and other authorisations already held.'),
  diligence: optional(list(diligenceRecord), 'What was looked into, on what evidence, by whom, and with what finding.'),
  judgements: optional(list(judgementRecord), 'What a named person has judged, on what grounds, and until when.'),
});

/**
 * Reads a book beside a package and gives the package with it. Items, sites and parties are those of the package.
 * @throws {InputError} with every problem of the book, each with its line, column and field.
 */
export function readBook(
  text: string, found: Package, { path, vocabulary }: Pick<ReadPackageOptions, 'path' | 'vocabulary'>,
): { package: Package; document: PackageDocument } {
  const problems: Diagnostic[] = [];
  const { document: yaml, tree } = parseText(text.replace(/^\ufeff/, ''), path, problems);
  const reading = new Reading(path, problems, vocabulary);
  for (const { id, line, column } of found.parties ?? []) reading.define('party', id, { line, column }, '');
  for (const { id, line, column } of found.sites ?? []) reading.define('site', id, { line, column }, '');
  for (const { item: { id, line, column } } of itemsOf(found)) reading.define('item', id, { line, column }, '');
  const book = tree && format.read(tree, { field: '' }, reading);
  reading.resolve(['party', 'site', 'item']);
  if (book === undefined || problems.length > 0) throw new InputError(problems);
  const own = <Kind extends object>(records: readonly Kind[] = []): Kind[] => records.map((one) => ({ ...one, file: path }));
  return {
    package: {
      ...found,
      authorisations: [...found.authorisations ?? [], ...own(book.authorisations)],
      diligence: [...found.diligence ?? [], ...own(book.diligence)],
      judgements: [...found.judgements ?? [], ...own(book.judgements)],
    },
    document: { path, text, yaml },
  };
}
