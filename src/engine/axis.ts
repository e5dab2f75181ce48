import type { Corpus } from '../corpus/corpus.ts';
import type { Slot } from './layout.ts';
import { nextUp } from './number.ts';
import type { Use } from './uses.ts';

/** The value has to be read by the engine itself: an interval, a text not met before, or something unusable. */
export const unread = -1;

/** The cells of a fact that nobody mentions, and of one stated as unknown; those of its values come after. */
const [omitted, unknown, firstValue] = [0, 1, 2];

/** Country codes are two letters: their cells stand in a table, at the place that the letters make. */
const places = 1 << 14;

/** A number is looked up in a grid of this many squares; only where a cell begins inside its square is it compared. */
const squares = 1024;
const mixed = -1;

/** One fact of a question, cut into cells whose values the law treats alike. One class, so that reading stays fast. */
export class Axis {
  readonly name: string;
  readonly slot: Slot;
  /** Where the cells of a number begin; undefined where numbers have cells only as single values. */
  private readonly firsts: Float64Array | undefined;
  private readonly grid = new Int8Array(squares).fill(mixed);
  private readonly origin: number;
  private readonly perUnit: number;
  private readonly tests: Use['tests'] | undefined;
  private readonly treatedAs: Readonly<Record<string, string>>;
  private readonly cells = new Map<unknown, number>([[undefined, omitted], [null, unknown]]);
  private readonly pairs: Int32Array | undefined;
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
    const [least = 0, most = 0] = [this.firsts?.[0], this.firsts?.at(-1)];
    this.origin = least;
    this.perUnit = most > least ? (squares - 1) / (most - least) : 0;
    if (this.perUnit > 0) this.fillGrid();
    this.tests = (type === 'text' || type === 'country') && !isExact ? use?.tests ?? [] : undefined;
    this.pairs = type === 'country' ? new Int32Array(places).fill(unread) : undefined;
    this.treatedAs = type === 'country' ? corpus.treatedAs : {};
  }

  /** The cell of a value, or `unread`. */
  cell(value: unknown): number {
    const { firsts } = this;
    if (typeof value !== 'number' || firsts === undefined) {
      return this.pairs !== undefined && typeof value === 'string' && value.length === 2
        ? this.pairs[placeOf(value)] ?? unread : this.cells.get(value) ?? unread;
    }
    // Neither endless nor no number: the engine says what is wrong with those.
    if (value - value !== 0) return unread;
    const at = (value - this.origin) * this.perUnit;
    if (at >= 0 && at < squares) {
      const cell = this.grid[at | 0]!;
      if (cell !== mixed) return cell;
    }
    return this.compared(value, firsts);
  }

  private compared(value: number, firsts: Float64Array): number {
    let cell = firstValue;
    for (let index = 0; index < firsts.length && value >= firsts[index]!; index++) cell++;
    return cell;
  }

  /** Squares in which no cell begins lie in one cell. The edges are given a margin for what division loses. */
  private fillGrid(): void {
    const firsts = this.firsts!;
    for (let square = 1; square < squares; square++) {
      const [from, to] = [square - 0.001, square + 1.001].map((place) => this.compared(this.origin + place / this.perUnit, firsts));
      if (from === to && from! < 128) this.grid[square] = from!;
    }
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
    if (this.pairs !== undefined && typeof value === 'string' && value.length === 2) this.pairs[placeOf(value)] = cell;
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

/** Beyond the table where the letters are none of the first 128 signs. */
function placeOf(pair: string): number {
  const [first, second] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  return second < 128 ? first * 128 + second : places;
}
