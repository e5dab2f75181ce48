import type { Corpus } from '../corpus/corpus.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { Slot } from './layout.ts';
import { nextUp } from './number.ts';
import type { Use } from './uses.ts';

/** The cells of a fact that nobody mentions, and of one stated as unknown; values come after. */
const [omitted, unknown, firstValue] = [0, 1, 2];

/** The value has to be read by the engine itself: an interval, a text not met before, or something unusable. */
export const unread = -1;

/** One fact of a question, cut into cells whose values the law treats alike. */
export interface Axis {
  name: string;
  slot: Slot;
  /** The cell of a value, or `unread`. */
  cell(value: unknown): number;
  /** Learns a text or value that the engine has accepted as it stands; returns its cell. */
  learn(value: unknown): number;
}

/** The axis of a fact under the law's use of it. */
export function axisOf(name: string, slot: Slot, use: Use | undefined, corpus: Corpus): Axis {
  const { definition } = slot;
  const isExact = use?.exact === true || definition.type === 'date' || Object.keys(definition.valueAliases).length > 0;
  if (isExact) return new ExactAxis(name, slot);
  if (definition.type === 'boolean') return new FlagAxis(name, slot);
  if (definition.type === 'number') return new NumberAxis(name, slot, firstsOf(use, definition));
  return new TextAxis(name, slot, use?.tests ?? [], definition.type === 'country' ? corpus.treatedAs : {});
}

/** What the vocabulary refuses lies in cells of its own. */
function firstsOf(use: Use | undefined, { minimum = -Infinity, maximum = Infinity }: FactDefinition): Float64Array {
  return Float64Array.from(new Set([...use?.firsts ?? [], minimum, nextUp(maximum)]))
    .filter((first) => first > -Infinity && first < Infinity).sort();
}

class FlagAxis implements Axis {
  readonly name: string;
  readonly slot: Slot;

  constructor(name: string, slot: Slot) {
    this.name = name;
    this.slot = slot;
  }

  cell(value: unknown): number {
    return value === true ? firstValue + 1 : value === false ? firstValue : value === undefined ? omitted
      : value === null ? unknown : unread;
  }

  learn(value: unknown): number {
    return this.cell(value);
  }
}

class NumberAxis implements Axis {
  readonly name: string;
  readonly slot: Slot;
  private readonly firsts: Float64Array;

  constructor(name: string, slot: Slot, firsts: Float64Array) {
    this.name = name;
    this.slot = slot;
    this.firsts = firsts;
  }

  cell(value: unknown): number {
    if (typeof value !== 'number') return value === undefined ? omitted : value === null ? unknown : unread;
    const { firsts } = this;
    // Neither endless nor no number: the engine says what is wrong with those.
    if (!(value - value === 0)) return unread;
    let cell = firstValue;
    for (let index = 0; index < firsts.length && value >= firsts[index]!; index++) cell++;
    return cell;
  }

  learn(value: unknown): number {
    return this.cell(value);
  }
}

class TextAxis implements Axis {
  readonly name: string;
  readonly slot: Slot;
  private readonly tests: Use['tests'];
  private readonly treatedAs: Readonly<Record<string, string>>;
  private readonly cells = new Map<unknown, number>([[undefined, omitted], [null, unknown]]);
  private readonly classes = new Map<string, number>();

  constructor(name: string, slot: Slot, tests: Use['tests'], treatedAs: Readonly<Record<string, string>>) {
    this.name = name;
    this.slot = slot;
    this.tests = tests;
    this.treatedAs = treatedAs;
  }

  cell(value: unknown): number {
    return this.cells.get(value) ?? unread;
  }

  learn(value: unknown): number {
    const before = this.cell(value);
    if (before !== unread || typeof value !== 'string') return before;
    const likeness = this.tests.map((test) => (test(value) ? '1' : '0')).join('') + (this.treatedAs[value] ?? '');
    const cell = this.classes.get(likeness) ?? firstValue + this.classes.size;
    this.classes.set(likeness, cell);
    this.cells.set(value, cell);
    return cell;
  }
}

/** Every value a cell of its own. */
class ExactAxis implements Axis {
  readonly name: string;
  readonly slot: Slot;
  private readonly cells = new Map<unknown, number>([[undefined, omitted], [null, unknown]]);

  constructor(name: string, slot: Slot) {
    this.name = name;
    this.slot = slot;
  }

  cell(value: unknown): number {
    return this.cells.get(value) ?? unread;
  }

  learn(value: unknown): number {
    const before = this.cell(value);
    if (before !== unread || typeof value === 'object') return before;
    this.cells.set(value, this.cells.size);
    return this.cell(value);
  }
}
