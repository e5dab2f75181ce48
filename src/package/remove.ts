import { type Document, isMap, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import { type AnswerPath, same } from './edit.ts';
import type { PackageDocument } from './reader.ts';

/**
 * Takes a field, or an element of a list, out of a package file and returns the new document. Whole lines go where the value
 * stands on lines of its own, comments beside it with it; everything else stays as it is.
 * @throws {InputError} when the path leads to nothing in the file.
 */
export function removeFrom(document: PackageDocument, path: AnswerPath): PackageDocument {
  const exact = exactPath(document, path);
  const expected = document.yaml.clone() as Document;
  expected.deleteIn(exact);
  const spliced = withoutLines(document, exact);
  if (spliced !== undefined) {
    const yaml = parseDocument(spliced, { uniqueKeys: false, version: '1.2' });
    if (yaml.errors.length === 0 && same(yaml, expected)) return { ...document, text: spliced, yaml };
  }
  const text = String(expected.toString({ lineWidth: 0, flowCollectionPadding: false }));
  return { ...document, text, yaml: parseDocument(text, { uniqueKeys: false, version: '1.2' }) };
}

/** The path with elements of lists by position. */
function exactPath({ yaml, path: file }: PackageDocument, path: AnswerPath): (string | number)[] {
  let node: unknown = yaml.contents;
  return path.map((step) => {
    const key = isSeq(node) && typeof step === 'string'
      ? node.items.findIndex((item) => isMap(item) && String(item.get('id')) === step) : step;
    const next: unknown = (isMap(node) || isSeq(node)) && key !== -1 ? node.get(key, true) : undefined;
    if (next === undefined) {
      const message = `There is no ${path.join('.')} to take out.`;
      throw new InputError([{ file, line: 1, column: 1, field: path.join('.'), message }]);
    }
    node = next;
    return key;
  });
}

/** The text without the lines on which a value stands, where it fills them by itself. */
function withoutLines({ text, yaml }: PackageDocument, exact: readonly (string | number)[]): string | undefined {
  const parent: unknown = exact.length === 1 ? yaml.contents : yaml.getIn(exact.slice(0, -1), true);
  if (!(isMap(parent) || isSeq(parent)) || parent.flow === true || parent.items.length === 1) return undefined;
  const entries = parent.items as (Node | Pair<Node, Node | null>)[];
  const last = String(exact.at(-1));
  const index = isSeq(parent) ? Number(last) : entries.findIndex((pair) => String((pair as Pair<Node>).key) === last);
  const [start, end] = [startOf(entries[index]), endOf(entries[index])];
  if (start === undefined || end === undefined) return undefined;
  const from = text.lastIndexOf('\n', start) + 1;
  // Of a list the dash stands before the element, of a map nothing does.
  if (text.slice(from, start).replace(isSeq(parent) ? /^\s*-\s*$/ : /^\s*$/, '') !== '') return undefined;
  const until = text.indexOf('\n', Math.max(start, end - 1));
  return until === -1 ? text.slice(0, from) : text.slice(0, from) + text.slice(until + 1);
}

function startOf(entry: Node | Pair<Node, Node | null> | undefined): number | undefined {
  return entry === undefined ? undefined : 'key' in entry ? entry.key.range?.[0] : entry.range?.[0];
}

function endOf(entry: Node | Pair<Node, Node | null> | undefined): number | undefined {
  if (entry === undefined) return undefined;
  return 'key' in entry ? entry.value?.range?.[1] ?? entry.key.range?.[1] : entry.range?.[1];
}
