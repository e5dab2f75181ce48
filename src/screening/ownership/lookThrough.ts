import type { Structure } from './book.ts';
import { OwnershipGraph } from './graph.ts';
import { solveMultiplied } from './multiply.ts';
import { onePercent } from './share.ts';
import type { Seeds, Solution, Terms } from './terms.ts';

/** What is behind a company that does not count, by a method that its rule does not use. */
export interface LookThrough {
  /** What owners that count by themselves hold at the least, multiplied along chains and round circles; where it reaches the line. */
  share?: number;
  /** Owners that hold each other in a circle with the company, and that nobody but owners that count holds from outside. */
  circle?: { members: number[]; outside: number[] };
}

/** Looks through the chains above a company, and through the circle that it is part of. */
export function lookThrough({ graph }: Structure, company: number, seeds: Seeds, solution: Solution, terms: Terms): LookThrough {
  const above = [...reached(company, (one) => [...graph.heldIn(one)].map((stake) => graph.stakes.owner[stake]!))];
  if (!above.some((one) => seeds.sure[one] === 1)) return {};
  const below = reached(company, (one) => [...graph.heldBy(one)].map((stake) => graph.stakes.owned[stake]!));
  const members = above.filter((one) => below.has(one));
  const outside = [...new Set(members.flatMap((member) => [...graph.heldIn(member)].map((stake) => graph.stakes.owner[stake]!)))]
    .filter((owner) => !members.includes(owner));
  const isTheirs = members.length > 1 && outside.length > 0 && outside.every((owner) => solution.sure[owner] === 1);
  const share = multipliedIn(graph, above, seeds, terms);
  return { ...(share >= terms.line ? { share } : {}), ...(isTheirs ? { circle: { members, outside } } : {}) };
}

function reached(start: number, next: (one: number) => number[]): Set<number> {
  const found = new Set([start]);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}

/** What owners that count by themselves hold in the first of some companies, all that is above it; to a hundredth of a percent. */
function multipliedIn(graph: OwnershipGraph, companies: readonly number[], seeds: Seeds, terms: Terms): number {
  const place = new Map(companies.map((company, index) => [company, index]));
  const stakes = companies.flatMap((company) => [...graph.heldIn(company)]);
  const low = Uint32Array.from(stakes, (stake) => graph.stakes.low[stake]!);
  const part = new OwnershipGraph(companies.length, {
    owner: Uint32Array.from(stakes, (stake) => place.get(graph.stakes.owner[stake]!)!),
    owned: Uint32Array.from(stakes, (stake) => place.get(graph.stakes.owned[stake]!)!), low, high: low,
  });
  const sure = Uint8Array.from(companies, (company) => seeds.sure[company]!);
  const held = solveMultiplied(part, { sure, possible: sure }, { ...terms, passes: 'multiplied' }).least(0);
  return Math.round(held / onePercent * 100) * (onePercent / 100);
}
