import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { InputError, type Diagnostic } from '../corpus/diagnostic.ts';
import { readPackageBytes } from '../package/reader.ts';
import { parseText } from '../package/yaml.ts';
import type { FeedFile } from '../screening/lists/feed.ts';
import { emptyBook, type OwnerBook } from '../screening/ownership/book.ts';
import { addBods, type BodsStatement } from '../screening/ownership/formats/bods.ts';
import { bodsFaults } from '../screening/ownership/formats/bodsSchema.ts';
import { readOwnersDocument } from '../screening/ownership/formats/document.ts';
import { readGleifTable, readGleifXml } from '../screening/ownership/formats/gleif.ts';
import { type BookWords, readEntitiesTable, readStakesTable } from '../screening/ownership/formats/table.ts';
import { bookOfPackage } from '../screening/ownership/packageBook.ts';
import { textOf } from './decideCases.ts';
import { asInputError, attempt, readBytes } from './inputFile.ts';
import { jsonFault, placeIn } from './jsonFault.ts';
import { jsonPieces } from './jsonStream.ts';
import type { Workbench } from './workbench.ts';

/** Reads files of owners into one book, each by what it holds. Throws {@link InputError} with what is wrong and where. */
export async function readOwners(paths: readonly string[], workbench: Workbench): Promise<OwnerBook> {
  const book = emptyBook();
  for (const path of paths) await readOwnersFile(book, path, workbench);
  return book;
}

async function readOwnersFile(book: OwnerBook, path: string, workbench: Workbench): Promise<void> {
  const { corpus, engine } = workbench;
  const words: BookWords = { vocabulary: corpus.vocabulary, names: engine.layout.names };
  const begin = beginningOf(path).trimStart();
  if (begin.startsWith('<')) await readGleifXml(book, feedOf(path));
  else if (begin.startsWith('[') || /^\{\s*"statementId"/.test(begin)) await readBods(book, path, words);
  else if (/\.(ya?ml|json)$/i.test(path)) readDocument(book, path, workbench, words);
  else await readTable(book, path, begin, words);
}

async function readTable(book: OwnerBook, path: string, begin: string, words: BookWords): Promise<void> {
  const columns = begin.split(/\r?\n/, 1)[0]!.split(',').map((name) => name.trim().replace(/^\ufeff?"?|"$/g, ''));
  const has = (name: string): boolean => columns.some((column) => column.toLowerCase() === name);
  if (has('owner') && has('owned')) return readStakesTable(book, feedOf(path));
  if (has('relationship.startnode.nodeid')) return readGleifTable(book, feedOf(path));
  if (has('id')) return readEntitiesTable(book, feedOf(path), columns, words);
  throw new InputError([{
    file: path, line: 1, column: 1, message: 'It is not clear what this file holds.',
    hint: 'A table of stakes has the columns owner, owned and percent; one of entities has id; other files end in .yaml or .json.',
  }]);
}

function readDocument(book: OwnerBook, path: string, { vocabulary, catalog }: Workbench, words: BookWords): void {
  const bytes = readBytes(path);
  const problems: Diagnostic[] = [];
  const { tree } = parseText(new TextDecoder().decode(bytes), path, problems);
  if (tree === undefined || problems.length > 0) throw new InputError(problems);
  const isPackage = tree.kind === 'map' && ['parties', 'layers', 'title'].some((field) => tree.entries.has(field));
  if (!isPackage) return readOwnersDocument(book, tree, path, vocabulary, words);
  const found = bookOfPackage(readPackageBytes(bytes, { path, vocabulary, catalogNames: catalog.names }).package);
  for (const [id, entity] of found.entities) book.entities.set(id, entity);
  book.stakes.push(...found.stakes);
  book.controls.push(...found.controls);
}

async function readBods(book: OwnerBook, path: string, words: BookWords): Promise<void> {
  const statements: { statement: BodsStatement; at: { file: string; line: number; column: number } }[] = [];
  const problems: Diagnostic[] = [];
  for await (const piece of jsonPieces(textOf(path))) {
    const { text, line, column, fault } = piece;
    const broken = fault === undefined ? jsonFault(text) : { offset: 0, message: fault };
    if (broken !== undefined) throw new InputError([{ file: path, ...placeIn(text, broken.offset, piece), message: broken.message }]);
    const value = JSON.parse(text) as unknown;
    for (const { field, message } of bodsFaults(value)) problems.push({ file: path, line, column, field, message });
    statements.push({ statement: value as BodsStatement, at: { file: path, line, column } });
    if (problems.length > 100) break;
  }
  if (problems.length > 0) throw new InputError(problems);
  addBods(book, statements, words);
}

function feedOf(path: string): FeedFile {
  return {
    name: path,
    async* open() {
      try {
        for await (const chunk of createReadStream(path)) yield chunk as Buffer;
      } catch (error) {
        throw asInputError(path, error);
      }
    },
  };
}

/** The first letters of a file: enough to see what it is. */
function beginningOf(path: string): string {
  return attempt(path, () => {
    const descriptor = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(4096);
      return new TextDecoder().decode(bytes.subarray(0, readSync(descriptor, bytes))).replace(/^\ufeff/, '');
    } finally {
      closeSync(descriptor);
    }
  });
}
