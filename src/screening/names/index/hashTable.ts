import { Numbers } from './numbers.ts';

/**
 * Numbers under hashes of keys, in three arrays, so that it takes little memory and goes to disk as it is. Different keys may
 * have one hash: what is found must be looked at. Nothing that was put in is ever missed.
 */
export interface HashTable {
  /** What lies in bucket b is found at `starts[b]` to `starts[b + 1] - 1`; the bucket is the upper bits of the hash. */
  starts: Int32Array;
  ids: Int32Array;
  /** The lower bits of the hash of each. */
  tags: Uint16Array;
}

const fewestBits = 4;

/** Takes numbers under hashes, to make a table of them. */
export class HashTableMaker {
  readonly #hashes = new Numbers();
  readonly #ids = new Numbers();

  /** Puts a number under a hash. */
  put(hash: number, id: number): void {
    this.#hashes.push(hash);
    this.#ids.push(id);
  }

  /** A table of all that was put in; of each number that is given here for it. */
  table(numberOf: (id: number) => number = (id) => id): HashTable {
    const { length } = this.#hashes;
    const bits = Math.max(fewestBits, Math.ceil(Math.log2(length + 1)) - 1);
    const shift = 32 - bits;
    const starts = new Int32Array(2 ** bits + 1);
    const [ids, tags] = [new Int32Array(length), new Uint16Array(length)];
    for (let at = 0; at < length; at++) starts[(this.#hashes.at(at) >>> shift) + 1]! += 1;
    for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
    const next = starts.slice();
    for (let at = 0; at < length; at++) {
      const hash = this.#hashes.at(at);
      const place = next[hash >>> shift]!++;
      ids[place] = numberOf(this.#ids.at(at));
      tags[place] = hash;
    }
    return { starts, ids, tags };
  }
}

/** Visits every number under a hash, in the order in which they were put in. */
export function eachUnder({ starts, ids, tags }: HashTable, hash: number, visit: (id: number) => void): void {
  const bucket = hash >>> Math.clz32(starts.length - 1) + 1;
  const tag = hash & 0xffff;
  for (let place = starts[bucket]!, end = starts[bucket + 1]!; place < end; place++) if (tags[place] === tag) visit(ids[place]!);
}
