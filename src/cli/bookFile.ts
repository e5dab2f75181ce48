import { readBook } from '../package/book.ts';
import type { Package } from '../package/model.ts';
import { decodeText, type PackageDocument } from '../package/reader.ts';
import { readBytes } from './inputFile.ts';
import { openPackage, type Workbench } from './workbench.ts';

/**
 * Reads a package and, where one is named, the book beside it. Throws {@link InputError} with everything wrong in
 * either. The documents are those of the package and of the book.
 */
export function openWithBook(
  file: string, book: string | undefined, workbench: Workbench,
): { package: Package; document: PackageDocument; bookDocument?: PackageDocument } {
  const opened = openPackage(file, workbench);
  if (book === undefined) return opened;
  const read = readBook(decodeText(readBytes(book), book), opened.package, { path: book, vocabulary: workbench.vocabulary });
  return { package: read.package, document: opened.document, bookDocument: read.document };
}

export const bookOption = ['--book <file>', 'authorisations, diligence and judgements kept beside the package'] as const;
