import type { Composed } from '../../program/catalogue/compose.ts';
import type { OfferFragment } from '../../program/catalogue/fragment.ts';
import type { Need } from '../../program/catalogue/need.ts';
import type { ListedOffer } from '../../program/catalogue/offers.ts';

/** An offered item with what a list shows of it. */
export interface OfferedItem extends OfferFragment {
  name: string;
  /** The member's name: the item's supplier. */
  member: string;
}

/** Offers of several members, their items together in one package file, and a need that stands at one of its sites. */
export interface CompositionQuestion {
  pool: string;
  offers: readonly Omit<ListedOffer, 'line' | 'column'>[];
  need: Need & { site: string };
  on: string;
}

/** What an analyst does with offers. Every method throws `InputError` where what was sent has faults. */
export interface OfferDesk {
  /** What an offer takes out of a package file. */
  fragment(text: string, item: string, signal?: AbortSignal): Promise<OfferedItem>;
  /** Whole stacks for which no bar is found on the stated facts. */
  compose(question: CompositionQuestion, signal?: AbortSignal): Promise<Composed>;
}
