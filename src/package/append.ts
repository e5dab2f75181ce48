import {
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
} from 'yaml';
import { type AnswerPath, endOfLine, dataOf, placeOf, same } from './edit.ts';
import type { LayerName } from './model.ts';
import type { PackageDocument } from './reader.ts';

/** Items, sites, parties and records to add to a package, as its file writes them. */
export interface Addition {
  layers?: Partial<Record<LayerName, unknown[]>>;
  sites?: unknown[];
  parties?: unknown[];
  /** Records of what was looked into and judged. */
  diligence?: unknown[];
  judgements?: unknown[];
}

/**
 * Adds items, sites, parties and records at the end of their lists and returns the new document. What stands in the file keeps
 * its layout. The result has not been checked: read it again, so that ids that are there twice come to light.
 */
export function addToPackage(
  document: PackageDocument,
  { layers = {}, sites = [], parties = [], diligence = [], judgements = [] }: Addition,
): PackageDocument {
  const lists: [string[], unknown[]][] = [
    ...Object.entries(layers).map(([layer, items]): [string[], unknown[]] => [['layers', layer], items]),
    [['sites'], sites],
    [['parties'], parties],
    [['diligence'], diligence],
    [['judgements'], judgements],
  ];
  return lists.reduce(
    (changed, [path, elements]) => (elements.length === 0 ? changed : appendTo(changed, path, elements)),
    document,
  );
}

/** Adds elements at the end of the list at a path, which is made where it is not there yet, and returns the new document. */
export function appendTo(document: PackageDocument, place: AnswerPath, elements: readonly unknown[]): PackageDocument {
  const path = placeOf(document, place);
  const expected = document.yaml.clone() as Document;
  const present: unknown = expected.getIn(path, true);
  if (isSeq(present)) for (const element of elements) present.add(expected.createNode(element));
  else expected.setIn(path, expected.createNode(elements));
  const json = document.text.trimStart().startsWith('{');
  if (json) return parsed(document, `${JSON.stringify(dataOf(expected), null, 2)}\n`);
  const text = spliced(document, path, elements);
  const result = text === undefined ? undefined : parsed(document, text);
  if (result !== undefined && result.yaml.errors.length === 0 && same(result.yaml, expected)) return result;
  return parsed(document, expected.toString({ lineWidth: 0, flowCollectionPadding: false }));
}

function parsed(document: PackageDocument, text: string): PackageDocument {
  return { ...document, text, yaml: parseDocument(text, { uniqueKeys: false, version: '1.2' }) };
}

/** The text with the elements written below the list, or below its parent where the list does not exist yet. */
function spliced(
  { text, yaml }: PackageDocument,
  path: AnswerPath,
  elements: readonly unknown[],
): string | undefined {
  const list: unknown = yaml.getIn(path, true);
  if (isSeq(list) && list.flow !== true && list.range) {
    return insertBelow(
      text,
      list.range[0] + text.slice(list.range[0], list.range[1]).trimEnd().length,
      block(elements, columnOf(text, list.range[0])),
    );
  }
  const parent: unknown = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? pairOf(parent, String(path.at(-1))) : undefined;
  if (isMap(parent) && pair !== undefined) return replaceEmpty(text, parent, pair, elements);
  if (isMap(parent) && parent.flow !== true && parent.range) {
    const column = columnOf(text, (parent.items[0] as Pair<Node>).key.range![0]);
    const end = parent.range[0] + text.slice(parent.range[0], parent.range[1]).trimEnd().length;
    return insertBelow(text, end, `${' '.repeat(column)}${path.at(-1)}:\n${block(elements, column + 2)}`);
  }
  return path.length > 1 && parent == null
    ? insertBelow(text, text.trimEnd().length, `${path[0]}:\n  ${path[1]}:\n${block(elements, 4)}`)
    : undefined;
}

/** A list that is there but empty (`sites: []`, `sites:`) becomes a block below its name. */
function replaceEmpty(
  text: string,
  parent: YAMLMap,
  pair: Pair<Node, Node | null>,
  elements: readonly unknown[],
): string | undefined {
  const { value } = pair;
  const empty =
    value === null || (isSeq(value) && value.items.length === 0) || (isScalar(value) && value.value === null);
  if (!empty || parent.flow === true) return undefined;
  const colon = text.indexOf(':', pair.key.range![1]) + 1;
  const end = Math.max(colon, (value?.range?.[0] ?? colon) + (isSeq(value) ? value.range![1] - value.range![0] : 0));
  const lines = block(elements, columnOf(text, pair.key.range![0]) + 2);
  return `${text.slice(0, colon)}\n${lines}${text.slice(isSeq(value) ? end : colon)}`;
}

function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return (map.items as Pair<Node, Node | null>[]).find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function insertBelow(text: string, end: number, lines: string): string {
  const { at, lineBreak } = endOfLine(text, end);
  return (
    text.slice(0, at) +
    lineBreak +
    lines.replaceAll('\n', lineBreak) +
    (at === text.length ? lineBreak : text.slice(at))
  );
}

function block(elements: readonly unknown[], column: number): string {
  const lines = stringify(elements, { lineWidth: 0, version: '1.2' }).trimEnd().split('\n');
  return lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join('\n');
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
