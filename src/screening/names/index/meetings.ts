import type { Name } from '../name.ts';
import type { Floor } from './floor.ts';
import type { Lead } from './leads.ts';
import { type NameIndex, stepOf } from './nameIndex.ts';

/** What is kept of a name lies side by side, so that the memory is asked once: so many numbers of four bytes. */
const kept = 4;
const [stamp, found, gain, weight] = [0, 1, 2, 3];
/** A question is a number, and its words, of which there are fewer than this, are the numbers after it. */
const wordsInQuestion = 32;
const lastQuestion = 2 ** 31 / wordsInQuestion - 1;
/** Numbers of four bytes are this far from what they stand for, at most. */
const roughness = 1e-4;

/**
 * Goes through the names that have something in common with a query, and adds up how much at most. Of every name it keeps: the
 * question and the word of it in which the name was met last; what the words of the query found in it are worth; what the words
 * of the name are worth that led to it; and what the name weighs, below 0 for persons.
 */
export class Meetings {
  readonly #index: NameIndex;
  readonly #stamps: Int32Array;
  readonly #sums: Float32Array;
  /** The question in which several words of the name together, or of the query, were met. */
  readonly #wholeIn: Int32Array;
  #anyWhole = false;
  /** One bit for each name: whether a word that is not sought may be found in it. */
  readonly #unsought: Int32Array;
  readonly #met: Int32Array;
  #question = 0;
  #metCount = 0;
  /** Names below this number weigh no more than the limit. */
  #light = 0;

  constructor(index: NameIndex) {
    this.#index = index;
    const { nameWeights, persons } = index;
    const names = nameWeights.length;
    this.#stamps = new Int32Array(names * kept);
    this.#sums = new Float32Array(this.#stamps.buffer);
    for (let name = 0; name < names; name++) this.#sums[name * kept + weight] = nameWeights[name]! * (persons[name] === 1 ? -1 : 1);
    this.#wholeIn = new Int32Array(names);
    this.#met = new Int32Array(names);
    this.#unsought = new Int32Array(Math.ceil(names / 32));
  }

  /** Meets every name that contains something like a word of the query, as far as the words are sought. */
  gather(query: Name, leads: readonly Lead[], { unsought, limited, limit }: Floor): void {
    this.#nextQuestion();
    this.#light = this.#lightNames(limit);
    this.#anyWhole = false;
    this.#unsought.fill(0);
    for (let at = 0; at < leads.length; at++) {
      const { words, degrees, wholes } = leads[at]!;
      const own = query.words[at]!.weight;
      for (const name of wholes) {
        this.#anyWhole = true;
        this.#wholeIn[name] = this.#question;
      }
      this.#meet(wholes, 0, wholes.length, at, own, 0, Infinity);
      if ((unsought & (1 << at)) !== 0) this.#mark(words);
      else this.#follow(words, degrees, at, own, (limited & (1 << at)) === 0 ? Infinity : this.#light);
    }
  }

  /** Meets the names below a number in which there are words of the dictionary. */
  #follow(words: readonly number[], degrees: readonly number[], at: number, own: number, below: number): void {
    const { heads, namesWith, dictionary: { weights } } = this.#index;
    for (let index = 0; index < words.length; index++) {
      const [word, degree] = [words[index]!, degrees[index]!];
      this.#meet(namesWith, heads[word]!, heads[word + 1]!, at, own * degree, weights[word]! * degree, below);
    }
  }

  /** Marks the names in which there are words of the dictionary that are not sought: that costs far less than meeting them. */
  #mark(words: readonly number[]): void {
    const { heads, namesWith } = this.#index;
    for (const word of words) {
      for (let place = heads[word]!, end = heads[word + 1]!; place < end; place++) {
        const name = namesWith[place]!;
        this.#unsought[name >>> 5]! |= 1 << name;
      }
    }
  }

  /** How many names stand on no higher step than the limit; they have the first numbers. */
  #lightNames(limit: number): number {
    const [{ nameWeights }, step] = [this.#index, stepOf(limit)];
    let [from, to] = [0, nameWeights.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (stepOf(nameWeights[middle]!) <= step) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** What words of the query that were not looked for in a name may be worth in it. */
  unlooked(name: number, { unsought, limited }: Floor): number {
    return name < this.#light ? unsought : unsought | limited;
  }

  #nextQuestion(): void {
    if (++this.#question === lastQuestion) {
      for (let name = 0; name < this.#met.length; name++) this.#stamps[name * kept + stamp] = 0;
      this.#wholeIn.fill(0);
      this.#question = 1;
    }
    this.#metCount = 0;
  }

  /**
   * Counts a word of the query, the one at `at`, as found in names below a number, which are in rising order. What it is worth
   * must not rise from call to call. A name that has the word twice stands there twice.
   */
  #meet(names: ArrayLike<number>, from: number, to: number, at: number, worth: number, led: number, below: number): void {
    const [stamps, sums] = [this.#stamps, this.#sums];
    const begun = this.#question * wordsInQuestion;
    const now = begun + at;
    for (let place = from; place < to; place++) {
      const name = names[place]!;
      if (name >= below) return;
      const own = name * kept;
      const before = stamps[own + stamp]!;
      if (before === now) {
        sums[own + gain]! += led;
        continue;
      }
      stamps[own + stamp] = now;
      if (before < begun) {
        sums[own + found] = worth;
        sums[own + gain] = led;
        this.#met[this.#metCount++] = name;
      } else {
        sums[own + found]! += worth;
        sums[own + gain]! += led;
      }
    }
  }

  /** Visits every name met whose shares may suffice, with what the words of the query found in it are worth at most. */
  eachWithinReach(query: Name, floor: Floor, visit: (name: number, ofQuery: number) => void): void {
    const { unsoughtWeight, unsoughtGain, limitedWeight, limitedGain, shares } = floor;
    const [sums, whole] = [this.#sums, query.weight];
    for (let index = 0; index < this.#metCount; index++) {
      const name = this.#met[index]!;
      const all = sums[name * kept + weight]!;
      const isLight = name < this.#light;
      const { leastShare, leastBetter } = shares[all < 0 ? 1 : 0];
      const isMarked = (this.#unsought[name >>> 5]! & 1 << name) !== 0 || this.isWhole(name);
      const ofQuery = sums[name * kept + found]! + roughness;
      const most = ofQuery + (isMarked ? unsoughtWeight : 0) + (isLight ? 0 : limitedWeight);
      if (most < leastShare * whole) continue;
      if (!this.isWhole(name)) {
        const ofName = sums[name * kept + gain]! + roughness + (isMarked ? unsoughtGain : 0) + (isLight ? 0 : limitedGain);
        const isEnough = most >= leastBetter * whole || isLight && ofName >= leastBetter * Math.abs(all);
        if (!isEnough || ofName < leastShare * Math.abs(all)) continue;
      }
      visit(name, ofQuery);
    }
  }

  /** Whether several words together, of the name or the query, are a word of the other. */
  isWhole(name: number): boolean {
    return this.#anyWhole && this.#wholeIn[name] === this.#question;
  }
}
