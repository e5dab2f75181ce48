import { type Branch, type Diagram, Diagrams, nodesOf, supportOf } from './diagram.ts';
import { valueOf } from './certificate.ts';

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
    const own = this.diagrams.where(diagram, -1, 0);
    if (this.known.has(own)) return this.known.get(own);
    let best: NextQuestion | undefined;
    for (const slot of 'slot' in own ? supportOf(own) : []) {
      const rest = valuesOf(own, slot).map((value) => this.best(this.diagrams.where(own, slot, value))?.questions ?? 0);
      if (rest.length === 0) continue;
      const questions = 1 + rest.reduce((sum, more) => sum + more, 0) / rest.length;
      if (best === undefined || questions < best.questions - 1e-9) best = { slot, questions };
    }
    this.known.set(own, best);
    return best;
  }
}

/** One value of every cell into which any branch cuts a fact. */
function valuesOf(diagram: Diagram, slot: number): number[] {
  const branches = [...nodesOf(diagram)].filter((node): node is Branch => 'slot' in node && node.slot === slot);
  return [...new Set(branches.flatMap(({ cells }) => cells.map(valueOf)))];
}
