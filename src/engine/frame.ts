import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { Layout } from './layout.ts';
import type { Readers } from './readers.ts';
import type { TextSet } from './textSet.ts';

/** The truth of a clause: 0 false, 1 true, 2 unknown. */
export type Truth = 0 | 1 | 2;
export const False: Truth = 0;
export const True: Truth = 1;
export const Unknown: Truth = 2;

let generations = 0;

/** No two frames share a generation, so that what a program remembers is never taken for another frame's. */
function nextGeneration(): number {
  generations = generations === 2 ** 31 - 1 ? 1 : generations + 1;
  return generations;
}

/** How a value got into its slot. */
export const Stated = { no: 0, given: 1, unknown: 2, assumed: 3, absent: 4, supposed: 5 } as const;

/**
 * The facts of one question while it is evaluated. Every fact is a closed interval of doubles: a known one has
 * `low === high`, an unknown one runs over all that the vocabulary allows.
 */
export class Frame {
  readonly layout: Layout;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly stated: Uint8Array;
  /** What an unknown text may still be, while a supposition leaves it only some. */
  readonly texts: (TextSet | undefined)[];
  readonly present: Uint8Array;
  /** Places of elements that others stand in for. */
  readonly hidden = new Set<number>();
  /** The codes of the texts that the question itself names. */
  readonly textsSpoken = new Set<number>();
  /** What was loaded last: whoever loaded something else before has to load it again. */
  holds: object | undefined;
  /** Any new statement starts a new generation: what was found in an earlier one is found anew. */
  generation = nextGeneration();
  /** The upper bound of the number last evaluated; its lower bound is the return value. */
  upper = 0;
  /** What the unknown text last evaluated may still be; undefined where it may be any. */
  among: TextSet | undefined = undefined;

  constructor(layout: Layout) {
    const size = layout.slots.length;
    this.layout = layout;
    this.low = layout.initialLow.slice();
    this.high = layout.initialHigh.slice();
    this.stated = new Uint8Array(size);
    this.texts = new Array<TextSet | undefined>(size).fill(undefined);
    this.present = new Uint8Array(layout.prefixes.size);
  }

  /** Empties the frame for the next question. */
  clear(): void {
    this.low.set(this.layout.initialLow);
    this.high.set(this.layout.initialHigh);
    this.stated.fill(0);
    this.texts.fill(undefined);
    this.present.fill(0);
    this.hidden.clear();
    this.textsSpoken.clear();
    this.generation = nextGeneration();
  }

  state(slot: number, low: number, high: number, how: number = Stated.given, among?: TextSet): void {
    this.low[slot] = low;
    this.high[slot] = high;
    this.stated[slot] = how;
    this.texts[slot] = among;
    this.generation = nextGeneration();
  }

  /** States a slot for a while; what reads it, where that is known, is all that is computed anew. */
  suppose(slot: number, low: number, high: number, how: number, among?: TextSet, readers?: Readers): void {
    const before = this.generation;
    this.state(slot, low, high, how, among);
    if (readers === undefined) return;
    this.generation = before;
    readers.forget(slot, this);
  }

  /** Takes back what a definition concluded of a slot. */
  reopen(slot: number): void {
    this.low[slot] = this.layout.initialLow[slot]!;
    this.high[slot] = this.layout.initialHigh[slot]!;
    this.texts[slot] = undefined;
  }

  /** The code of a text that the question names: another text may be compared with it. */
  spoken(text: string): number {
    const code = this.layout.code(text);
    this.textsSpoken.add(code);
    return code;
  }

  /** Every text an unknown fact might be, as far as the law and the question tell texts apart. */
  textsFor(definition: FactDefinition): readonly number[] {
    const codes = this.layout.textsFor(definition);
    return this.layout.isOpen(definition) ? [...new Set([...codes, ...this.textsSpoken])] : codes;
  }

  isKnown(slot: number): boolean {
    return this.low[slot] === this.high[slot];
  }
}
