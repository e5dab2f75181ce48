import type { OwnershipGraph } from './graph.ts';
import { whole } from './share.ts';
import type { Seeds, Solution, Terms } from './terms.ts';

/** Circles of owners come to rest geometrically; what is left after so many rounds is far below one unit. */
const mostRounds = 1000;

/**
 * The other way to follow a chain: a company hands on such a part of its stakes as counts of itself, so that half of a half
 * is a quarter. Seeds count wholly.
 */
export function solveMultiplied(graph: OwnershipGraph, seeds: Seeds, { line }: Terms): Solution {
  const least = flow(graph, seeds.sure, (stake) => graph.stakes.low[stake]!);
  const most = flow(graph, seeds.possible, (stake) => graph.ceiling(stake));
  const above = (held: Float64Array, own: Uint8Array): Uint8Array =>
    own.map((seed, entity) => (seed === 1 || Math.round(held[entity]!) >= line ? 1 : 0));
  return {
    sure: above(least, seeds.sure), possible: above(most, seeds.possible),
    least: (entity) => least[entity]!, most: (entity) => most[entity]!,
  };
}

function flow(graph: OwnershipGraph, seeds: Uint8Array, shareOf: (stake: number) => number): Float64Array {
  const { count, stakes: { owner, owned } } = graph;
  let held = new Float64Array(count);
  for (let round = 0; round < mostRounds; round++) {
    const next = new Float64Array(count);
    for (let stake = 0; stake < owner.length; stake++) {
      const above = owner[stake]!;
      const part = seeds[above] === 1 ? 1 : held[above]! / whole;
      next[owned[stake]!] = Math.min(whole, next[owned[stake]!]! + part * shareOf(stake));
    }
    const moved = next.some((value, entity) => Math.abs(value - held[entity]!) > 0.01);
    held = next;
    if (!moved) break;
  }
  return held;
}
