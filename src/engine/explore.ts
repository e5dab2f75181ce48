import { type Frame, Stated, Unknown } from './frame.ts';
import { nextUp } from './number.ts';
import { type Cut, Needs, type TruthNode } from './node.ts';

/** Something asked of a frame: its answer where it is known, and the clauses that keep it open where it is not. */
export interface Query {
  answer(frame: Frame): string | undefined;
  collect(frame: Frame, needs: Needs): void;
}

/**
 * A reduced ordered decision diagram over the unknown facts: a leaf is an answer (or open, where no cut helps), a
 * branch splits one fact into the cells between the law's own thresholds. A fact stands in the diagram exactly when
 * some completion of the others makes it matter (Bryant, "Graph-Based Algorithms for Boolean Function Manipulation",
 * 1986): that is what makes `needs` exact.
 */
export type Diagram = { answer: string } | { open: number[] } | { slot: number; cells: Cell[]; children: Diagram[] };

/** Part of what an unknown fact may be: an interval, or one text standing for all that the law treats alike. */
export interface Cell {
  low: number;
  high: number;
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

/** Splits the unknown facts of a frame until the query is answered in every cell, within the bounds. */
export function explore(frame: Frame, query: Query, stepsMax: number = bounds.stepsMax): Exploration {
  const search = new Search(frame, query, stepsMax);
  const diagram = search.build();
  return { diagram, steps: search.steps, bounded: search.bounded };
}

class Search {
  steps = 0;
  bounded = false;
  private readonly frame: Frame;
  private readonly query: Query;
  private readonly stepsMax: number;
  private readonly shared = new Map<string, Diagram>();
  private readonly ids = new Map<Diagram, number>();
  private readonly ranks = new Map<number, number>();

  constructor(frame: Frame, query: Query, stepsMax: number) {
    this.frame = frame;
    this.query = query;
    this.stepsMax = stepsMax;
  }

  build(): Diagram {
    const { frame, query } = this;
    this.steps++;
    const answer = query.answer(frame);
    if (answer !== undefined) return this.intern(`=${answer}`, () => ({ answer }));
    const needs = new Needs();
    query.collect(frame, needs);
    const slots = this.ranked(needs);
    if (this.steps >= this.stepsMax || slots.length > bounds.factsMax) {
      this.bounded = true;
      return this.openLeaf(slots);
    }
    for (const slot of slots) {
      const cells = cellsOf(frame, slot, [...needs.get(slot)!]);
      if (cells.length > 1) return this.branch(slot, cells);
    }
    return this.openLeaf(slots);
  }

  private branch(slot: number, cells: Cell[]): Diagram {
    const { frame } = this;
    const [low, high, stated] = [frame.low[slot]!, frame.high[slot]!, frame.stated[slot]!];
    const children = cells.map((cell) => {
      frame.state(slot, cell.low, cell.high, Stated.supposed);
      return this.build();
    });
    frame.state(slot, low, high, stated);
    if (children.every((child) => child === children[0])) return children[0]!;
    const parts = children.map((child, index) => `${cells[index]!.low}>${this.ids.get(child)}`);
    return this.intern(`${slot}:${parts.join(' ')}`, () => ({ slot, cells, children }));
  }

  /** Facts are split in the order in which they were first met, which keeps the diagram ordered on every path. */
  private ranked(needs: Needs): number[] {
    for (const slot of [...needs.keys()].sort((left, right) => left - right)) {
      if (!this.ranks.has(slot)) this.ranks.set(slot, this.ranks.size);
    }
    return [...needs.keys()].sort((left, right) => this.ranks.get(left)! - this.ranks.get(right)!);
  }

  private openLeaf(slots: number[]): Diagram {
    return this.intern(`?${slots.join(',')}`, () => ({ open: slots }));
  }

  private intern(key: string, make: () => Diagram): Diagram {
    let found = this.shared.get(key);
    if (found === undefined) {
      found = make();
      this.shared.set(key, found);
      this.ids.set(found, this.ids.size);
    }
    return found;
  }
}

/** The cells of an unknown fact between the cuts that matter, within what is already known of it. */
function cellsOf(frame: Frame, slot: number, cuts: readonly Cut[]): Cell[] {
  const { type, values, open } = frame.layout.slots[slot]!.definition;
  if (type === 'text' || type === 'country') return textCells(frame, type === 'country', open ? undefined : values, cuts);
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

/** One representative of every class of texts that the clauses at hand tell apart. */
function textCells(frame: Frame, country: boolean, values: string[] | undefined, cuts: readonly Cut[]): Cell[] {
  const tests = cuts.flatMap((cut) => ('holds' in cut ? [cut] : []));
  if (tests.length === 0) return [];
  const { layout } = frame;
  const candidates = country ? layout.countryCodes
    : values !== undefined ? values.map((value) => layout.code(value))
      : [...new Set(tests.flatMap(({ named }) => named)), layout.code('any other')];
  const classes = new Map<string, number>();
  for (const code of candidates) {
    const signature = tests.map(({ holds }) => (holds(code) ? '1' : '0')).join('');
    if (!classes.has(signature)) classes.set(signature, code);
  }
  return [...classes.values()].map((code) => ({ low: code, high: code }));
}

/** The slots in a diagram: exactly those facts on which the answer depends (and, at open leaves, may depend). */
export function supportOf(diagram: Diagram): Set<number> {
  const slots = new Set<number>();
  const seen = new Set<Diagram>();
  const walk = (node: Diagram): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if ('open' in node) for (const slot of node.open) slots.add(slot);
    if ('slot' in node) {
      slots.add(node.slot);
      node.children.forEach(walk);
    }
  };
  walk(diagram);
  return slots;
}

/** Every answer that some cell gives. */
export function answersOf(diagram: Diagram): Set<string> {
  if ('answer' in diagram) return new Set([diagram.answer]);
  if ('open' in diagram) return new Set();
  return new Set(diagram.children.flatMap((child) => [...answersOf(child)]));
}

/** Collects what keeps any of the nodes unknown. */
export function collectUnknown(frame: Frame, nodes: readonly TruthNode[], needs: Needs): void {
  for (const node of nodes) if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
}
