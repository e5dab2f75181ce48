import type { Document } from 'yaml';
import { type Diagnostic, InputError, formatDiagnostic } from '../corpus/diagnostic.ts';
import { once } from '../corpus/once.ts';
import { checkConsistency } from './consistency.ts';
import type { Package } from './model.ts';
import { packageFormat } from './packageFormat.ts';
import { type PackageVocabulary, Reading, suggestion } from './reading.ts';
import type { Tree } from './tree.ts';
import { limits, parseText, treeOf } from './yaml.ts';

export { limits } from './yaml.ts';

/** The text of a package with its parsed form: what tools write answers back into. */
export interface PackageDocument {
  path: string;
  text: string;
  yaml: Document;
}

export interface ReadPackageOptions {
  /** The file's path, as messages should show it. */
  path: string;
  /** With it, names and values of facts are checked; without it, they are taken as written. */
  vocabulary?: PackageVocabulary;
  /** The ids and other names of the catalog; without it, references to it are not checked. */
  catalogNames?: readonly string[];
}

export interface ReadPackage {
  package: Package;
  document: PackageDocument;
}

/** With what the text says, and the place of every part of it. */
export interface PackageTree extends ReadPackage {
  tree: Tree;
}

/** After this many, one more problem helps nobody. */
const mostProblems = 100;

const format = packageFormat();

/**
 * Reads a package file, YAML or JSON.
 * @throws {InputError} with every problem of the file, each with its line, column and field.
 */
export function readPackage(text: string, options: ReadPackageOptions): PackageTree {
  const { path } = options;
  const problems: Diagnostic[] = [];
  if (text.length > limits.bytes) throw new InputError([tooLarge(path)]);
  const { document: yaml, tree } = parseText(text.replace(/^\ufeff/, ''), path, problems);
  const found = readChecked(tree, options, problems);
  return { package: found, document: { path, text, yaml }, tree: tree! };
}

/**
 * Reads a package from a document that was written and parsed just now, without parsing it again.
 * @throws {InputError} like readPackage.
 */
export function readDocument(document: PackageDocument, options: ReadPackageOptions): PackageTree {
  const { text, path, yaml } = document;
  if (yaml.errors.length + yaml.warnings.length > 0 || text.length > limits.bytes) return readPackage(text, options);
  const problems: Diagnostic[] = [];
  const tree = treeOf(yaml, text, path, problems);
  return { package: readChecked(tree, options, problems), document, tree: tree! };
}

/**
 * Reads a package from the tree of its text.
 * @throws {InputError} like readPackage.
 */
export function readTree(tree: Tree, options: ReadPackageOptions): Package {
  return readChecked(tree, options, []);
}

function readChecked(
  tree: Tree | undefined, { path, vocabulary, catalogNames }: ReadPackageOptions, problems: Diagnostic[],
): Package {
  const reading = new Reading(path, problems, vocabulary);
  const read = tree && format.read(tree, { field: '' }, reading);
  const found = read && { ...read, file: path };
  if (found !== undefined) {
    reading.resolve(['party', 'site', 'item']);
    if (catalogNames !== undefined) checkCatalog(reading, catalogNames);
    checkConsistency(found, reading);
  }
  if (found === undefined || problems.length > 0) throw new InputError(inOrder(problems, path));
  return found;
}

/**
 * Reads a package from the bytes of a file, which must be UTF-8.
 * @throws {InputError} like readPackage, and for bytes that are no text or too many.
 */
export function readPackageBytes(bytes: Uint8Array, options: ReadPackageOptions): PackageTree {
  return readPackage(decodeText(bytes, options.path), options);
}

/**
 * The text of a file's bytes.
 * @throws {InputError} when there are too many or they are not UTF-8.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (bytes.length > limits.bytes) throw new InputError([tooLarge(path)]);
  return decodeUtf8(bytes, path);
}

/**
 * The text of bytes of any length.
 * @throws {InputError} with the place where they stop being UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError([
      { file: path, ...firstBadByte(bytes), message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8.' },
    ]);
  }
}

/** All problems, one a line, then how many there are. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = diagnostics.length === 1 ? '1 problem' : `${diagnostics.length} problems`;
  return `${diagnostics.map(formatDiagnostic).join('\n')}\n${count}. Nothing was determined.\n`;
}

const lowerCased = once((names: readonly string[]) => new Set(names.map((name) => name.toLowerCase())));

function checkCatalog(reading: Reading, names: readonly string[]): void {
  const known = lowerCased(names);
  for (const { id, field, line, column } of reading.mentioned('catalog entry')) {
    if (known.has(id.toLowerCase())) continue;
    reading.problem(
      { line, column },
      field,
      `The catalog has no entry '${id}'.`,
      suggestion(id, names) ?? 'Give the item figures of its own instead.',
    );
  }
}

function inOrder(problems: readonly Diagnostic[], file: string): Diagnostic[] {
  const sorted = problems.toSorted((left, right) => left.line - right.line || left.column - right.column);
  if (sorted.length <= mostProblems) return sorted;
  const { line, column } = sorted[mostProblems]!;
  return [
    ...sorted.slice(0, mostProblems),
    { file, line, column, message: `${sorted.length - mostProblems} more problems follow.` },
  ];
}

function tooLarge(file: string): Diagnostic {
  return {
    file,
    line: 1,
    column: 1,
    message: `The file is larger than ${limits.bytes / 1024 / 1024} MB.`,
    hint: 'A package is a few pages; lists of parties are imported or screened as CSV.',
  };
}

/** Where the text stops being UTF-8: found by halving, since the decoder does not say. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const before = new TextDecoder().decode(bytes.subarray(0, good)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
