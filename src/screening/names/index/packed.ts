import type { HashTable } from './hashTable.ts';
import type { NameIndex } from './nameIndex.ts';
import type { Dictionary } from './wordIndex.ts';

/** The arrays of an index, in the order in which they are packed. */
type Parts = readonly (Int32Array | Uint16Array | Uint8Array | Float64Array)[];

const kinds = [Int32Array, Uint16Array, Uint8Array, Float64Array] as const;
/** Arrays begin where numbers of any size may lie. */
const alignment = 8;

function partsOf({ given, starts, wordsOf, heads, namesWith, nameWeights, persons, wholes, cores, dictionary }: NameIndex): Parts {
  const { weights, folds, foldStarts, outlines, keys } = dictionary;
  return [
    given, starts, wordsOf, heads, namesWith, nameWeights, persons, wholes.starts, wholes.ids, wholes.tags,
    cores.starts, cores.ids, cores.tags,
    weights, folds, foldStarts, outlines, keys.starts, keys.ids, keys.tags,
  ];
}

/** An index as bytes, to be kept: how many arrays there are, of each its kind and length, then the arrays as they lie in memory. */
export function packIndex(index: NameIndex): Uint8Array {
  const parts = partsOf(index);
  const head = Int32Array.of(parts.length, ...parts.flatMap((part) =>
    [kinds.findIndex((kind) => part instanceof kind), part.length]));
  const pieces = [head, ...parts];
  const places = pieces.reduce<number[]>((ends, { byteLength }) => [...ends, aligned(ends.at(-1)! + byteLength)], [0]);
  const bytes = new Uint8Array(places.at(-1)!);
  pieces.forEach(({ buffer, byteOffset, byteLength }, at) => bytes.set(new Uint8Array(buffer, byteOffset, byteLength), places[at]!));
  return bytes;
}

/** The index that was packed, without copying it; undefined where the bytes are not whole. They must begin at a multiple of 8. */
export function unpackIndex(bytes: Uint8Array): NameIndex | undefined {
  const { buffer, byteOffset, byteLength } = bytes;
  if (byteOffset % alignment !== 0 || byteLength < alignment) return undefined;
  const [count] = new Int32Array(buffer, byteOffset, 1);
  if (byteLength < (1 + 2 * count!) * Int32Array.BYTES_PER_ELEMENT) return undefined;
  const head = new Int32Array(buffer, byteOffset, 1 + 2 * count!);
  let place = aligned(head.byteLength);
  const parts: Parts[number][] = [];
  for (let at = 1; at < head.length; at += 2) {
    const [kind, length] = [kinds[head[at]!], head[at + 1]!];
    if (kind === undefined || place + length * kind.BYTES_PER_ELEMENT > byteLength) return undefined;
    parts.push(new (kind as new (...from: [ArrayBufferLike, number, number]) => Parts[number])(buffer, byteOffset + place, length));
    place = aligned(place + length * kind.BYTES_PER_ELEMENT);
  }
  return indexOf(parts);
}

function indexOf(parts: Parts): NameIndex {
  let at = 0;
  const next = <Part extends Parts[number]>(): Part => parts[at++] as Part;
  const table = (): HashTable => ({ starts: next(), ids: next(), tags: next() });
  const names: Omit<NameIndex, 'dictionary'> = {
    given: next(), starts: next(), wordsOf: next(), heads: next(), namesWith: next(), nameWeights: next(), persons: next(),
    wholes: table(), cores: table(),
  };
  const dictionary: Dictionary = { weights: next(), folds: next(), foldStarts: next(), outlines: next(), keys: table() };
  return { ...names, dictionary };
}

function aligned(place: number): number {
  return Math.ceil(place / alignment) * alignment;
}
