import type { Name } from '../name.ts';
import { steepnessOf, wordScore } from '../score.ts';
import type { Word } from '../word.ts';
import type { Lead } from './leads.ts';

/** Room for the errors of adding up numbers with a point. */
export const rounding = 1e-9;

/** What a name must have in common with a query at least. */
export interface Shares {
  /** The share of either name's weight that must be found in the other. */
  leastShare: number;
  /** The share that must be found of the one of which more is found. */
  leastBetter: number;
}

/** What a name must have in common with a query at least, and which words need not be sought because of it. */
export interface Floor {
  /** One bit for each word of the query that is not sought. */
  unsought: number;
  unsoughtWeight: number;
  /** One bit for each word of the query that is sought only among names that weigh no more than the limit. */
  limited: number;
  limitedWeight: number;
  limit: number;
  /** What these words, and those, can add to what is found of a name, at most. */
  unsoughtGain: number;
  limitedGain: number;
  /** By whether the name is that of a person: 0 or 1. */
  shares: readonly [Shares, Shares];
  /** Whether what the words of the query lead to may suffice at all. */
  isWithinReach: boolean;
}

/**
 * Spares the words that lead to the most names. Words that together are less than the least share need not be sought: a name
 * that shares nothing else scores below the threshold, however much of that name they are. Words that together are less than
 * the least better share are sought among light names only: of a name that shares nothing else, the better share is not that of
 * the query, so it must be that of the name; then what they lead to must be nearly all of it.
 */
export function floorOf(query: Name, leads: readonly Lead[], threshold: number): Floor {
  const shares = [sharesFor(query, 0, threshold), sharesFor(query, 1, threshold)] as const;
  const leastShare = Math.min(shares[0].leastShare, shares[1].leastShare);
  const leastBetter = Math.min(shares[0].leastBetter, shares[1].leastBetter);
  let [most, gain, ratio] = [0, 0, 0];
  leads.forEach((lead, at) => {
    most += lead.best * query.words[at]!.weight;
    gain += lead.gain;
    ratio = Math.max(ratio, lead.ratio);
  });
  const unsought = spared(query, leads, 0, leastShare * query.weight);
  const limited = spared(query, leads, unsought.words, leastBetter * query.weight - unsought.weight);
  return {
    unsought: unsought.words, unsoughtWeight: unsought.weight, unsoughtGain: unsought.gain, limitedGain: limited.gain,
    limited: limited.words, limitedWeight: limited.weight, limit: Math.min(ratio * query.weight, gain / leastBetter) + rounding,
    shares, isWithinReach: most >= leastShare * query.weight,
  };
}

/** The words that lead to the most names for what they tell, as many as weigh no more than so much, without those that are taken. */
function spared(
  { words }: Name, leads: readonly Lead[], taken: number, weightMost: number,
): { words: number; weight: number; gain: number } {
  const found = { words: 0, weight: 0, gain: 0 };
  for (let tried = taken; ;) {
    const at = dearest(words, leads, tried);
    if (at === undefined) return found;
    tried |= 1 << at;
    const { weight } = words[at]!;
    if (found.weight + weight > weightMost) continue;
    found.words |= 1 << at;
    found.weight += weight;
    found.gain += leads[at]!.gain;
  }
}

/** The word, among those not yet tried, that leads to the most names for what it tells. */
function dearest(words: readonly Word[], leads: readonly Lead[], tried: number): number | undefined {
  let [found, most]: [number | undefined, number] = [undefined, -1];
  for (let at = 0; at < words.length; at++) {
    const price = leads[at]!.cost / words[at]!.weight;
    if ((tried & (1 << at)) !== 0 || price <= most) continue;
    [found, most] = [at, price];
  }
  return found;
}

const known = new Map<string, Shares>();

function sharesFor(query: Name, person: 0 | 1, threshold: number): Shares {
  const steepness = steepnessOf(query.kind, person === 1 ? 'person' : 'unknown');
  const key = `${threshold} ${steepness.worse}`;
  let shares = known.get(key);
  if (shares === undefined) {
    shares = {
      leastShare: largestBelow((share) => wordScore(1, share, steepness) < threshold),
      leastBetter: largestBelow((share) => wordScore(share, share, steepness) < threshold
        && wordScore(share, 1, steepness) < threshold),
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
