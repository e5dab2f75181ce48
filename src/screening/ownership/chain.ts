import type { Structure } from './book.ts';
import type { Share } from './share.ts';
import type { Seeds, Solution } from './terms.ts';

/** One owner in the chains above a company, with the chains above it in turn. */
export interface Link {
  entity: number;
  /** The stake in the company below; none for a controller. */
  stake: number | undefined;
  share: Share | undefined;
  /** Whether it counts as an owner: surely, perhaps, or not. */
  counts: 'yes' | 'perhaps' | 'no';
  /** Whether it counts by itself, and not through owners of its own. */
  isSeed: boolean;
  above: Link[];
  /** Its owners are told where it stands first. */
  isToldElsewhere?: true;
}

/**
 * The chains above a company, largest share first. Owners that count by themselves end a chain; everybody else is followed
 * to the top once.
 */
export function chainsAbove(structure: Structure, company: number, solution: Solution, seeds: Seeds): Link[] {
  const told = new Set([company]);
  const linksOf = (entity: number): Link[] => stakesIn(structure, entity).map((stake): Link => {
    const owner = structure.graph.stakes.owner[stake]!;
    // Who may count by itself, and surely counts through its owners, is followed to them.
    const isSeed = seeds.sure[owner] === 1 || (seeds.possible[owner] === 1 && solution.sure[owner] === 0);
    const isRepeated = told.has(owner);
    told.add(owner);
    return {
      entity: owner, stake, share: structure.graph.shareOf(stake), isSeed,
      counts: solution.sure[owner] === 1 ? 'yes' : solution.possible[owner] === 1 ? 'perhaps' : 'no',
      above: isSeed || isRepeated ? [] : linksOf(owner),
      ...(isRepeated && !isSeed && structure.graph.heldIn(owner).length > 0 ? { isToldElsewhere: true } : {}),
    };
  });
  return linksOf(company);
}

function stakesIn({ graph, entities }: Structure, entity: number): number[] {
  const nameOf = (stake: number): string => entities[graph.stakes.owner[stake]!]!.id;
  return [...graph.heldIn(entity)].sort((left, right) => graph.stakes.high[right]! - graph.stakes.high[left]!
    || graph.stakes.low[right]! - graph.stakes.low[left]! || (nameOf(left) < nameOf(right) ? -1 : 1));
}
