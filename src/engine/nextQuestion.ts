import { type Branch, type Diagram, Diagrams, nodesOf, supportOf } from './diagram.ts';
import { cellWith, valueOf } from './certificate.ts';

/** Beyond so many facts the best order is not looked for. */
export const factsMax = 8;

/** The fact to ask first, and how many questions it then takes on average until the answer is known. */
export interface NextQuestion {
  slot: number;
  questions: number;
}

/**
 * The first question of the order that takes the fewest questions on average, if every cell of every fact is equally
 * probable: all orders are tried. Undefined where nothing is open, or too much.
 */
export function nextQuestion(diagram: Diagram): NextQuestion | undefined {
  return supportOf(diagram).size > factsMax ? undefined : new Search().best(diagram);
}

class Search {
  private readonly diagrams = new Diagrams();
  private readonly known = new Map<Diagram, NextQuestion | undefined>();

  best(diagram: Diagram): NextQuestion | undefined {
    const own = this.within(diagram, -1, 0, new Map());
    if (this.known.has(own)) return this.known.get(own);
    let best: NextQuestion | undefined;
    for (const slot of 'slot' in own ? supportOf(own) : []) {
      const rest = valuesOf(own, slot).map((value) => this.best(this.within(own, slot, value, new Map()))?.questions ?? 0);
      if (rest.length === 0) continue;
      const questions = 1 + rest.reduce((sum, more) => sum + more, 0) / rest.length;
      if (best === undefined || questions < best.questions - 1e-9) best = { slot, questions };
    }
    this.known.set(own, best);
    return best;
  }

  /** The diagram where a fact has a value; with a slot that no fact has, the same diagram among those of this search. */
  private within(node: Diagram, slot: number, value: number, done: Map<Diagram, Diagram>): Diagram {
    const before = done.get(node);
    if (before !== undefined) return before;
    const found = 'answer' in node ? this.diagrams.answer(node.answer)
      : 'open' in node ? this.diagrams.open(node.open)
        : node.slot === slot ? this.within(node.children[cellWith(node, value)]!, slot, value, done)
          : this.diagrams.branch(node.slot, node.cells, node.children.map((child) => this.within(child, slot, value, done)));
    done.set(node, found);
    return found;
  }
}

/** One value of every cell into which any branch cuts a fact. */
function valuesOf(diagram: Diagram, slot: number): number[] {
  const branches = [...nodesOf(diagram)].filter((node): node is Branch => 'slot' in node && node.slot === slot);
  return [...new Set(branches.flatMap(({ cells }) => cells.map(valueOf)))];
}
