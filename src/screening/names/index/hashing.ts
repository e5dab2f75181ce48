import { letterLimit } from '../distance.ts';

/** What a key says of a word or a name. Keys of different kinds never meet, though their letters be the same. */
export const keyKinds = {
  text: 1, fold: 2, foldVariant: 3, blur: 4, sound: 5, group: 6, initial: 7, firstLetter: 8, beginning: 9, consonants: 10,
  consonantVariant: 11, bareConsonants: 12, bareConsonantVariant: 13, joined: 14, acronym: 15, identifier: 16, textVariant: 17,
  core: 18,
} as const;

/** One of {@link keyKinds}. */
export type KeyKind = typeof keyKinds[keyof typeof keyKinds];

/** The multiplier of the hash: a hash of a text is a sum of its letters, each times a power of this. */
const base = 0x01000193;
const powers = new Int32Array(letterLimit + 1).fill(1);
for (let index = 1; index <= letterLimit; index++) powers[index] = Math.imul(powers[index - 1]!, base);

/** The hashes of the text looked at: all of it, and what it becomes by leaving out a letter or two. */
export const variants = new Int32Array(1 + letterLimit + letterLimit * letterLimit / 2);
const prefixes = new Int32Array(letterLimit + 1);

/** The hash of a key: the first `letters` of a text, as a key of this kind. */
export function hashOf(kind: KeyKind, text: string, letters = text.length): number {
  let hash = 0;
  for (let index = 0; index < letters; index++) hash = Math.imul(hash, base) + text.charCodeAt(index) | 0;
  return mixed(hash ^ saltOf(kind));
}

/**
 * Puts into {@link variants} the hash of every text that comes of leaving out at most so many letters (two at most), as keys of
 * this kind. Gives their number. The text has no more than {@link letterLimit} letters.
 */
export function hashVariants(kind: KeyKind, text: string, most: number): number {
  const { length } = text;
  const salt = saltOf(kind);
  for (let index = 0; index < length; index++) prefixes[index + 1] = Math.imul(prefixes[index]!, base) + text.charCodeAt(index) | 0;
  let count = 0;
  variants[count++] = mixed(prefixes[length]! ^ salt);
  if (most === 0) return count;
  for (let left = 0; left < length; left++) {
    const before = prefixes[left]!;
    variants[count++] = mixed((Math.imul(before, powers[length - 1 - left]!) + stretch(left + 1, length) | 0) ^ salt);
    if (most === 1) continue;
    for (let right = left + 1; right < length; right++) {
      const between = Math.imul(before, powers[right - left - 1]!) + stretch(left + 1, right) | 0;
      variants[count++] = mixed((Math.imul(between, powers[length - 1 - right]!) + stretch(right + 1, length) | 0) ^ salt);
    }
  }
  return count;
}

/** The hash of the letters from one place to before another. */
function stretch(from: number, to: number): number {
  return prefixes[to]! - Math.imul(prefixes[from]!, powers[to - from]!) | 0;
}

function saltOf(kind: KeyKind): number {
  return Math.imul(kind, 0x9e3779b1);
}

/** Spreads a hash over all its bits (the finish of MurmurHash 3). */
function mixed(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return spread ^ (spread >>> 16);
}
