import type { Name } from '../name.ts';
import { possibleSteepnesses, type Steepness, wordScore } from '../score.ts';
import type { Lead } from './leads.ts';

/** Room for the errors of adding up numbers with a point. */
const rounding = 1e-9;

/** What a name must have in common with a query at least, and which words need not be sought because of it. */
export interface Floor {
  /** One bit for each word of the query that is not sought. */
  unsought: number;
  unsoughtWeight: number;
  /** The share of either name's weight that must be found in the other. */
  leastShare: number;
  /** The share that must be found of the one of which more is found. */
  leastBetter: number;
}

/**
 * Spares the words that lead to the most names, as long as a name that shares nothing but them with the query scores below the
 * threshold, however much of that name they are.
 */
export function floorOf(query: Name, leads: readonly Lead[], threshold: number): Floor {
  const { leastShare, leastBetter } = leastShares(possibleSteepnesses(query), threshold);
  const order = query.words.map(({ weight }, at) => ({ at, weight, cost: leads[at]!.cost }))
    .sort((left, right) => right.cost / right.weight - left.cost / left.weight);
  let [unsought, unsoughtWeight] = [0, 0];
  for (const { at, weight } of order) {
    if (unsoughtWeight + weight > leastShare * query.weight) continue;
    unsoughtWeight += weight;
    unsought |= 1 << at;
  }
  return { unsought, unsoughtWeight, leastShare, leastBetter };
}

type Shares = Pick<Floor, 'leastShare' | 'leastBetter'>;
const known = new Map<string, Shares>();

function leastShares(steepnesses: readonly Steepness[], threshold: number): Shares {
  const key = `${threshold} ${steepnesses.length}`;
  let shares = known.get(key);
  if (shares === undefined) {
    shares = {
      leastShare: largestBelow((share) => wordScore(1, share, steepnesses) < threshold),
      leastBetter: largestBelow((share) => wordScore(share, share, steepnesses) < threshold
        && wordScore(share, 1, steepnesses) < threshold),
    };
    known.set(key, shares);
  }
  return shares;
}

/** The end of the shares, counted from 0, that are still too small. */
function largestBelow(isTooSmall: (share: number) => boolean): number {
  let [below, above] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (below + above) / 2;
    if (isTooSmall(middle)) below = middle;
    else above = middle;
  }
  return below - rounding;
}
