import type { Corpus } from '../corpus/corpus.ts';
import type { Slot } from './layout.ts';
import { nextUp } from './number.ts';
import type { Use } from './uses.ts';

/** The value has to be read by the engine itself: an interval, a text not met before, or something unusable. */
export const unread = -1;

/** The cells of a fact that nobody mentions, and of one stated as unknown; those of its values come after. */
const [omitted, unknown, firstValue] = [0, 1, 2];

/** One fact of a question, cut into cells whose values the law treats alike. One class, so that reading stays fast. */
export class Axis {
  readonly name: string;
  readonly slot: Slot;
  /** Where the cells of a number begin; undefined where numbers have cells only as single values. */
  private readonly firsts: Float64Array | undefined;
  private readonly tests: Use['tests'] | undefined;
  private readonly treatedAs: Readonly<Record<string, string>>;
  private readonly cells = new Map<unknown, number>([[undefined, omitted], [null, unknown]]);
  private readonly classes = new Map<unknown, number>();

  /** `name` is what the caller calls the fact; `use` what the law does with it. */
  constructor(name: string, slot: Slot, use: Use | undefined, corpus: Corpus) {
    this.name = name;
    this.slot = slot;
    const { type, valueAliases, minimum = -Infinity, maximum = Infinity } = slot.definition;
    const isExact = use?.exact === true || Object.keys(valueAliases).length > 0;
    // What the vocabulary refuses lies in cells of its own.
    const firsts = [...new Set([...use?.firsts ?? [], minimum, nextUp(maximum)])].filter((first) => Math.abs(first) < Infinity);
    this.firsts = type === 'number' && !isExact ? Float64Array.from(firsts).sort() : undefined;
    this.tests = (type === 'text' || type === 'country') && !isExact ? use?.tests ?? [] : undefined;
    this.treatedAs = type === 'country' ? corpus.treatedAs : {};
  }

  /** The cell of a value, or `unread`. */
  cell(value: unknown): number {
    const { firsts } = this;
    if (typeof value !== 'number' || firsts === undefined) return this.cells.get(value) ?? unread;
    // Neither endless nor no number: the engine says what is wrong with those.
    if (value - value !== 0) return unread;
    let cell = firstValue;
    for (let index = 0; index < firsts.length && value >= firsts[index]!; index++) cell++;
    return cell;
  }

  /** The cell of a value that the engine has taken as it stands; what was not met before finds its cell now. */
  learn(value: unknown): number {
    const before = this.cell(value);
    if (before !== unread || typeof value === 'object') return before;
    const likeness = this.tests === undefined || typeof value !== 'string' ? value
      : this.tests.map((test) => (test(value) ? '1' : '0')).join('') + (this.treatedAs[value] ?? '');
    const cell = this.classes.get(likeness) ?? firstValue + this.classes.size;
    this.classes.set(likeness, cell);
    this.cells.set(value, cell);
    return cell;
  }

  /** How many cells a column of numbers can fall into; undefined where its values have to be told apart one by one. */
  get width(): number | undefined {
    return this.firsts === undefined ? undefined : firstValue + this.firsts.length + 1;
  }

  /** Adds the cell of each number, times `stride`, to the key of its row. What cannot be read falls where nothing is said. */
  addCells(numbers: Float64Array, stride: number, keys: Int32Array): void {
    const firsts = this.firsts ?? new Float64Array();
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers[row]!;
      let cell = value - value === 0 ? firstValue : Number.isNaN(value) ? unknown : omitted;
      for (let index = 0; index < firsts.length; index++) if (value >= firsts[index]! && cell >= firstValue) cell++;
      keys[row]! += cell * stride;
    }
  }
}
