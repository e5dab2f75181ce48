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

/** Makes a table of what `fill` puts in. It is called twice, and must put in the same both times. */
export function hashTableOf(fill: (put: (hash: number, id: number) => void) => void): HashTable {
  let total = 0;
  fill(() => { total++; });
  const bits = Math.max(fewestBits, Math.ceil(Math.log2(total + 1)) - 1);
  const shift = 32 - bits;
  const starts = new Int32Array(2 ** bits + 1);
  const [ids, tags] = [new Int32Array(total), new Uint16Array(total)];
  fill((hash) => { starts[(hash >>> shift) + 1]! += 1; });
  for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
  const next = starts.slice();
  fill((hash, id) => {
    const place = next[hash >>> shift]!++;
    ids[place] = id;
    tags[place] = hash;
  });
  return { starts, ids, tags };
}

/** Visits every number under a hash, in the order in which they were put in. */
export function eachUnder({ starts, ids, tags }: HashTable, hash: number, visit: (id: number) => void): void {
  const bucket = hash >>> Math.clz32(starts.length - 1) + 1;
  const tag = hash & 0xffff;
  for (let place = starts[bucket]!, end = starts[bucket + 1]!; place < end; place++) if (tags[place] === tag) visit(ids[place]!);
}
