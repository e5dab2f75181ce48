import { slipsBetween } from '../distance.ts';
import { leastBeginningOf, likenessOf, shortestNearConsonants } from '../likeness.ts';
import type { Word } from '../word.ts';
import { DeletionIndex } from './deletions.ts';

/** A word of the dictionary that is like the word asked about, and how much. */
export interface Similar {
  id: number;
  degree: number;
}

/** Finds, among the words of a dictionary, every one that is like a given word in any of the ways that count. */
export class WordIndex {
  readonly words: readonly Word[];
  readonly #texts: Grouped;
  readonly #folds: Grouped;
  /** The consonants of words with vowels, and of those without: only words of different kinds are compared by them. */
  readonly #consonants: readonly [Grouped, Grouped];
  /** The folds in the order of the alphabet, so that those with the same beginning stand together. */
  readonly #sortedFolds: readonly string[];
  readonly #foldSlips: DeletionIndex;
  readonly #consonantSlips: readonly [DeletionIndex, DeletionIndex];
  readonly #blurs: Grouped;
  readonly #sounds: Grouped;
  readonly #groups: Grouped;
  readonly #initials: Grouped;
  readonly #beginnings: Grouped;
  readonly #seen: Int32Array;
  #question = 0;

  constructor(words: readonly Word[]) {
    this.words = words;
    this.#texts = new Grouped(words, ({ text }) => [text]);
    this.#folds = new Grouped(words, ({ fold }) => [fold]);
    const byConsonants = (without: boolean): Grouped =>
      new Grouped(words, ({ consonants, vowelless }) => (consonants === '' || vowelless !== without ? [] : [consonants]));
    this.#consonants = [byConsonants(false), byConsonants(true)];
    this.#blurs = new Grouped(words, ({ blur }) => (blur === '' ? [] : [blur]));
    this.#sounds = new Grouped(words, ({ sound }) => (sound === '' ? [] : [sound]));
    this.#groups = new Grouped(words, ({ groups }) => groups.map(String));
    this.#initials = new Grouped(words, ({ initial, text }) => (initial ? [text] : []));
    this.#beginnings = new Grouped(words, ({ text }) => [text[0]!]);
    this.#sortedFolds = [...this.#folds.keys].sort();
    this.#foldSlips = new DeletionIndex(this.#folds.keys, slipsBetween);
    const [withVowels, without] = this.#consonants;
    this.#consonantSlips = [new DeletionIndex(withVowels.keys, consonantSlips), new DeletionIndex(without.keys, consonantSlips)];
    this.#seen = new Int32Array(words.length);
  }

  /** Every word of the dictionary that is like the one given, the most alike first. For an initial that is all that begin with it. */
  similar(word: Word): Similar[] {
    const question = ++this.#question;
    const found: Similar[] = [];
    const look = (ids: readonly number[]): void => {
      for (const id of ids) {
        if (this.#seen[id] === question) continue;
        this.#seen[id] = question;
        const likeness = likenessOf(word, this.words[id]!);
        if (likeness !== undefined) found.push({ id, degree: likeness.degree });
      }
    };
    look(this.#initials.of(word.text[0]!));
    if (word.initial) look(this.#beginnings.of(word.text));
    else this.#lookAround(word, look);
    return found.sort((left, right) => right.degree - left.degree);
  }

  #lookAround(word: Word, look: (ids: readonly number[]) => void): void {
    look(this.#folds.of(word.fold));
    this.#foldSlips.find(word.fold, (key) => look(this.#folds.at(key)));
    this.#lookAtBeginnings(word.fold, look);
    look(this.#blurs.of(word.blur));
    look(this.#sounds.of(word.sound));
    for (const group of word.groups) look(this.#groups.of(String(group)));
    const other = word.vowelless ? 0 : 1;
    const consonants = this.#consonants[other];
    look(consonants.of(word.consonants));
    this.#consonantSlips[other].find(word.consonants, (key) => look(consonants.at(key)));
  }

  /** The words that begin with this one, or with which it begins. */
  #lookAtBeginnings(fold: string, look: (ids: readonly number[]) => void): void {
    for (let letters = leastBeginningOf(fold.length); letters < fold.length; letters++) look(this.#folds.of(fold.slice(0, letters)));
    if (fold.length < leastBeginningOf(fold.length + 1)) return;
    let [from, to] = [0, this.#sortedFolds.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#sortedFolds[middle]! < fold) from = middle + 1;
      else to = middle;
    }
    for (; this.#sortedFolds[from]?.startsWith(fold) === true; from++) {
      const longer = this.#sortedFolds[from]!;
      if (fold.length >= leastBeginningOf(longer.length)) look(this.#folds.of(longer));
    }
  }

  /** The words with exactly this fold. */
  withFold(fold: string): readonly number[] {
    return this.#folds.of(fold);
  }

  /** The words with exactly this text. */
  withText(text: string): readonly number[] {
    return this.#texts.of(text);
  }
}

function consonantSlips(left: number, right: number): number {
  return Math.min(left, right) >= shortestNearConsonants ? 1 : 0;
}

/** The numbers of words under each of their keys. */
class Grouped {
  readonly keys: readonly string[];
  readonly #numbers = new Map<string, number>();
  readonly #members: number[][] = [];

  constructor(words: readonly Word[], keysOf: (word: Word) => readonly string[]) {
    words.forEach((word, id) => {
      for (const key of keysOf(word)) {
        const number = this.#numbers.get(key);
        if (number === undefined) {
          this.#numbers.set(key, this.#members.length);
          this.#members.push([id]);
        } else this.#members[number]!.push(id);
      }
    });
    this.keys = [...this.#numbers.keys()];
  }

  of(key: string): readonly number[] {
    const number = this.#numbers.get(key);
    return number === undefined ? [] : this.#members[number]!;
  }

  at(number: number): readonly number[] {
    return this.#members[number]!;
  }
}
