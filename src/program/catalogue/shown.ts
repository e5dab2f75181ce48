import type { Composed, Composition } from './compose.ts';
import type { Offer } from './offers.ts';

/** An offer as somebody may see it: without its price where that is another member's. */
export type ShownOffer = Omit<Offer, 'priceDollars'> & { priceDollars: number | null; standing: Composition['offers'][number]['standing'] };

/** A composition as somebody may see it; what would give away another member's price is null. */
export type ShownComposition = Omit<Composition, 'offers' | 'costDollars' | 'dependenceDollars'> & {
  offers: ShownOffer[];
  costDollars: number | null;
  dependenceDollars: number | null;
};

export type ShownComposed = Omit<Composed, 'compositions'> & { compositions: ShownComposition[] };

/**
 * What a member may see: compositions it is part of, its own prices, and neither totals nor an order by cost, from which the
 * prices of others could be worked out. Competitors learn nothing of each other's prices here.
 */
export function shownTo(member: string, { compositions, ...rest }: Composed): ShownComposed {
  const own = compositions.filter(({ offers }) => offers.some((offer) => offer.member === member)).map((composition): ShownComposition => ({
    ...composition, costDollars: null, dependenceDollars: null,
    offers: composition.offers.map((offer) => (offer.member === member ? offer : { ...offer, priceDollars: null })),
  }));
  const key = ({ offers }: ShownComposition): string => offers.map(({ item }) => item).join(' ');
  return { ...rest, compositions: own.sort((left, right) => (key(left) < key(right) ? -1 : 1)) };
}
