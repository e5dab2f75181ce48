import type { TextSet } from './textSet.ts';

/**
 * A decision diagram over the unknown facts: a leaf is an answer (or open, where no cut helps), a branch splits one
 * fact into the cells between the law's own thresholds. In a reduced ordered diagram a fact stands exactly when some
 * completion of the others makes it matter (Bryant, "Graph-Based Algorithms for Boolean Function Manipulation", 1986).
 */
export type Diagram = Leaf | Branch;
export type Leaf = { answer: string } | { open: number[] };

export interface Branch {
  slot: number;
  cells: Cell[];
  children: Diagram[];
}

/** Part of what an unknown fact may be: an interval, or texts that the law treats alike so far. */
export interface Cell {
  low: number;
  high: number;
  texts?: TextSet;
}

/** Builds diagrams so that equal ones are the same object. */
export class Diagrams {
  private readonly shared = new Map<string, Diagram>();
  private readonly ids = new Map<Diagram, number>();

  answer(answer: string): Diagram {
    return this.intern(`=${answer}`, () => ({ answer }));
  }

  open(slots: number[]): Diagram {
    return this.intern(`?${slots.join(',')}`, () => ({ open: slots }));
  }

  /** A branch, or its only child where all cells lead to the same. */
  branch(slot: number, cells: Cell[], children: Diagram[]): Diagram {
    if (children.every((child) => child === children[0])) return children[0]!;
    const parts = children.map((child, index) => `${keyOf(cells[index]!)}>${this.ids.get(child)}`);
    return this.intern(`${slot}:${parts.join(' ')}`, () => ({ slot, cells, children }));
  }

  /** A diagram where a fact has a value, among those built here; a slot of -1 stands for no fact. */
  where(node: Diagram, slot: number, value: number, done = new Map<Diagram, Diagram>()): Diagram {
    const before = done.get(node);
    if (before !== undefined) return before;
    const found = 'answer' in node ? this.answer(node.answer)
      : 'open' in node ? this.open(node.open)
        : node.slot === slot ? this.where(node.children[cellWith(node, value)]!, slot, value, done)
          : this.branch(node.slot, node.cells, node.children.map((child) => this.where(child, slot, value, done)));
    done.set(node, found);
    return found;
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

function keyOf({ low, high, texts }: Cell): string {
  return texts === undefined ? `${low}..${high}` : texts.codes.join('.');
}

/**
 * The place of the cell of a branch in which a value lies. Where it lies in none, the facts of the path rule it out, and
 * any cell will do.
 */
export function cellWith({ cells }: Branch, value: number): number {
  const place = cells[0]!.texts === undefined ? cells.findLastIndex(({ low }) => low <= value)
    : cells.findIndex(({ texts }) => texts!.has(value));
  return Math.max(place, 0);
}

/** The slots in a diagram: those facts on which the answer depends (and, at open leaves, may depend). */
export function supportOf(diagram: Diagram): Set<number> {
  const slots = new Set<number>();
  for (const node of nodesOf(diagram)) {
    if ('open' in node) for (const slot of node.open) slots.add(slot);
    if ('slot' in node) slots.add(node.slot);
  }
  return slots;
}

/** Every answer that some cell gives. */
export function answersOf(diagram: Diagram): Set<string> {
  return new Set([...nodesOf(diagram)].flatMap((node) => ('answer' in node ? [node.answer] : [])));
}

/** Every leaf once. */
export function leavesOf(diagram: Diagram): Leaf[] {
  return [...nodesOf(diagram)].filter((node): node is Leaf => !('slot' in node));
}

/** Every node once, from the top. */
export function nodesOf(diagram: Diagram, seen = new Set<Diagram>()): Set<Diagram> {
  if (!seen.has(diagram)) {
    seen.add(diagram);
    if ('slot' in diagram) for (const child of diagram.children) nodesOf(child, seen);
  }
  return seen;
}
