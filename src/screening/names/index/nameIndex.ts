import { eachJoined } from '../align.ts';
import type { Name } from '../name.ts';
import { type Word, wordKey } from '../word.ts';
import { hashOf, keyKinds } from './hashing.ts';
import { type HashTable, hashTableOf } from './hashTable.ts';
import { type Dictionary, dictionaryOf } from './wordIndex.ts';

/**
 * The names of a list as numbers, and under which keys each is found. Names are numbered by how much they weigh, so that the light
 * ones, which are compared most, lie together. Plain data: it holds no name as it was written.
 */
export interface NameIndex {
  /** Which of the names that were indexed name n is. */
  given: Int32Array;
  dictionary: Dictionary;
  /** The words of name n are `wordsOf[starts[n]]` to `wordsOf[starts[n + 1] - 1]`. */
  starts: Int32Array;
  wordsOf: Int32Array;
  /** The names that contain word w are `namesWith[heads[w]]` to `namesWith[heads[w + 1] - 1]`, each as often as the word. */
  heads: Int32Array;
  namesWith: Int32Array;
  /** Sum of the weights of each name's words; the steps of it rise (see {@link stepOf}). */
  nameWeights: Float64Array;
  /** 1 for names of persons. */
  persons: Uint8Array;
  /** Names by what neighbouring words of theirs are when written together, and by their first letters. */
  wholes: HashTable;
}

/** How finely names are put in order by their weight; of one step they stay as they were given, so that names of a party lie together. */
const stepsOfWeight = 8;

/** The step on which names of a weight stand. */
export function stepOf(weight: number): number {
  return Math.floor(weight * stepsOfWeight);
}

/** Indexes names. The time it takes grows in proportion to their number, but for putting them in order. */
export function indexNames(unordered: readonly Name[]): NameIndex {
  const steps = unordered.map(({ weight }) => stepOf(weight));
  const given = Int32Array.from(unordered.keys()).sort((left, right) => steps[left]! - steps[right]! || left - right);
  const names = Array.from(given, (at) => unordered[at]!);
  const { words, starts, wordsOf } = numberWords(names);
  return {
    given, dictionary: dictionaryOf(words), starts, wordsOf, ...postings(words.length, starts, wordsOf),
    nameWeights: Float64Array.from(names, ({ weight }) => weight),
    persons: Uint8Array.from(names, ({ kind }) => Number(kind === 'person')),
    wholes: hashTableOf((put) => names.forEach(({ acronym, words: own }, name) => {
      if (acronym !== '') put(hashOf(keyKinds.acronym, acronym), name);
      eachJoined(own, (_at, _count, fold) => put(hashOf(keyKinds.joined, fold), name));
    })),
  };
}

/** Numbers the words of all names, the same word once, in the order of their folds: words that are alike mostly lie together. */
function numberWords(names: readonly Name[]): { words: Word[]; starts: Int32Array; wordsOf: Int32Array } {
  const byKey = new Map<string, Word>();
  const starts = new Int32Array(names.length + 1);
  names.forEach(({ words }, name) => {
    starts[name + 1] = starts[name]! + words.length;
    for (const word of words) byKey.set(wordKey(word.text, word.vowelless), word);
  });
  const ordered = [...byKey].sort(([, { fold: left }], [, { fold: right }]) => (left < right ? -1 : left > right ? 1 : 0));
  const numbers = new Map(ordered.map(([key], number) => [key, number]));
  const wordsOf = new Int32Array(starts[names.length]!);
  names.forEach(({ words }, name) => words.forEach((word, index) => {
    wordsOf[starts[name]! + index] = numbers.get(wordKey(word.text, word.vowelless))!;
  }));
  return { words: ordered.map(([, word]) => word), starts, wordsOf };
}

function postings(wordCount: number, starts: Int32Array, wordsOf: Int32Array): { heads: Int32Array; namesWith: Int32Array } {
  const heads = new Int32Array(wordCount + 1);
  for (const word of wordsOf) heads[word + 1]! += 1;
  for (let word = 1; word < heads.length; word++) heads[word]! += heads[word - 1]!;
  const namesWith = new Int32Array(wordsOf.length);
  const next = heads.slice();
  for (let name = 0; name + 1 < starts.length; name++) {
    for (let place = starts[name]!; place < starts[name + 1]!; place++) namesWith[next[wordsOf[place]!]!++] = name;
  }
  return { heads, namesWith };
}
