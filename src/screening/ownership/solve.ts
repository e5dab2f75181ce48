import type { OwnershipGraph } from './graph.ts';
import { solveMultiplied } from './multiply.ts';
import { whole } from './share.ts';
import { type Seeds, type Solution, type Terms, withinWhole } from './terms.ts';

/**
 * Who counts under a rule: the least set that holds the seeds and every entity in which members of the set reach the line.
 * Circles of owners settle nothing by themselves. Solved twice: `sure` with every share at its least and only sure seeds,
 * `possible` with every share as large as the others leave room for.
 */
export function solve(graph: OwnershipGraph, seeds: Seeds, terms: Terms): Solution {
  if (terms.passes === 'multiplied') return solveMultiplied(graph, seeds, terms);
  const [sure, possible] = [spread(graph, seeds.sure, terms, least), spread(graph, seeds.possible, terms, most)];
  return { sure: sure.members, possible: possible.members, least: sure.held, most: possible.held };
}

/** One way of reading intervals: what owners that count hold, given what they and all others hold between. */
interface Side {
  /** What the graph says before anybody counts. */
  others(graph: OwnershipGraph): Float64Array;
  /** What a stake adds to the members, and takes from the others, when its owner becomes one. */
  adds(graph: OwnershipGraph, stake: number): number;
  leaves(graph: OwnershipGraph, stake: number): number;
  held(members: number, others: number, complete: number): number;
  single(graph: OwnershipGraph, stake: number): number;
}

/** At the least; where every owner is on record, what the others cannot hold is the members'. */
const least: Side = {
  others(graph) {
    const others = new Float64Array(graph.count);
    const { owned, high } = graph.stakes;
    for (let stake = 0; stake < owned.length; stake++) others[owned[stake]!]! += high[stake]!;
    return others;
  },
  adds: ({ stakes }, stake) => stakes.low[stake]!,
  leaves: ({ stakes }, stake) => stakes.high[stake]!,
  held: (members, others, complete) => Math.max(members, complete === 1 ? withinWhole(whole - others) : 0),
  single: ({ stakes }, stake) => stakes.low[stake]!,
};

/** At the most; nobody can hold what the others hold at least. */
const most: Side = {
  others: ({ totalLow }) => totalLow.slice(),
  adds: ({ stakes }, stake) => stakes.high[stake]!,
  leaves: ({ stakes }, stake) => stakes.low[stake]!,
  held: (members, others) => Math.min(members, withinWhole(whole - others)),
  single: (graph, stake) => graph.ceiling(stake),
};

function spread(graph: OwnershipGraph, seeds: Uint8Array, { line, adds }: Terms, side: Side): { members: Uint8Array; held: Float64Array } {
  const { count, complete, stakes: { owned } } = graph;
  const members = seeds.slice();
  const held = new Float64Array(count);
  const [sums, others] = [new Float64Array(count), side.others(graph)];
  const waiting = new Uint32Array(count);
  let last = 0;
  for (let entity = 0; entity < count; entity++) if (members[entity] === 1) waiting[last++] = entity;
  for (let next = 0; next < last; next++) {
    for (const stake of graph.heldBy(waiting[next]!)) {
      const below = owned[stake]!;
      sums[below]! += side.adds(graph, stake);
      others[below]! -= side.leaves(graph, stake);
      const together = side.held(sums[below]!, others[below]!, complete[below]!);
      held[below] = adds === 'together' ? together : Math.max(held[below]!, side.single(graph, stake));
      if (members[below] === 1 || held[below]! < line) continue;
      members[below] = 1;
      waiting[last++] = below;
    }
  }
  return { members, held };
}
