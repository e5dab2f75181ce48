import { eachJoined } from '../align.ts';
import { degrees } from '../likeness.ts';
import type { Name } from '../name.ts';
import type { Word } from '../word.ts';
import type { NameIndex } from './nameIndex.ts';

/** Where a word of a query leads: to words of the dictionary, and to names in which several words together are like it. */
export interface Lead {
  words: readonly number[];
  /** How like it is to each of the words. */
  degrees: readonly number[];
  wholes: readonly Whole[];
  /** How many names have to be looked at to follow it. */
  cost: number;
}

/** Names in which several words, written together or by their first letters, are a word of the query. */
export interface Whole {
  degree: number;
  names: readonly number[];
}

/** How much is remembered: for each word as many words as are like it, and a few for itself. */
const [rememberedLimit, wordItself] = [1 << 20, 4];

/** Finds where the words of a query lead. Words asked about before are remembered, because books of names repeat them. */
export class Leads {
  readonly #index: NameIndex;
  readonly #remembered = new Map<string, Lead>();
  #rememberedSize = 0;

  constructor(index: NameIndex) {
    this.#index = index;
  }

  /** Where each word of a query leads, alone and together with its neighbours. */
  of(query: Name): Lead[] {
    const leads = query.words.map((word) => this.#ofWord(word));
    this.#addJoined(query, leads);
    return leads;
  }

  #ofWord(word: Word): Lead {
    const key = word.vowelless ? `${word.text} ` : word.text;
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
    const { joined, acronyms, heads } = this.#index;
    const similar = this.#index.words.similar(word);
    const wholes: Whole[] = [];
    const [together, named] = [joined.get(word.fold), acronyms.get(word.text)];
    if (together !== undefined) wholes.push({ degree: degrees.joined, names: together });
    if (named !== undefined) wholes.push({ degree: degrees.acronym, names: named });
    const cost = similar.reduce((sum, { id }) => sum + heads[id + 1]! - heads[id]!, 0)
      + wholes.reduce((sum, { names }) => sum + names.length, 0);
    return { words: similar.map(({ id }) => id), degrees: similar.map(({ degree }) => degree), wholes, cost };
  }

  /** Adds the words of the dictionary that several words of the query, written together or by their first letters, are. */
  #addJoined(query: Name, leads: Lead[]): void {
    const { words: dictionary, heads } = this.#index;
    const add = (at: number, count: number, word: number, degree: number): void => {
      for (let each = at; each < at + count; each++) {
        const lead = leads[each]!;
        leads[each] = {
          ...lead, words: [...lead.words, word], degrees: [...lead.degrees, degree], cost: lead.cost + heads[word + 1]! - heads[word]!,
        };
      }
    };
    eachJoined(query.words, (at, count, fold) => {
      for (const word of dictionary.withFold(fold)) add(at, count, word, degrees.joined);
    });
    if (query.acronym === '') return;
    for (const word of dictionary.withText(query.acronym)) add(0, query.words.length, word, degrees.acronym);
  }
}
