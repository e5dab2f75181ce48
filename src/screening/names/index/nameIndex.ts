import { eachJoined } from '../align.ts';
import type { Name } from '../name.ts';
import type { Word } from '../word.ts';
import { WordIndex } from './wordIndex.ts';

/** The names of a list, and for every word, joined words and acronym the names that contain it. */
export interface NameIndex {
  names: readonly Name[];
  words: WordIndex;
  /** How much each word tells. */
  weights: Float64Array;
  /** The words of name n are `wordsOf[starts[n]]` to `wordsOf[starts[n + 1] - 1]`. */
  starts: Int32Array;
  wordsOf: Int32Array;
  /** The names that contain word w are `namesWith[heads[w]]` to `namesWith[heads[w + 1] - 1]`, each once. */
  heads: Int32Array;
  namesWith: Int32Array;
  /** Neighbouring words written together, folded, and the names in which they stand. */
  joined: ReadonlyMap<string, readonly number[]>;
  /** Sum of the weights of each name's words. */
  nameWeights: Float64Array;
  acronyms: ReadonlyMap<string, readonly number[]>;
}

/** Indexes names. The time it takes grows in proportion to their number. */
export function indexNames(names: readonly Name[]): NameIndex {
  const { words, starts, wordsOf } = numberWords(names);
  const acronyms = new Map<string, number[]>();
  const joined = new Map<string, number[]>();
  names.forEach(({ acronym, words: own }, name) => {
    if (acronym !== '') push(acronyms, acronym, name);
    eachJoined(own, (_at, _count, fold) => push(joined, fold, name));
  });
  return {
    names, words: new WordIndex(words), starts, wordsOf, ...postings(words.length, starts, wordsOf), joined, acronyms,
    weights: Float64Array.from(words, ({ weight }) => weight), nameWeights: Float64Array.from(names, ({ weight }) => weight),
  };
}

/** Gives each word a number; the same word of different names is one. */
function numberWords(names: readonly Name[]): { words: Word[]; starts: Int32Array; wordsOf: Int32Array } {
  const numbers = new Map<string, number>();
  const words: Word[] = [];
  const starts = new Int32Array(names.length + 1);
  names.forEach((name, at) => { starts[at + 1] = starts[at]! + name.words.length; });
  const wordsOf = new Int32Array(starts[names.length]!);
  names.forEach((name, at) => name.words.forEach((word, index) => {
    const key = word.vowelless ? `${word.text} ` : word.text;
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, number = words.length);
      words.push(word);
    }
    wordsOf[starts[at]! + index] = number;
  }));
  return { words, starts, wordsOf };
}

function postings(wordCount: number, starts: Int32Array, wordsOf: Int32Array): { heads: Int32Array; namesWith: Int32Array } {
  const last = new Int32Array(wordCount).fill(-1);
  const heads = new Int32Array(wordCount + 1);
  const visit = (report: (word: number, name: number) => void): void => {
    last.fill(-1);
    for (let name = 0; name + 1 < starts.length; name++) {
      for (let place = starts[name]!; place < starts[name + 1]!; place++) {
        const word = wordsOf[place]!;
        if (last[word] === name) continue;
        last[word] = name;
        report(word, name);
      }
    }
  };
  visit((word) => { heads[word + 1]! += 1; });
  for (let word = 1; word < heads.length; word++) heads[word]! += heads[word - 1]!;
  const namesWith = new Int32Array(heads[wordCount]!);
  const next = heads.slice();
  visit((word, name) => { namesWith[next[word]!++] = name; });
  return { heads, namesWith };
}

function push(lists: Map<string, number[]>, key: string, name: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [name]);
  else if (list.at(-1) !== name) list.push(name);
}
