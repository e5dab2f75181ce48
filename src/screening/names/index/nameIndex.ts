import { eachJoined } from '../align.ts';
import { coreSlips } from '../core.ts';
import type { Name } from '../name.ts';
import { hashOf, hashVariants, keyKinds, variants } from './hashing.ts';
import { type HashTable, HashTableMaker } from './hashTable.ts';
import { Numbers } from './numbers.ts';
import { type Dictionary, DictionaryMaker } from './wordIndex.ts';

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
  /** Names by their cores, and by what these become when a letter is left out; see {@link keysOfCore}. */
  cores: HashTable;
}

/** Visits the keys under which a core lies and is looked for: of two cores a slip apart, one key at least is the same. */
export function keysOfCore(core: string, visit: (hash: number) => void): void {
  const count = core === '' ? 0 : hashVariants(keyKinds.core, core, coreSlips(core));
  for (let at = 0; at < count; at++) visit(variants[at]!);
}

/** How finely names are put in order by their weight; of one step they stay as they were given, so that names of a party lie together. */
const stepsOfWeight = 8;

/** The step on which names of a weight stand. */
export function stepOf(weight: number): number {
  return Math.floor(weight * stepsOfWeight);
}

/** Indexes names, which are gone through once. The time it takes grows in proportion to their number, but for the sorting. */
export function indexNames(names: Iterable<Name>): NameIndex {
  const [words, ends, wordsAsGiven] = [new DictionaryMaker(), new Numbers(), new Numbers()];
  const [weights, persons]: [number[], number[]] = [[], []];
  const [wholes, cores] = [new HashTableMaker(), new HashTableMaker()];
  for (const { kind, weight, words: own, acronym, core } of names) {
    const name = weights.push(weight) - 1;
    persons.push(Number(kind === 'person'));
    for (const word of own) wordsAsGiven.push(words.numberOf(word));
    ends.push(wordsAsGiven.length);
    if (acronym !== '') wholes.put(hashOf(keyKinds.acronym, acronym), name);
    keysOfCore(core, (hash) => cores.put(hash, name));
    eachJoined(own, (_at, _count, fold) => wholes.put(hashOf(keyKinds.joined, fold), name));
  }
  const given = Int32Array.from(weights.keys()).sort((left, right) => stepOf(weights[left]!) - stepOf(weights[right]!) || left - right);
  const { dictionary, places } = words.make();
  const starts = new Int32Array(given.length + 1);
  const wordsOf = new Int32Array(wordsAsGiven.length);
  given.forEach((from, name) => {
    let place = starts[name]!;
    for (let at = from === 0 ? 0 : ends.at(from - 1); at < ends.at(from); at++) wordsOf[place++] = places[wordsAsGiven.at(at)]!;
    starts[name + 1] = place;
  });
  const placeOf = inverse(given);
  return {
    given, dictionary, starts, wordsOf, ...postings(places.length, starts, wordsOf),
    nameWeights: Float64Array.from(given, (from) => weights[from]!), persons: Uint8Array.from(given, (from) => persons[from]!),
    wholes: wholes.table((name) => placeOf[name]!), cores: cores.table(),
  };
}

/** Where each number stands in an order of them. */
function inverse(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((number, place) => { places[number] = place; });
  return places;
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
