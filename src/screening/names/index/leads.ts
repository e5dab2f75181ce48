import { eachJoined, weightIn } from '../align.ts';
import { degrees } from '../likeness.ts';
import type { Name } from '../name.ts';
import { type Word, wordKey } from '../word.ts';
import { hashOf, keyKinds } from './hashing.ts';
import { eachUnder } from './hashTable.ts';
import type { NameIndex } from './nameIndex.ts';
import { type Similar, WordIndex } from './wordIndex.ts';

/** Where a word of a query leads: to words of the dictionary, and to names in which several words together are like it. */
export interface Lead {
  /** The likest first. */
  words: readonly number[];
  /** How like it is to each of the words, at most. */
  degrees: readonly number[];
  /** Names in which several words, written together or by their first letters, are like it. */
  wholes: readonly number[];
  /** The likest of all that it leads to. */
  best: number;
  /** The most that a word it leads to weighs, for each unit of weight in the query. */
  ratio: number;
  /** The most that a word it leads to is worth in a name. */
  gain: number;
  /** How many names have to be looked at to follow it. */
  cost: number;
}

/** Likenesses that differ by less are in any order. */
const finest = 1e-6;
/** How much is remembered: for each word as many words as are like it, and a few for itself. */
const [rememberedLimit, wordItself] = [1 << 19, 8];

/** Finds where the words of a query lead. Words asked about before are remembered, because books of names repeat them. */
export class Leads {
  readonly #index: NameIndex;
  readonly #words: WordIndex;
  readonly #remembered = new Map<string, Lead>();
  #rememberedSize = 0;

  constructor(index: NameIndex) {
    this.#index = index;
    this.#words = new WordIndex(index.dictionary);
  }

  /** Where each word of a query leads, alone and together with its neighbours. */
  of(query: Name): Lead[] {
    const leads = query.words.map((word) => this.#ofWord(word));
    this.#addJoined(query, leads);
    return leads;
  }

  #ofWord(word: Word): Lead {
    const key = wordKey(word.text, word.vowelless);
    let lead = this.#remembered.get(key);
    if (lead === undefined) {
      lead = this.#newLead(word);
      this.#rememberedSize += lead.words.length + wordItself;
      if (this.#rememberedSize > rememberedLimit) {
        this.#remembered.clear();
        this.#rememberedSize = 0;
      }
      this.#remembered.set(key, lead);
    }
    return lead;
  }

  #newLead(word: Word): Lead {
    const wholes: number[] = [];
    for (const hash of [hashOf(keyKinds.joined, word.fold), hashOf(keyKinds.acronym, word.text)]) {
      eachUnder(this.#index.wholes, hash, (name) => { wholes.push(name); });
    }
    return leadOf(this.#words.similar(word), wholes, word.weight, this.#index);
  }

  /** Adds the words of the dictionary that several words of the query, written together or by their first letters, are. */
  #addJoined(query: Name, leads: Lead[]): void {
    const { heads, dictionary: { weights } } = this.#index;
    const add = (at: number, count: number, word: number, degree: number): void => {
      for (let each = at; each < at + count; each++) {
        const lead = leads[each]!;
        const place = lead.degrees.findIndex((other) => other < degree);
        const from = place < 0 ? lead.words.length : place;
        leads[each] = {
          ...lead, best: Math.max(lead.best, degree),
          words: lead.words.toSpliced(from, 0, word), degrees: lead.degrees.toSpliced(from, 0, degree),
          ratio: Math.max(lead.ratio, weights[word]! / weightIn(query.words, at, count)),
          gain: Math.max(lead.gain, weights[word]! * degree), cost: lead.cost + heads[word + 1]! - heads[word]!,
        };
      }
    };
    eachJoined(query.words, (at, count, fold) => {
      for (const word of this.#words.under(keyKinds.fold, fold)) add(at, count, word, degrees.joined);
    });
    if (query.acronym === '') return;
    for (const word of this.#words.under(keyKinds.text, query.acronym)) add(0, query.words.length, word, degrees.acronym);
  }
}

function leadOf({ words, degrees: likeness }: Similar, wholes: readonly number[], weight: number, index: NameIndex): Lead {
  const { heads, dictionary: { weights } } = index;
  const lead: Lead & { words: number[]; degrees: number[] } = { words: [], degrees: [], wholes, best: 0, ratio: 0, gain: 0, cost: 0 };
  let heaviest = 0;
  for (const at of likestFirst(likeness)) {
    const [word, degree] = [words[at]!, likeness[at]!];
    lead.words.push(word);
    lead.degrees.push(degree);
    lead.cost += heads[word + 1]! - heads[word]!;
    if (weights[word]! > heaviest) heaviest = weights[word]!;
    if (weights[word]! * degree > lead.gain) lead.gain = weights[word]! * degree;
  }
  lead.ratio = heaviest / weight;
  lead.best = wholes.length > 0 ? 1 : lead.degrees[0] ?? 0;
  return lead;
}

/** The places of likenesses, the largest first: sorted as numbers that hold both, which is many times faster than by comparing. */
function likestFirst(likeness: readonly number[]): Float64Array {
  const { length } = likeness;
  const keys = new Float64Array(length);
  for (let at = 0; at < length; at++) keys[at] = Math.round((1 - likeness[at]!) / finest) * length + at;
  keys.sort();
  for (let place = 0; place < length; place++) keys[place]! %= length;
  return keys;
}
