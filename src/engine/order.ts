import { type Branch, type Cell, type Diagram, type Diagrams, nodesOf } from './diagram.ts';
import { nextDown, nextUp } from './number.ts';
import { TextSet } from './textSet.ts';

/**
 * The same diagram with its facts in one order on every path, each split once and into as few cells as answer
 * differently: only then is it reduced, and a fact that stands in it one that can matter. Undefined where that would
 * take more than `nodesMax` steps.
 */
export function inOneOrder(
  diagram: Diagram, diagrams: Diagrams, textsOf: (slot: number) => readonly number[], nodesMax: number,
): Diagram | undefined {
  return new Ordering(diagrams, textsOf, nodesMax).order(diagram);
}

class Ordering {
  private readonly diagrams: Diagrams;
  private readonly textsOf: (slot: number) => readonly number[];
  private readonly ordered = new Map<Diagram, Diagram>();
  private readonly ranks = new Map<number, number>();
  private left: number;

  constructor(diagrams: Diagrams, textsOf: (slot: number) => readonly number[], nodesMax: number) {
    this.diagrams = diagrams;
    this.textsOf = textsOf;
    this.left = nodesMax;
  }

  order(node: Diagram): Diagram | undefined {
    if (!('slot' in node)) return node;
    const before = this.ordered.get(node);
    if (before !== undefined) return before;
    if (--this.left < 0) return undefined;
    const branches = [...nodesOf(node)].filter((each): each is Branch => 'slot' in each);
    for (const { slot } of branches) if (!this.ranks.has(slot)) this.ranks.set(slot, this.ranks.size);
    const first = branches.reduce((best, { slot }) => (this.ranks.get(slot)! < this.ranks.get(best)! ? slot : best), node.slot);
    const own = branches.filter(({ slot }) => slot === first);
    const cells: Cell[] = [];
    const children: Diagram[] = [];
    for (const cell of this.commonCells(own)) {
      const child = this.order(this.diagrams.where(node, first, cell.texts?.codes[0] ?? cell.low));
      if (child === undefined) return undefined;
      add(cells, children, cell, child);
    }
    const found = this.diagrams.branch(first, cells, children);
    this.ordered.set(node, found);
    return found;
  }

  /** The coarsest cells of a fact that every branch on it can be read with. */
  private commonCells(branches: readonly Branch[]): Cell[] {
    const all = branches.flatMap(({ cells }) => cells);
    if (all[0]!.texts === undefined) return commonIntervals(all);
    const classes = new Map<string, number[]>();
    for (const code of [...this.textsOf(branches[0]!.slot)].sort((left, right) => left - right)) {
      const key = all.map(({ texts }) => (texts!.has(code) ? '1' : '0')).join('');
      classes.set(key, [...classes.get(key) ?? [], code]);
    }
    return [...classes.values()].map(textCell);
  }
}

/** A computed figure may be split within bounds that hold on one path only, so the outermost cells are open. */
function commonIntervals(all: readonly Cell[]): Cell[] {
  const isYesOrNo = all.every(({ low, high }) => low === high);
  if (isYesOrNo) return [{ low: 0, high: 0 }, { low: 1, high: 1 }];
  const lasts = [...new Set(all.flatMap(({ low, high }) => [nextDown(low), high]))].sort((left, right) => left - right);
  const ends = [...lasts.filter((last) => Number.isFinite(last)), Infinity];
  return ends.map((high, index) => ({ low: index === 0 ? -Infinity : nextUp(ends[index - 1]!), high }));
}

/** Joins a cell to one before it that leads to the same: for numbers, only to the one directly before. */
function add(cells: Cell[], children: Diagram[], cell: Cell, child: Diagram): void {
  const place = children.lastIndexOf(child);
  const { texts } = cell;
  if (place < 0 || texts === undefined && place < children.length - 1) {
    cells.push(cell);
    children.push(child);
    return;
  }
  const present = cells[place]!;
  cells[place] = texts === undefined ? { low: present.low, high: cell.high }
    : textCell([...present.texts!.codes, ...texts.codes]);
}

/** A cell of texts; a single one is known. */
export function textCell(codes: readonly number[]): Cell {
  const [first] = codes;
  const texts = new TextSet([...codes].sort((left, right) => left - right));
  return codes.length === 1 ? { low: first!, high: first!, texts } : { low: -Infinity, high: Infinity, texts };
}
