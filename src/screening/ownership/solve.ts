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
  const sure = leastMembers(graph, seeds.sure, terms);
  const isSettled = graph.isExact && seeds.sure.every((seed, entity) => seed === seeds.possible[entity]);
  const possible = isSettled ? sure : greatestMembers(graph, seeds.possible, terms);
  return {
    sure, possible,
    least: (entity) => leastHeld(graph, entity, sure, terms), most: (entity) => mostHeld(graph, entity, possible, terms),
  };
}

/** At the least. Where every owner is on record, what the others cannot hold is the members'. */
function leastMembers(graph: OwnershipGraph, seeds: Uint8Array, { line, adds }: Terms): Uint8Array {
  const { count, complete, byOwner: { first, owned, low, high } } = graph;
  const sums = new Float64Array(count);
  const others = complete.includes(1) ? graph.totalHigh() : undefined;
  const members = seeds.slice();
  const waiting = new Waiting(members);
  for (let owner = waiting.next(); owner >= 0; owner = waiting.next()) {
    for (let place = first[owner]!; place < first[owner + 1]!; place++) {
      const below = owned[place]!;
      if (members[below] === 1) continue;
      let held = low[place]!;
      if (adds === 'together') {
        held = sums[below]! + held;
        sums[below] = held;
        if (others !== undefined) {
          others[below]! -= high[place]!;
          if (complete[below] === 1) held = Math.max(held, whole - others[below]!);
        }
      }
      if (held >= line) waiting.join(below);
    }
  }
  return members;
}

/** At the most. Nobody can hold what the others hold at least. */
function greatestMembers(graph: OwnershipGraph, seeds: Uint8Array, { line, adds }: Terms): Uint8Array {
  const { count, totalLow, byOwner: { first, owned, low, high } } = graph;
  const [sums, others] = [new Float64Array(count), totalLow.slice()];
  const members = seeds.slice();
  const waiting = new Waiting(members);
  for (let owner = waiting.next(); owner >= 0; owner = waiting.next()) {
    for (let place = first[owner]!; place < first[owner + 1]!; place++) {
      const below = owned[place]!;
      if (members[below] === 1) continue;
      sums[below]! += high[place]!;
      others[below]! -= low[place]!;
      const held = adds === 'together' ? Math.min(sums[below]!, whole - others[below]!)
        : Math.min(high[place]!, whole - totalLow[below]! + low[place]!);
      if (held >= line) waiting.join(below);
    }
  }
  return members;
}

/** The members whose stakes have still to be looked at, each once. */
class Waiting {
  private readonly members: Uint8Array;
  private readonly queue: Uint32Array;
  private begin = 0;
  private end = 0;

  constructor(members: Uint8Array) {
    this.members = members;
    this.queue = new Uint32Array(members.length);
    for (let entity = 0; entity < members.length; entity++) if (members[entity] === 1) this.queue[this.end++] = entity;
  }

  /** The next member, or -1 where all were looked at. */
  next(): number {
    return this.begin < this.end ? this.queue[this.begin++]! : -1;
  }

  join(entity: number): void {
    this.members[entity] = 1;
    this.queue[this.end++] = entity;
  }
}

function leastHeld(graph: OwnershipGraph, entity: number, members: Uint8Array, { adds }: Terms): number {
  let [sum, single, others] = [0, 0, 0];
  for (const stake of graph.heldIn(entity)) {
    const { low, high } = graph.shareOf(stake);
    if (members[graph.stakes.owner[stake]!] === 0) others += high;
    else {
      sum += low;
      single = Math.max(single, low);
    }
  }
  if (adds === 'singly') return single;
  return graph.complete[entity] === 1 && sum > 0 ? Math.max(sum, withinWhole(whole - others)) : sum;
}

function mostHeld(graph: OwnershipGraph, entity: number, members: Uint8Array, { adds }: Terms): number {
  let [sum, single, others] = [0, 0, 0];
  for (const stake of graph.heldIn(entity)) {
    const { low, high } = graph.shareOf(stake);
    if (members[graph.stakes.owner[stake]!] === 0) others += low;
    else {
      sum += high;
      single = Math.max(single, graph.ceiling(stake));
    }
  }
  return adds === 'singly' ? single : Math.min(sum, withinWhole(whole - others));
}
