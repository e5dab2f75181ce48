import type { OwnershipGraph } from './graph.ts';
import { PairSearch } from './pair.ts';
import type { Seeds, Solution, Terms } from './terms.ts';

/** What a doubtful answer hangs on. */
export interface Matters {
  /** Stakes of which the exact share can change the answer, whatever else turns out; by number. */
  stakes: number[];
  /** Entities of which it can change the answer whether they count by themselves. */
  entities: number[];
  /** Whether none of these could be left out. Otherwise the search was bounded and may name too many, never too few. */
  exact: boolean;
}

/** Beyond so many steps of one search what may matter is taken to matter. */
const mostSteps = 200_000;
/** Beyond so many steps of all searches together, what was not looked at is taken to matter as well. */
const mostStepsInAll = 2_000_000;

/**
 * The least set of open stakes and open entities that settles whether `target` counts: what is in it can change the answer
 * for some values of the rest, what is not never does. Call it for an entity that is possible and not sure.
 */
export function mattersTo(graph: OwnershipGraph, target: number, seeds: Seeds, solution: Solution, terms: Terms): Matters {
  const open = openAbove(graph, target, solution);
  const found: Matters = { stakes: [], entities: [], exact: true };
  let left = mostStepsInAll;
  const isMatter = (question: { stake?: number; entity?: number }): boolean => {
    if (terms.adds !== 'together' || terms.passes !== 'whole') return (found.exact = false, true);
    if (left <= 0) return (found.exact = false, true);
    const search = new PairSearch(graph, { target, open, seeds, solution, line: terms.line, ...question }, Math.min(mostSteps, left));
    const answer = search.run();
    // To set a search up takes as long as a step for every open entity.
    left -= search.taken + open.length;
    if (answer === undefined || search.loosened) found.exact = false;
    return answer !== false;
  };
  for (const entity of open) {
    for (const stake of graph.heldIn(entity)) {
      const { low, high } = graph.shareOf(stake);
      if (low === high || solution.possible[graph.stakes.owner[stake]!] === 0) continue;
      if (isMatter({ stake })) found.stakes.push(stake);
    }
    if (seeds.possible[entity] === 1 && isMatter({ entity })) found.entities.push(entity);
  }
  found.stakes.sort((left, right) => left - right);
  found.entities.sort((left, right) => left - right);
  return found;
}

/** The target and everyone above it whose standing is open, as far as chains of open standing reach up; highest first. */
function openAbove(graph: OwnershipGraph, target: number, { sure, possible }: Solution): number[] {
  const seen = new Set([target]);
  for (const entity of seen) {
    for (const stake of graph.heldIn(entity)) {
      const owner = graph.stakes.owner[stake]!;
      if (possible[owner] === 1 && sure[owner] === 0) seen.add(owner);
    }
  }
  return [...seen].reverse();
}
