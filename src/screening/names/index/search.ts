import type { Name } from '../name.ts';
import { type NameScore, scoreNames, steepnessesOf, wordScore } from '../score.ts';
import { type Floor, floorOf } from './floor.ts';
import { type Lead, Leads } from './leads.ts';
import type { NameIndex } from './nameIndex.ts';

/** A name of the list that scored no less than the threshold. */
export interface Hit extends NameScore {
  /** The number of the name in the index. */
  name: number;
}

/** Searches an index. It keeps what it needs between two questions, so that nothing of the size of the list is made anew. */
export class NameSearch {
  readonly index: NameIndex;
  readonly #leads: Leads;
  /** For every word: its weight times how like it is, at best, to a word of the query; and to which of them (one bit each). */
  readonly #gain: Float64Array;
  readonly #like: Int32Array;
  /** For every name: in which question it was met, what the words found in it are worth at most, the last of them, and its worth. */
  readonly #met: Int32Array;
  readonly #found: Float64Array;
  readonly #lastWord: Uint8Array;
  readonly #last: Float64Array;
  /** The question in which several words of the name together, or of the query, were met. */
  readonly #whole: Int32Array;
  #question = 0;
  /** The names to be looked at more closely, and in which question each was. */
  readonly #candidates: Int32Array;
  readonly #collectedIn: Int32Array;
  #collected = 0;

  constructor(index: NameIndex) {
    this.index = index;
    this.#leads = new Leads(index);
    const [words, names] = [index.words.words.length, index.names.length];
    this.#gain = new Float64Array(words);
    this.#like = new Int32Array(words);
    this.#met = new Int32Array(names);
    this.#found = new Float64Array(names);
    this.#lastWord = new Uint8Array(names);
    this.#last = new Float64Array(names);
    this.#collectedIn = new Int32Array(names);
    this.#whole = new Int32Array(names);
    this.#candidates = new Int32Array(names);
  }

  /**
   * Every name whose score is no less than the threshold (above 0), in no particular order: exactly those that scoring every
   * name of the list would give. Names are left out only where an upper bound of their score lies below the threshold.
   */
  search(query: Name, threshold: number): Hit[] {
    if (query.weight === 0) return [];
    this.#question++;
    const leads = this.#leads.of(query);
    if (leads.every(({ cost }) => cost === 0)) return [];
    leads.forEach((lead, at) => this.#remember(lead, 1 << at));
    const floor = floorOf(query, leads, threshold);
    const count = this.#gather(query, leads, floor);
    const hits: Hit[] = [];
    for (let place = 0; place < count; place++) {
      const name = this.#candidates[place]!;
      if (!this.#canReach(query, name, floor, threshold)) continue;
      const score = scoreNames(query, this.index.names[name]!);
      if (score.score >= threshold) hits.push({ name, ...score });
    }
    for (const { words } of leads) for (const word of words) this.#gain[word] = this.#like[word] = 0;
    return hits;
  }

  #remember({ words, degrees }: Lead, bit: number): void {
    for (let index = 0; index < words.length; index++) {
      const word = words[index]!;
      const gain = this.index.weights[word]! * degrees[index]!;
      if (gain > this.#gain[word]!) this.#gain[word] = gain;
      this.#like[word]! |= bit;
    }
  }

  /**
   * Collects the names that contain something like a word of the query, except for the words that are not sought. Gives their
   * number. A name so long that one word of it is too little is collected when a second word is found in it.
   */
  #gather(query: Name, leads: readonly Lead[], floor: Floor): number {
    const { heads, namesWith, weights } = this.index;
    const elsewhere = weightElsewhere(leads, weights, floor.unsought);
    this.#collected = 0;
    leads.forEach(({ words, degrees, wholes }, at) => {
      const sought = (floor.unsought & (1 << at)) === 0;
      const weight = query.words[at]!.weight;
      for (const { degree, names } of wholes) {
        for (const name of names) this.#whole[name] = this.#question;
        if (sought) this.#meet(names, 0, names.length, at, weight * degree, Infinity);
      }
      if (!sought) return;
      for (let index = 0; index < words.length; index++) {
        const [word, degree] = [words[index]!, degrees[index]!];
        const enough = weight * degree + floor.unsoughtWeight >= floor.leastShare * query.weight;
        const longest = enough ? (weights[word]! * degree + elsewhere) / floor.leastShare : 0;
        this.#meet(namesWith, heads[word]!, heads[word + 1]!, at, weight * degree, longest);
      }
    });
    return this.#collected;
  }

  /** Counts a word of the query as found in names; alone it suffices for those that weigh no more than `longest`. */
  #meet(names: ArrayLike<number>, from: number, to: number, at: number, worth: number, longest: number): void {
    const [met, found, last, question, { nameWeights }] = [this.#met, this.#found, this.#last, this.#question, this.index];
    for (let place = from; place < to; place++) {
      const name = names[place]!;
      let collect = nameWeights[name]! <= longest;
      if (met[name] !== question) {
        met[name] = question;
        found[name] = worth;
        this.#lastWord[name] = at;
        last[name] = worth;
      } else if (this.#lastWord[name] !== at) {
        found[name]! += worth;
        this.#lastWord[name] = at;
        last[name] = worth;
        collect = true;
      } else if (last[name]! < worth) {
        found[name]! += worth - last[name]!;
        last[name] = worth;
      }
      if (!collect || this.#collectedIn[name] === question) continue;
      this.#collectedIn[name] = question;
      this.#candidates[this.#collected++] = name;
    }
  }

  /** Whether the score of a name may reach the threshold, by the words that are like each other on both sides. */
  #canReach(query: Name, name: number, { unsought, unsoughtWeight, leastShare, leastBetter }: Floor, threshold: number): boolean {
    const { starts, wordsOf, nameWeights } = this.index;
    const gain = this.#gain;
    let ofQuery = this.#found[name]!;
    if (ofQuery + unsoughtWeight < leastShare * query.weight) return false;
    let [ofName, like] = [0, 0];
    for (let place = starts[name]!, end = starts[name + 1]!; place < end; place++) {
      const word = wordsOf[place]!;
      if (gain[word] === 0) continue;
      ofName += gain[word]!;
      like |= this.#like[word]!;
    }
    const whole = this.#whole[name] === this.#question;
    for (let rest = whole ? unsought : unsought & like; rest !== 0; rest &= rest - 1) {
      ofQuery += query.words[31 - Math.clz32(rest & -rest)]!.weight;
    }
    const one = Math.min(1, ofQuery / query.weight);
    const other = whole ? 1 : Math.min(1, ofName / nameWeights[name]!);
    const [better, worse] = one > other ? [one, other] : [other, one];
    return better >= leastBetter && worse >= leastShare
      && wordScore(better, worse, steepnessesOf(query, this.index.names[name]!)) >= threshold - 1e-9;
  }
}

/** The most that words which are not sought can add to what is found of a name: unlimited where several words together are one. */
function weightElsewhere(leads: readonly Lead[], weights: Float64Array, unsought: number): number {
  let sum = 0;
  leads.forEach(({ words, degrees, wholes }, at) => {
    if ((unsought & (1 << at)) === 0) return;
    if (wholes.length > 0) sum = Infinity;
    sum += words.reduce((most, word, index) => Math.max(most, weights[word]! * degrees[index]!), 0);
  });
  return sum;
}
