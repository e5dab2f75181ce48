import { Document, isAlias, isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import type { PackageDocument } from './reader.ts';

/** Where a value stands: names of fields, and for elements of lists their id or position. */
export type AnswerPath = readonly (string | number)[];

/** What can be written: a value, or a value with what it rests on (`{value: 12, assumed: our estimate}`). */
export type Answer = boolean | number | string | null | readonly Answer[] | { readonly [field: string]: Answer };

/** A change of the text: characters from `start` up to `end` give way to `text`. */
interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Writes one value into a package file and returns the new document; the old one stays as it is. Only the characters
 * of the value change: comments, order, quoting and indentation of everything else remain.
 * @throws {InputError} when the path leads to nothing in the file, or to a value that is shared through an alias.
 */
export function writeAnswer(document: PackageDocument, path: AnswerPath, answer: Answer): PackageDocument {
  const way = walk(document, path);
  const { exact, missing } = way;
  const value = missing.reduceRight<Answer>((inner, key) => ({ [key]: inner }), answer);
  const splice = spliceFor(document.text, way, value);
  const text =
    splice === undefined
      ? undefined
      : document.text.slice(0, splice.start) + splice.text + document.text.slice(splice.end);
  if (text !== undefined) {
    const yaml = parseDocument(text, { uniqueKeys: false, version: '1.2' });
    const expected = JSON.stringify(withValue(dataOf(document.yaml), exact, value));
    if (yaml.errors.length === 0 && JSON.stringify(dataOf(yaml)) === expected) return { ...document, text, yaml };
  }
  // The value stands where characters cannot simply be exchanged; the library writes the whole file anew.
  const expected = document.yaml.clone() as Document;
  expected.setIn(exact, expected.createNode(value));
  const whole = String(expected.toString({ lineWidth: 0, flowCollectionPadding: false }));
  return { ...document, text: whole, yaml: parseDocument(whole, { uniqueKeys: false, version: '1.2' }) };
}

interface Walk {
  /** The chain of nodes that exist along the path, the deepest last. */
  found: Node[];
  /** What remains of the path below the field that must be added. */
  missing: string[];
  /** The path to the value to set, list elements by position. */
  exact: (string | number)[];
  /** Whether the last field of `exact` is not there yet. */
  adds: boolean;
}

/** The path to a value, there yet or not, with elements of lists by position. Throws {@link InputError} like `writeAnswer`. */
export function placeOf(document: PackageDocument, path: AnswerPath): AnswerPath {
  const { exact, missing } = walk(document, path);
  return [...exact, ...missing];
}

function walk(document: PackageDocument, path: AnswerPath): Walk {
  const exact: (string | number)[] = [];
  let node = document.yaml.contents as Node | null;
  const found: Node[] = node === null ? [] : [node];
  for (const [index, step] of path.entries()) {
    refuseShared(document, node, exact);
    const isEmpty = node === null || (isScalar(node) && node.value === null);
    if (!isEmpty && !isMap(node) && !isSeq(node))
      throw unwritable(document, node, path, 'There is a single value above it.');
    const key = isSeq(node) ? positionOf(node, step) : step;
    if (key === undefined || (isEmpty && typeof step === 'number'))
      throw unwritable(document, node, path, `There is no '${step}'.`);
    const next = isMap(node)
      ? (pairOf(node, String(key))?.value ?? undefined)
      : isSeq(node)
        ? (node.items[Number(key)] as Node)
        : undefined;
    if (isEmpty) return { found, exact, missing: path.slice(index).map(String), adds: false };
    exact.push(key);
    if (next === undefined) {
      const rest = path.slice(index + 1);
      if (isSeq(node)) throw unwritable(document, node, path, `There is no '${step}'.`);
      return { found, exact, missing: rest.map(String), adds: true };
    }
    node = next as Node;
    found.push(node);
  }
  refuseShared(document, node, exact);
  return { found, missing: [], exact, adds: false };
}

/** A value with an anchor, or an alias to one, stands in several places; changing one would change all. */
function refuseShared(document: PackageDocument, node: Node | null, path: AnswerPath): void {
  const anchored = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor !== undefined : isAlias(node);
  if (anchored)
    throw unwritable(
      document,
      node,
      path,
      'The value is shared through an anchor (&) or alias (*); write it out first.',
    );
}

function unwritable(document: PackageDocument, node: Node | null, path: AnswerPath, why: string): InputError {
  const before = document.text.slice(0, node?.range?.[0] ?? 0).split('\n');
  return new InputError([
    {
      file: document.path,
      line: before.length,
      column: before.at(-1)!.length + 1,
      field: path.join('.'),
      message: `Nothing can be written here. ${why}`,
    },
  ]);
}

function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  const pairs = map.items as Pair<Node, Node | null>[];
  return pairs.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function positionOf(list: YAMLSeq, step: string | number): number | undefined {
  if (typeof step === 'number') return step < list.items.length ? step : undefined;
  const position = list.items.findIndex((item) => isMap(item) && String(item.get('id')) === step);
  return position === -1 ? undefined : position;
}

function spliceFor(text: string, { found, exact, adds }: Walk, value: Answer): Splice | undefined {
  const target = found.at(-1);
  const last = String(exact.at(-1));
  const json = text.trimStart().startsWith('{');
  if (target?.range === undefined || target.range === null || exact.length === 0) return undefined;
  if (adds) return isMap(target) ? addition(text, target, last, value, json) : undefined;
  const parent = found.at(-2);
  const pair = isMap(parent) ? pairOf(parent, last) : undefined;
  return replacement(text, target, pair?.key, inline(value, json));
}

/** One value in the place of another. Empty values and blocks give way from the colon on, so that comments stay put. */
function replacement(text: string, target: Node, key: Node | undefined, value: string): Splice {
  const [start, rawEnd] = target.range!;
  const end = Math.max(start, start + text.slice(start, rawEnd).trimEnd().length);
  const block = (isMap(target) || isSeq(target)) && target.flow !== true;
  if (key?.range === undefined || key.range === null || !(block || start === end)) return { start, end, text: value };
  const afterColon = text.indexOf(':', key.range[1]) + 1;
  if (start === end) return { start: afterColon, end: afterColon, text: ` ${value}` };
  return { start: afterColon, end, text: ` ${value}${text.slice(afterColon, start).trimEnd()}` };
}

/** A field more at the end of a map, laid out as its last field is. */
function addition(text: string, map: YAMLMap, key: string, value: Answer, json: boolean): Splice | undefined {
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  const first = map.items[0] as Pair<Node, Node | null> | undefined;
  const field = `${inline(key, json)}: ${inline(value, json)}`;
  const [mapStart, mapEnd] = map.range!;
  if (last === undefined || first === undefined)
    return map.flow === true ? { start: mapStart, end: mapEnd, text: `{${field}}` } : undefined;
  const rawEnd = Math.max(last.value?.range?.[1] ?? 0, last.key.range![1]);
  const from = last.key.range![0];
  const end = from + text.slice(from, rawEnd).trimEnd().length;
  if (map.flow === true) {
    const lineStart = text.lastIndexOf('\n', from) + 1;
    const ownLine = lineStart > mapStart && text.slice(lineStart, from).trim() === '';
    return { start: end, end, text: `,${ownLine ? `\n${text.slice(lineStart, from)}` : ' '}${field}` };
  }
  const { at, lineBreak } = endOfLine(text, end);
  const column = first.key.range![0] - (text.lastIndexOf('\n', first.key.range![0] - 1) + 1);
  return { start: at, end: at, text: `${lineBreak}${' '.repeat(column)}${field}` };
}

/** The end of the line on which `offset` stands, and how the file ends its lines. */
export function endOfLine(text: string, offset: number): { at: number; lineBreak: string } {
  const found = text.indexOf('\n', offset);
  const at = found === -1 ? text.length : found;
  return text[at - 1] === '\r' ? { at: at - 1, lineBreak: '\r\n' } : { at, lineBreak: '\n' };
}

/** A value on one line. Written inside brackets and taken out again, so that it can stand in block and flow alike. */
export function inline(value: Answer, json: boolean): string {
  if (json || (typeof value === 'string' && value.includes('\n'))) return JSON.stringify(value);
  const text = stringify([value], {
    collectionStyle: 'flow',
    lineWidth: 0,
    flowCollectionPadding: false,
    version: '1.2',
  });
  return text.slice(1, text.lastIndexOf(']'));
}

/** Data, which is changed, with a value at the place. */
function withValue(data: unknown, place: readonly (string | number)[], value: Answer): unknown {
  if (place.length === 0) return value;
  let at = data as Record<string | number, unknown>;
  for (const key of place.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[place.at(-1)!] = value;
  return data;
}

/** Whether two documents say the same. */
export function same(left: Document, right: Document): boolean {
  return JSON.stringify(dataOf(left)) === JSON.stringify(dataOf(right));
}

/** What a document says. The reader has already bounded what its aliases expand to. */
export function dataOf(document: Document): unknown {
  return document.toJS({ maxAliasCount: -1 });
}
