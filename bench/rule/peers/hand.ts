import type { Facts } from '../facts.ts';
import { controlled } from '../facts.ts';
import type { Peer } from '../peer.ts';

const group = new Set(controlled);

/** What a programmer would write for this rule alone: the floor. It knows nothing of gaps. */
function isNeeded(facts: Facts): boolean {
  const { totalProcessingPerformance: performance, performanceDensity: density, destination, headquarters } = facts;
  return (performance! >= 4800 || performance! >= 2400 && density! >= 1.6) && (group.has(destination!) || group.has(headquarters!));
}

export const open = (): Peer => ({
  name: 'hand-written function',
  decide: isNeeded,
  ask: (facts) => ({ answer: isNeeded(facts) }),
});
