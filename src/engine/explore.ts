import type { Compiler } from './compile.ts';
import { type Cell, type Diagram, Diagrams } from './diagram.ts';
import { type Frame, Stated, Unknown } from './frame.ts';
import { nextUp } from './number.ts';
import { type Cut, Needs, type TruthNode } from './node.ts';
import { inOneOrder, textCell } from './order.ts';
import type { Readers } from './readers.ts';

/** Something asked of a frame: its answer where it is known, and the clauses that keep it open where it is not. */
export interface Query {
  /** Where it compiled everything that the query evaluates: a split then computes only what reads the fact split. */
  compiler?: Compiler;
  answer(frame: Frame): string | undefined;
  collect(frame: Frame, needs: Needs): void;
}

export interface Exploration {
  diagram: Diagram;
  /** Evaluations spent. */
  steps: number;
  /** True where the bound was reached: the answer then is plain Kleene's, and open leaves may overstate `needs`. */
  bounded: boolean;
}

/** Beyond so many evaluations, or so many unknown facts at once, plain Kleene's answer stands and says so. */
export const bounds = { stepsMax: 400, factsMax: 12 } as const;

/**
 * Splits the unknown facts of a frame until the query is answered in every cell, within the bounds; or only until it is
 * sure to depend on a fact that is `enough`, which then stands alone in an open diagram.
 */
export function explore(
  frame: Frame, query: Query, stepsMax: number = bounds.stepsMax, enough?: (slot: number) => boolean,
): Exploration {
  const search = new Search(frame, query, stepsMax, enough);
  const found = search.build();
  const textsOf = (slot: number): readonly number[] => frame.textsFor(frame.layout.slots[slot]!.definition);
  const ordered = inOneOrder(found, search.diagrams, textsOf, stepsMax);
  return { diagram: ordered ?? found, steps: search.steps, bounded: search.bounded || ordered === undefined };
}

class Search {
  steps = 0;
  bounded = false;
  readonly diagrams = new Diagrams();
  private readonly frame: Frame;
  private readonly query: Query;
  private readonly stepsMax: number;
  private readonly enough: ((slot: number) => boolean) | undefined;
  private found: Diagram | undefined;
  private readonly readers: Readers | undefined;
  private readonly ranks = new Map<number, number>();

  constructor(frame: Frame, query: Query, stepsMax: number, enough?: (slot: number) => boolean) {
    this.frame = frame;
    this.query = query;
    this.stepsMax = stepsMax;
    this.enough = enough;
    this.readers = query.compiler?.readers;
  }

  build(): Diagram {
    const { frame, query } = this;
    this.steps++;
    const answer = query.answer(frame);
    if (answer !== undefined) return this.diagrams.answer(answer);
    const needs = new Needs();
    query.collect(frame, needs);
    const slots = this.ranked(needs);
    if (this.steps >= this.stepsMax || slots.length > bounds.factsMax) {
      this.bounded = true;
      return this.diagrams.open(slots);
    }
    for (const slot of slots) {
      const cells = cellsOf(frame, slot, [...needs.get(slot)!]);
      if (cells.length > 1) return this.branch(slot, cells);
    }
    return this.diagrams.open(slots);
  }

  private branch(slot: number, cells: Cell[]): Diagram {
    const { frame } = this;
    const [low, high, stated, texts] = [frame.low[slot]!, frame.high[slot]!, frame.stated[slot]!, frame.texts[slot]];
    const { readers } = this;
    const children: Diagram[] = [];
    for (const cell of cells) {
      frame.suppose(slot, cell.low, cell.high, Stated.supposed, cell.texts, readers);
      children.push(this.build());
      if (this.enough?.(slot) === true && isSplit(children)) this.found ??= this.diagrams.open([slot]);
      if (this.found !== undefined) break;
    }
    frame.suppose(slot, low, high, stated, texts, readers);
    return this.found ?? this.diagrams.branch(slot, cells, children);
  }

  /** Facts are split in the order in which they were first met. */
  private ranked(needs: Needs): number[] {
    for (const slot of [...needs.keys()].sort((left, right) => left - right)) {
      if (!this.ranks.has(slot)) this.ranks.set(slot, this.ranks.size);
    }
    return [...needs.keys()].sort((left, right) => this.ranks.get(left)! - this.ranks.get(right)!);
  }
}

/** Whether two cells of a fact are answered differently. */
function isSplit(children: readonly Diagram[]): boolean {
  const answers = children.flatMap((child) => ('answer' in child ? [child.answer] : []));
  return answers.some((answer) => answer !== answers[0]);
}

/** The cells of an unknown fact between the cuts that matter, within what is already known of it. */
function cellsOf(frame: Frame, slot: number, cuts: readonly Cut[]): Cell[] {
  const { definition } = frame.layout.slots[slot]!;
  const { type } = definition;
  if (type === 'text' || type === 'country') {
    return textCells(frame.texts[slot]?.codes ?? frame.textsFor(definition), cuts);
  }
  const low = frame.low[slot]!;
  const high = frame.high[slot]!;
  const lasts = cuts.flatMap((cut) => ('last' in cut ? [cut.last] : [])).filter((last) => last >= low && last < high);
  const cells: Cell[] = [];
  let from = low;
  for (const last of [...new Set(lasts)].sort((left, right) => left - right)) {
    cells.push({ low: from, high: last });
    from = nextUp(last);
  }
  cells.push({ low: from, high });
  // A boolean has no values between 0 and 1.
  return type === 'boolean' ? cells.map((cell) => (cell.high < 1 ? { low: 0, high: 0 } : { low: 1, high: 1 })) : cells;
}

/** The classes of texts that the clauses at hand tell apart. */
function textCells(codes: readonly number[], cuts: readonly Cut[]): Cell[] {
  const tests = cuts.flatMap((cut) => ('holds' in cut ? [cut] : []));
  if (tests.length === 0) return [];
  const classes = new Map<string, number[]>();
  for (const code of codes) {
    const signature = tests.map(({ holds }) => (holds(code) ? '1' : '0')).join('');
    const own = classes.get(signature);
    if (own === undefined) classes.set(signature, [code]);
    else own.push(code);
  }
  return [...classes.values()].map(textCell);
}

/** Collects what keeps any of the nodes unknown. */
export function collectUnknown(frame: Frame, nodes: readonly TruthNode[], needs: Needs): void {
  for (const node of nodes) if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
}
