import { letterLimit, slips } from '../distance.ts';

/** How many slips are forgiven between two texts of so many letters: at most two. */
export type SlipsBetween = (left: number, right: number) => number;

/** The multiplier of the hash: a hash of a text is a sum of its letters, each times a power of this. */
const base = 0x01000193;
const powers = new Int32Array(letterLimit + 1).fill(1);
for (let index = 1; index <= letterLimit; index++) powers[index] = Math.imul(powers[index - 1]!, base);

/** The hashes of the text looked at: all of it, and what it becomes by leaving out a letter or two. */
const hashes = new Int32Array(1 + letterLimit + letterLimit * letterLimit / 2);
const prefixes = new Int32Array(letterLimit + 1);

/**
 * Finds every text of a dictionary within the forgiven number of slips of a given one. Two texts that are k slips apart have a
 * text in common that each becomes by leaving out at most k letters, exchanged neighbours included; so the index holds, for
 * every text, what it becomes by leaving out as many letters as it may, and a question is looked up in the same way. What is
 * found is then measured, so nothing is missed and nothing is found that is not there.
 */
export class DeletionIndex {
  readonly #texts: readonly string[];
  readonly #between: SlipsBetween;
  readonly #shift: number;
  readonly #starts: Int32Array;
  readonly #ids: Int32Array;
  readonly #tags: Uint16Array;
  readonly #seen: Int32Array;
  #question = 0;

  /** The texts must differ from each other. `between` must grow with the shorter length and depend on nothing else. */
  constructor(texts: readonly string[], between: SlipsBetween) {
    this.#texts = texts;
    this.#between = between;
    let total = 0;
    for (const text of texts) total += hashVariants(text, between(text.length, text.length));
    const bits = Math.max(8, Math.ceil(Math.log2(total + 1)) - 1);
    this.#shift = 32 - bits;
    this.#starts = new Int32Array(2 ** bits + 1);
    this.#ids = new Int32Array(total);
    this.#tags = new Uint16Array(total);
    this.#seen = new Int32Array(texts.length);
    this.#fill();
  }

  #fill(): void {
    const [starts, shift] = [this.#starts, this.#shift];
    const each = (visit: (hash: number, id: number) => void): void => this.#texts.forEach((text, id) => {
      const count = hashVariants(text, this.#between(text.length, text.length));
      for (let index = 0; index < count; index++) visit(hashes[index]!, id);
    });
    each((hash) => { starts[(hash >>> shift) + 1]! += 1; });
    for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
    const next = starts.slice();
    each((hash, id) => {
      const place = next[hash >>> shift]!++;
      this.#ids[place] = id;
      this.#tags[place] = hash;
    });
  }

  /** Reports the number of every text within the forgiven slips of the one given. */
  find(text: string, report: (id: number) => void): void {
    const between = this.#between;
    const question = ++this.#question;
    const [starts, ids, tags, seen, shift] = [this.#starts, this.#ids, this.#tags, this.#seen, this.#shift];
    const { length } = text;
    const count = hashVariants(text, between(length, length));
    for (let index = 0; index < count; index++) {
      const hash = hashes[index]!;
      const tag = hash & 0xffff;
      for (let place = starts[hash >>> shift]!, end = starts[(hash >>> shift) + 1]!; place < end; place++) {
        if (tags[place] !== tag) continue;
        const id = ids[place]!;
        if (seen[id] === question) continue;
        seen[id] = question;
        const other = this.#texts[id]!;
        const most = between(length, other.length);
        if (Math.abs(other.length - length) > most) continue;
        if (slips(text, other, most) <= most) report(id);
      }
    }
  }
}

/** Puts into {@link hashes} the hash of every text that comes of leaving out at most so many letters (two at most). Gives their number. */
function hashVariants(text: string, most: number): number {
  const { length } = text;
  for (let index = 0; index < length; index++) prefixes[index + 1] = Math.imul(prefixes[index]!, base) + text.charCodeAt(index) | 0;
  let count = 0;
  hashes[count++] = mixed(prefixes[length]!);
  if (most === 0) return count;
  for (let left = 0; left < length; left++) {
    const before = prefixes[left]!;
    hashes[count++] = mixed(Math.imul(before, powers[length - 1 - left]!) + stretch(left + 1, length) | 0);
    if (most === 1) continue;
    for (let right = left + 1; right < length; right++) {
      const between = Math.imul(before, powers[right - left - 1]!) + stretch(left + 1, right) | 0;
      hashes[count++] = mixed(Math.imul(between, powers[length - 1 - right]!) + stretch(right + 1, length) | 0);
    }
  }
  return count;
}

/** The hash of the letters from one place to before another. */
function stretch(from: number, to: number): number {
  return prefixes[to]! - Math.imul(prefixes[from]!, powers[to - from]!) | 0;
}

/** Spreads a hash over all its bits (the finish of MurmurHash 3). */
function mixed(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return spread ^ (spread >>> 16);
}
