import type { OwnershipGraph } from './graph.ts';
import { whole } from './share.ts';
import type { Seeds, Terms } from './terms.ts';

/** One way in which everything that is open may turn out. */
export interface World {
  shares: number[];
  seeds: boolean[];
}

/** Every world of a small graph: open shares in steps, open seeds both ways, none with more than the whole of a company. */
export function* worlds(graph: OwnershipGraph, seeds: Seeds, step: number): Generator<World> {
  const { low, high, owned } = graph.stakes;
  const shares = [...low];
  const own = [...seeds.sure].map((one) => one === 1);
  const openSeeds = own.flatMap((_, entity) => (seeds.possible[entity] === 1 && seeds.sure[entity] === 0 ? [entity] : []));
  function* from(stake: number): Generator<World> {
    if (stake === shares.length) {
      const sums = new Array<number>(graph.count).fill(0);
      shares.forEach((share, index) => (sums[owned[index]!]! += share));
      if (sums.some((sum) => sum > whole)) return;
      for (let choice = 0; choice < 2 ** openSeeds.length; choice++) {
        openSeeds.forEach((entity, bit) => (own[entity] = (choice >> bit) % 2 === 1));
        yield { shares: [...shares], seeds: [...own] };
      }
      return;
    }
    for (let share = low[stake]!; share <= high[stake]!; share += step) {
      shares[stake] = share;
      yield* from(stake + 1);
    }
  }
  yield* from(0);
}

/** Who counts in one world, by the plainest reading of the rule: go round until nobody is added. */
export function membersIn(graph: OwnershipGraph, { shares, seeds }: World, { line, adds }: Terms): boolean[] {
  const members = [...seeds];
  for (let changed = true; changed;) {
    changed = false;
    for (let entity = 0; entity < graph.count; entity++) {
      if (members[entity]) continue;
      const held = shares.filter((_, stake) => graph.stakes.owned[stake] === entity && members[graph.stakes.owner[stake]!]);
      const sum = adds === 'together' ? held.reduce((total, share) => total + share, 0) : Math.max(0, ...held);
      if (sum < line) continue;
      members[entity] = true;
      changed = true;
    }
  }
  return members;
}
