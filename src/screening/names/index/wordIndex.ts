import { letterLimit, slips, slipsBetween, slipsIn } from '../distance.ts';
import { consonantsOf } from '../fold.ts';
import { degrees, leastBeginningOf, shortestNearConsonants, slipDegree } from '../likeness.ts';
import { lengthOf, mayBeWithin, outlineOf } from '../outline.ts';
import { type Word, wordKey } from '../word.ts';
import { type KeyKind, hashOf, hashVariants, keyKinds, variants } from './hashing.ts';
import { eachUnder, type HashTable, HashTableMaker } from './hashTable.ts';

/** The words of a dictionary by number, and under which keys each is found. Plain data: it holds no word as it is written. */
export interface Dictionary {
  /** How much each word tells. */
  weights: Float64Array;
  /** The letters of the folds, one byte each, one after the other; those of word w begin at `foldStarts[w]`. */
  folds: Uint8Array;
  foldStarts: Int32Array;
  /** The outline of each fold. */
  outlines: Int32Array;
  keys: HashTable;
}

/** Words of the dictionary that are like the word asked about, and at most how much each is. */
export interface Similar {
  words: number[];
  degrees: number[];
}

const kinds = keyKinds;

/** Makes a dictionary of words, of which it keeps only what it needs: lists have tens of thousands. */
export class DictionaryMaker {
  readonly #numbers = new Map<string, number>();
  readonly #folds: string[] = [];
  readonly #weights: number[] = [];
  readonly #keys = new HashTableMaker();

