import { type Share, whole } from './share.ts';

/** Who holds what in whom on one day, entities by number. Arrays run over the stakes; shares as in `share.ts`. */
export interface Stakes {
  owner: Uint32Array;
  owned: Uint32Array;
  low: Uint32Array;
  high: Uint32Array;
}

/**
 * Stakes with the ways through them: from an owner to what it owns, and back. Typed arrays throughout, so that millions fit.
 * `complete` marks entities of which every owner is on record: what the others do not hold, these do.
 */
export class OwnershipGraph {
  readonly count: number;
  readonly stakes: Stakes;
  readonly complete: Uint8Array;
  /** The sum of what the owners of each entity hold at least. */
  readonly totalLow: Float64Array;
  /** No share is open. */
  readonly isExact: boolean;
  /** The stakes once more, those of one owner beside each other: what the solver runs through. */
  readonly byOwner: { first: Uint32Array; owned: Uint32Array; low: Uint32Array; high: Uint32Array };
  private readonly outgoing: Index;
  private incoming: Index | undefined;

  constructor(count: number, stakes: Stakes, complete: Uint8Array = new Uint8Array(count)) {
    this.count = count;
    this.stakes = stakes;
    this.complete = complete;
    this.outgoing = indexOf(count, stakes.owner);
    this.totalLow = totalsOf(count, stakes.owned, stakes.low);
    const { first, order } = this.outgoing;
    const { owned, low, high } = stakes;
    this.isExact = low.every((share, stake) => share === high[stake]);
    const lowest = pick(low, order);
    this.byOwner = { first, owned: pick(owned, order), low: lowest, high: this.isExact ? lowest : pick(high, order) };
  }

  /** The sum of what the owners of each entity hold at most. */
  totalHigh(): Float64Array {
    return totalsOf(this.count, this.stakes.owned, this.stakes.high);
  }

  /** The stakes that an entity holds. */
  heldBy(owner: number): Uint32Array {
    const { first, order } = this.outgoing;
    return order.subarray(first[owner]!, first[owner + 1]!);
  }

  /** The stakes that others hold in an entity. */
  heldIn(owned: number): Uint32Array {
    const { first, order } = this.incoming ??= indexOf(this.count, this.stakes.owned);
    return order.subarray(first[owned]!, first[owned + 1]!);
  }

  shareOf(stake: number): Share {
    return { low: this.stakes.low[stake]!, high: this.stakes.high[stake]! };
  }

  /** What a stake may be at most beside what the other owners hold at least. */
  ceiling(stake: number): number {
    const { owned, low, high } = this.stakes;
    return Math.max(low[stake]!, Math.min(high[stake]!, whole - this.totalLow[owned[stake]!]! + low[stake]!));
  }
}

function totalsOf(count: number, owned: Uint32Array, shares: Uint32Array): Float64Array {
  const totals = new Float64Array(count);
  for (let stake = 0; stake < owned.length; stake++) totals[owned[stake]!]! += shares[stake]!;
  return totals;
}

function pick(values: Uint32Array, order: Uint32Array): Uint32Array {
  const picked = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) picked[place] = values[order[place]!]!;
  return picked;
}

interface Index {
  first: Uint32Array;
  order: Uint32Array;
}

/** Stakes sorted by one of their ends, counted rather than compared. */
function indexOf(count: number, ends: Uint32Array): Index {
  const first = new Uint32Array(count + 1);
  for (let stake = 0; stake < ends.length; stake++) first[ends[stake]! + 1]! += 1;
  for (let entity = 0; entity < count; entity++) first[entity + 1]! += first[entity]!;
  const next = first.slice(0, count);
  const order = new Uint32Array(ends.length);
  for (let stake = 0; stake < ends.length; stake++) order[next[ends[stake]!]!++] = stake;
  return { first, order };
}
