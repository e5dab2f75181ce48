import { isSameCore } from '../core.ts';
import type { Name } from '../name.ts';
import { type NameScore, scoreNames, steepnessOf, wordScore } from '../score.ts';
import { type Floor, floorOf, rounding } from './floor.ts';
import { eachUnder } from './hashTable.ts';
import { type Lead, Leads } from './leads.ts';
import { Meetings } from './meetings.ts';
import { keysOfCore, type NameIndex } from './nameIndex.ts';

/** A name of the list that scored no less than the threshold. */
export interface Hit extends NameScore {
  /** Which of the names that were indexed it is. */
  name: number;
  listed: Name;
}

/** Before numbers of 32 bits run out: more places than one query can take. */
const lastPlace = 2 ** 30;

/** Searches an index. It keeps what it needs between two questions, so that nothing of the size of the list is made anew. */
export class NameSearch {
  readonly index: NameIndex;
  readonly #nameAt: (name: number) => Name;
  readonly #leads: Leads;
  /** For every word that is like a word of the query, its place among them, counted on from query to query. */
  readonly #places: Int32Array;
  /** Where the places of this query begin. */
  #firstPlace = 1;
  /** By place: the word's weight times how like it is, at best; and to which words of the query (one bit each). */
  readonly #gain: number[] = [];
  readonly #like: number[] = [];
  readonly #meetings: Meetings;

  /** `nameAt` gives the names that were indexed, by number; it is asked only for those that may reach a threshold. */
  constructor(index: NameIndex, nameAt: (name: number) => Name) {
    this.index = index;
    this.#nameAt = nameAt;
    this.#leads = new Leads(index);
    this.#places = new Int32Array(index.dictionary.weights.length);
    this.#meetings = new Meetings(index);
  }

  /**
   * Every name whose score is no less than the threshold (above 0), in no particular order: exactly those that scoring every
   * name of the list would give. Names are left out only where an upper bound of their score lies below the threshold.
   */
  search(query: Name, threshold: number): Hit[] {
    if (query.weight === 0) return [];
    const leads = this.#leads.of(query);
    const floor = floorOf(query, leads, threshold);
    if (!floor.isWithinReach) return [];
    this.#forget();
    leads.forEach((lead, at) => this.#remember(lead, 1 << at));
    const hits: Hit[] = [];
    this.#meetings.gather(query, leads, floor);
    this.#meetings.eachWithinReach(query, floor, (name, ofQuery) => {
      if (!this.#canReach(query, name, ofQuery, floor, threshold)) return;
      const given = this.index.given[name]!;
      const listed = this.#nameAt(given);
      const score = scoreNames(query, listed);
      if (score.score >= threshold) hits.push({ name: given, listed, ...score });
    });
    return hits;
  }

  /** Every name with the core of the query (see {@link isSameCore}), in the order in which they were indexed. */
  withCoreOf({ core }: Name): { name: number; listed: Name }[] {
    const met = new Set<number>();
    keysOfCore(core, (hash) => eachUnder(this.index.cores, hash, (name) => { met.add(name); }));
    return [...met].sort((left, right) => left - right).map((name) => ({ name, listed: this.#nameAt(name) }))
      .filter(({ listed }) => isSameCore(core, listed.core));
  }

  /** Makes all places those of an earlier query. */
  #forget(): void {
    this.#firstPlace += this.#gain.length;
    this.#gain.length = this.#like.length = 0;
    if (this.#firstPlace < lastPlace) return;
    this.#places.fill(0);
    this.#firstPlace = 1;
  }

  #remember({ words, degrees }: Lead, bit: number): void {
    const { weights } = this.index.dictionary;
    for (let index = 0; index < words.length; index++) {
      const word = words[index]!;
      const gain = weights[word]! * degrees[index]!;
      const place = this.#places[word]! - this.#firstPlace;
      if (place < 0) {
        this.#places[word] = this.#firstPlace + this.#gain.push(gain) - 1;
        this.#like.push(bit);
        continue;
      }
      if (gain > this.#gain[place]!) this.#gain[place] = gain;
      this.#like[place]! |= bit;
    }
  }

  /** Whether the score of a name may reach the threshold, by the words that are like each other on both sides. */
  #canReach(query: Name, name: number, met: number, floor: Floor, threshold: number): boolean {
    const { starts, wordsOf, nameWeights, persons } = this.index;
    let ofQuery = met;
    let [ofName, like] = [0, 0];
    for (let at = starts[name]!, end = starts[name + 1]!; at < end; at++) {
      const place = this.#places[wordsOf[at]!]! - this.#firstPlace;
      if (place < 0) continue;
      ofName += this.#gain[place]!;
      like |= this.#like[place]!;
    }
    const whole = this.#meetings.isWhole(name);
    const unlooked = this.#meetings.unlooked(name, floor);
    for (let rest = whole ? unlooked : unlooked & like; rest !== 0; rest &= rest - 1) {
      ofQuery += query.words[31 - Math.clz32(rest & -rest)]!.weight;
    }
    const one = Math.min(1, ofQuery / query.weight);
    const other = whole ? 1 : Math.min(1, ofName / nameWeights[name]!);
    const [better, worse] = one > other ? [one, other] : [other, one];
    const { leastShare, leastBetter } = floor.shares[persons[name]!]!;
    return better >= leastBetter && worse >= leastShare
      && wordScore(better, worse, steepnessOf(query.kind, persons[name] === 1 ? 'person' : 'unknown')) >= threshold - rounding;
  }
}