  /** The number of a word until the dictionary is made; the same word has the same. */
  numberOf(word: Word): number {
    const key = wordKey(word.text, word.vowelless);
    const before = this.#numbers.get(key);
    if (before !== undefined) return before;
    const number = this.#folds.push(word.fold) - 1;
    this.#numbers.set(key, number);
    this.#weights.push(word.weight);
    putKeys(word, (hash) => this.#keys.put(hash, number));
    return number;
  }

  /** The dictionary, in the order of the folds, so that words that are alike mostly lie together; and the place of each number. */
  make(): { dictionary: Dictionary; places: Int32Array } {
    const folds = this.#folds;
    const order = Int32Array.from(folds.keys()).sort((left, right) =>
      (folds[left]! < folds[right]! ? -1 : folds[left]! > folds[right]! ? 1 : left - right));
    const places = new Int32Array(order.length);
    const foldStarts = new Int32Array(order.length + 1);
    order.forEach((number, place) => {
      places[number] = place;
      foldStarts[place + 1] = foldStarts[place]! + folds[number]!.length;
    });
    const dictionary = {
      weights: Float64Array.from(order, (number) => this.#weights[number]!),
      folds: new TextEncoder().encode(Array.from(order, (number) => folds[number]!).join('')), foldStarts,
      outlines: Int32Array.from(order, (number) => outlineOf(folds[number]!)), keys: this.#keys.table((number) => places[number]!),
    };
    return { dictionary, places };
  }
}

function putKeys(word: Word, put: (hash: number) => void): void {
  const { text, fold, blur, sound, consonants, groups, initial } = word;
  put(hashOf(kinds.text, text));
  put(hashOf(kinds.firstLetter, text, 1));
  put(hashOf(kinds.fold, fold));
  if (initial) put(hashOf(kinds.initial, text));
  putVariants(kinds.foldVariant, fold, slipsBetween(fold.length, fold.length), put);
  putVariants(kinds.textVariant, text, Math.min(1, slipsBetween(text.length, text.length)), put);
  for (let letters = fold.length - 1; letters >= leastBeginningOf(fold.length); letters--) put(hashOf(kinds.beginning, fold, letters));
  if (blur !== '') put(hashOf(kinds.blur, blur));
  if (sound !== '') put(hashOf(kinds.sound, sound));
  for (const group of groups) put(hashOf(kinds.group, String(group)));
  if (consonants === '') return;
  const [exact, variant] = consonantKinds(word.vowelless);
  put(hashOf(exact, consonants));
  putVariants(variant, consonants, consonantSlips(consonants), put);
}

function putVariants(kind: KeyKind, text: string, most: number, put: (hash: number) => void): void {
  const count = hashVariants(kind, text, most);
  for (let index = 0; index < count; index++) put(variants[index]!);
}

/** Only words of scripts with vowels and without are compared by their consonants, never two of a kind. */
function consonantKinds(vowelless: boolean): readonly [KeyKind, KeyKind] {
  return vowelless ? [kinds.bareConsonants, kinds.bareConsonantVariant] : [kinds.consonants, kinds.consonantVariant];
}

function consonantSlips({ length }: string): number {
  return length >= shortestNearConsonants ? 1 : 0;
}

/**
 * Finds, among the words of a dictionary, every one that is like a given word in any of the ways that count, and how much it is
 * like it at most. Two texts that are k slips apart have a text in common that each becomes by leaving out at most k letters,
 * exchanged neighbours included; so a word lies under everything it becomes by leaving out as many letters as it may, and is
 * looked for in the same way. The other ways are equal keys. Because different keys may have one hash, words may be found that
 * are less alike or not at all; none is missed.
 */
export class WordIndex {
  readonly dictionary: Dictionary;
  /** For every word, in which question it was found, and in which place; and in which it was last looked at for slips. */
  readonly #foundIn: Int32Array;
  readonly #place: Int32Array;
  readonly #lookedAtIn: Int32Array;
  readonly #consonants: (string | undefined)[];
  readonly #asked = new Uint8Array(letterLimit);
  #question = 0;
  #found: Similar = { words: [], degrees: [] };

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary;
    const { length } = dictionary.weights;
    this.#consonants = new Array<string | undefined>(length).fill(undefined);
    [this.#foundIn, this.#place, this.#lookedAtIn] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  }

  /** Every word of the dictionary that is like the one given. For an initial that is all that begin with it. */
  similar(word: Word): Similar {
    this.#question++;
    this.#found = { words: [], degrees: [] };
    this.#take(hashOf(kinds.text, word.text), degrees.same);
    this.#take(hashOf(kinds.initial, word.text, 1), degrees.initial);
    if (word.initial) this.#take(hashOf(kinds.firstLetter, word.text), degrees.initial);
    else this.#takeAround(word);
    return this.#found;
  }

  #takeAround(word: Word): void {
    const { text, fold, blur, sound, groups, consonants } = word;
    this.#take(hashOf(kinds.fold, fold), degrees.spelling);
    this.#takeSlips(word);
    this.#takeTextSlips(text);
    // Words with which it begins, and words that begin with it.
    for (let letters = leastBeginningOf(fold.length); letters < fold.length; letters++) {
      this.#take(hashOf(kinds.fold, fold, letters), degrees.beginning);
    }
    this.#take(hashOf(kinds.beginning, fold), degrees.beginning);
    if (blur !== '') this.#take(hashOf(kinds.blur, blur), degrees.vowels);
    if (sound !== '') this.#take(hashOf(kinds.sound, sound), degrees.sound);
    for (const group of groups) this.#take(hashOf(kinds.group, String(group)), degrees.nickname);
    if (consonants === '') return;
    const [exact, variant] = consonantKinds(!word.vowelless);
    this.#take(hashOf(exact, consonants), degrees.consonants);
    const count = hashVariants(variant, consonants, consonantSlips(consonants));
    for (let index = 0; index < count; index++) {
      eachUnder(this.dictionary.keys, variants[index]!, (id) => {
        if (!word.vowelless || slips(consonants, this.#consonantsAt(id), 1) <= 1) this.#note(id, degrees.nearConsonants);
      });
    }
  }

  #take(hash: number, degree: number): void {
    eachUnder(this.dictionary.keys, hash, (id) => this.#note(id, degree));
  }

  /** Takes down the words that are so few slips away as are forgiven. */
  #takeSlips({ fold, outline }: Word): void {
    const { keys: { starts, ids, tags }, outlines } = this.dictionary;
    const [lookedAtIn, question] = [this.#lookedAtIn, this.#question];
    const shift = Math.clz32(starts.length - 1) + 1;
    const { length } = fold;
    for (let at = 0; at < length; at++) this.#asked[at] = fold.charCodeAt(at);
    const count = hashVariants(kinds.foldVariant, fold, slipsBetween(length, length));
    for (let index = 0; index < count; index++) {
      const hash = variants[index]!;
      const [bucket, tag] = [hash >>> shift, hash & 0xffff];
      for (let place = starts[bucket]!, end = starts[bucket + 1]!; place < end; place++) {
        if (tags[place] !== tag) continue;
        const id = ids[place]!;
        if (lookedAtIn[id] === question) continue;
        lookedAtIn[id] = question;
        const most = slipsBetween(length, lengthOf(outlines[id]!));
        if (mayBeWithin(outline, outlines[id]!, most)) this.#measure(id, length, most);
      }
    }
  }

  /** Takes down the words that may be a slip of the pen away: their letters as written are not kept, so this is taken for granted. */
  #takeTextSlips(text: string): void {
    const most = Math.min(1, slipsBetween(text.length, text.length));
    const count = hashVariants(kinds.textVariant, text, most);
    const degree = slipDegree(degrees.exchangeSlips, text.length + 1);
    for (let index = 0; index < count && most > 0; index++) this.#take(variants[index]!, degree);
  }

  #measure(id: number, length: number, most: number): void {
    const { folds, foldStarts } = this.dictionary;
    const [from, to] = [foldStarts[id]!, foldStarts[id + 1]!];
    if (Math.abs(length - to + from) > most) return;
    const count = slipsIn(this.#asked, 0, length, folds, from, to, most);
    if (count > 0 && count <= most) this.#note(id, slipDegree(count === 1 ? degrees.exchangeSlips : count, Math.max(length, to - from)));
  }

  #note(id: number, degree: number): void {
    const { words, degrees: likeness } = this.#found;
    if (this.#foundIn[id] !== this.#question) {
      this.#foundIn[id] = this.#question;
      this.#place[id] = words.length;
      words.push(id);
      likeness.push(degree);
    } else if (likeness[this.#place[id]!]! < degree) likeness[this.#place[id]!] = degree;
  }

  /** The consonants of a word of the dictionary that has vowels, taken from its fold when they are first compared. */
  #consonantsAt(id: number): string {
    const { folds, foldStarts } = this.dictionary;
    return this.#consonants[id] ??= consonantsOf(String.fromCharCode(...folds.subarray(foldStarts[id], foldStarts[id + 1])));
  }

  /** The words under a key: all that have it, and perhaps others. */
  under(kind: KeyKind, key: string): number[] {
    const found: number[] = [];
    eachUnder(this.dictionary.keys, hashOf(kind, key), (id) => { found.push(id); });
    return found;
  }
}
