import type { Decision } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import type { StatedFacts } from '../package/statements.ts';
import { type Bounds, boundsOf, nothing } from './bounds.ts';

/** What a leg moves: dollars and total processing performance, each as a range; what nobody gave a figure for is open. */
export interface Weight {
  dollars: Bounds;
  tpp: Bounds;
}

/** Kinds of item that hold circuits with a performance; whatever is neither of these nor said to compute has none. */
const computing = new Set<FactValue | undefined>(['ic', 'board', 'computer', 'server', 'rack', 'compute']);

/**
 * The weight of a leg. Dollars are what the file gives for the item, or the site's part of it; nothing is estimated.
 * Total processing performance is that of one circuit, as stated or as the law concludes it from the rates, times the
 * circuits of the item times the quantity.
 */
export function weightOf(facts: StatedFacts, { conclusions }: Pick<Decision, 'conclusions'>): Weight {
  const of = (name: string): FactValue | undefined => facts[name]?.value ?? conclusions[name];
  const factors = [of('item.totalProcessingPerformance') ?? null, of('item.circuitCount') ?? 1, of('quantity') ?? null];
  const computes = computing.has(of('item.kind')) || computing.has(of('item.part'));
  return {
    dollars: boundsOf(of('item.valueUnitedStatesDollars') ?? null),
    tpp: computes ? factors.map(boundsOf).reduce(times) : nothing,
  };
}

function times([low, high]: Bounds, [other, most]: Bounds): Bounds {
  return [low * other, high === 0 || most === 0 ? 0 : high * most];
}
