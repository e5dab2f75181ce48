import { parseDocument } from 'yaml';
import { type Answer, type AnswerPath, inline } from './edit.ts';
import { type PackageDocument, type PackageTree, type ReadPackageOptions, readTree } from './reader.ts';
import type { Entry, Place, ScalarTree, Tree } from './tree.ts';

/**
 * Writes one value over another on its line and reads the package anew, without parsing the text again: what a key pressed in
 * a form needs. Gives what `writeAnswer` and `readPackage` would give; undefined where only they can tell.
 * @throws {InputError} like readPackage.
 */
export function rereadWith(before: PackageTree, path: AnswerPath, answer: Answer, options: ReadPackageOptions): PackageTree | undefined {
  const { text } = before.document;
  const old = scalarAt(before.tree, path);
  const span = old && spanOf(text, old);
  const young = typeof answer === 'object' ? undefined : scalarOf(answer, inline(answer, text.trimStart().startsWith('{')));
  if (span === undefined || young === undefined) return undefined;
  const changed = text.slice(0, span.start) + young.text + text.slice(span.end);
  const by = young.text.length - (span.end - span.start);
  const tree = replaced(before.tree, path, { value: { ...young.tree, line: old!.line, column: old!.column }, by });
  return { package: readTree(tree, options), document: documentOf(before.document, changed), tree };
}

/** Parsed only where somebody needs its nodes: the next key, most often, does not. */
function documentOf({ path }: PackageDocument, text: string): PackageDocument {
  let yaml: PackageDocument['yaml'] | undefined;
  return { path, text, get yaml() { return (yaml ??= parseDocument(text, { uniqueKeys: false, version: '1.2' })); } };
}

interface Written {
  text: string;
  tree: Pick<ScalarTree, 'kind' | 'value' | 'written'>;
}

/** A value as it reads back from the text written for it, if nothing but that text decides how. */
function scalarOf(answer: boolean | number | string, text: string): Written | undefined {
  if (typeof answer !== 'string' && (text !== String(answer) || !/^(?:-?\d+(?:\.\d+)?|true|false)$/.test(text))) return undefined;
  if (typeof answer === 'string' && (answer === '' || (text !== answer && !/^["']/.test(text)) || text.includes('\n'))) return undefined;
  return { text, tree: { kind: 'scalar', value: answer, written: String(answer) } };
}

/** Where a value stands, quotes and all, if it is written there as it reads and nothing after it on its line has a name. */
function spanOf(text: string, { line, column, written = '' }: ScalarTree): { start: number; end: number } | undefined {
  let lineStart = 0;
  for (let passed = 1; passed < line; passed++) lineStart = text.indexOf('\n', lineStart) + 1;
  const start = lineStart + column - 1;
  const [first] = text.slice(start, start + 1);
  const quote = first === '"' || first === "'" ? first : '';
  const end = start + written.length + 2 * quote.length;
  const isAsItReads = written !== '' && !/["'\\]/.test(written) && text.slice(start, end) === quote + written + quote;
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  return isAsItReads && !text.startsWith('\ufeff') && !rest.includes('&') ? { start, end } : undefined;
}

/** The single value at a path that leads through nothing that stands in several places. */
function scalarAt(tree: Tree, path: AnswerPath): ScalarTree | undefined {
  let at: Tree | undefined = tree;
  for (const step of path) {
    if (at === undefined || at.shared === true) return undefined;
    at = at.kind === 'map' ? at.entries.get(String(step))?.tree : at.kind === 'list' ? at.items[placeIn(at.items, step)] : undefined;
  }
  return at?.kind === 'scalar' && at.shared !== true ? at : undefined;
}

/** A value that takes the place of another, and by how many columns what follows on its line moves. */
interface Replacement {
  value: ScalarTree;
  by: number;
}

/** The tree with another value at the path; every part on other lines is the same as before. */
function replaced(tree: Tree, [step, ...rest]: AnswerPath, young: Replacement): Tree {
  if (step === undefined) return young.value;
  if (tree.kind === 'scalar') return tree;
  if (tree.kind === 'list') {
    const place = placeIn(tree.items, step);
    return { ...tree, items: tree.items.map((item, index) => (index === place ? replaced(item, rest, young) : moved(item, young))) };
  }
  const entries = [...tree.entries].map(([key, entry]) => [key, key === String(step)
    ? { ...entry, tree: replaced(entry.tree, rest, young) } : moved({ ...entry, tree: moved(entry.tree, young) }, young)] as const);
  return { ...tree, entries: new Map(entries) };
}

/** A part that may stand behind the new value on its line. */
function moved<Part extends Place>(part: Part, young: Replacement): Part {
  const { value: { line, column }, by } = young;
  if (by === 0 || part.line !== line || part.column <= column) return part;
  const there = { ...part, column: part.column + by };
  if ('items' in there) return { ...there, items: (there.items as Tree[]).map((item) => moved(item, young)) };
  if (!('entries' in there)) return there;
  const entries = [...there.entries as ReadonlyMap<string, Entry>].map(([key, entry]) =>
    [key, moved({ ...entry, tree: moved(entry.tree, young) }, young)] as const);
  return { ...there, entries: new Map(entries) };
}

/** The place of an element by its id, or by the number of its place; beyond the end where there is none. */
function placeIn(items: readonly Tree[], step: string | number): number {
  if (typeof step === 'number') return step;
  const place = items.findIndex((item) => item.kind === 'map' && idOf(item.entries.get('id')?.tree) === step);
  return place === -1 ? items.length : place;
}

function idOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' ? String(tree.value) : undefined;
}
