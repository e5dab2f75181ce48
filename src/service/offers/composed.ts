import * as z from 'zod';
import type { Composed } from '../../program/catalogue/compose.ts';
import type { PooledFragment } from '../../program/catalogue/fragment.ts';
import { id } from '../routes/shapes.ts';
import type { OfferedItem } from './offerDesk.ts';

/** An offer as it stands in a pool. */
export interface OfferOfPool extends PooledFragment {
  offer: string;
  fragment: OfferedItem;
  terms: {
    priceDollars: number; deliveryDays: number; powerMegawatts?: number | undefined; provides: Record<string, number>;
    keeps: Record<string, boolean>; countries?: string[] | undefined; until?: string | undefined;
  };
}

export const composedShape = z.object({
  means: z.string().describe('What it means that a composition is here, and what it does not.'),
  compositions: z.array(z.object({
    costDollars: z.number(), deliveryDays: z.int(), licences: z.int().describe('Legs that need a licence.'),
    open: z.int().describe('Legs that are not decided.'),
    dependenceDollars: z.number().describe('Of the price, what is not stated to be U.S. content.'),
    offers: z.array(z.object({
      offer: id, name: z.string(), member: z.string(), layer: z.string(), priceDollars: z.number(), deliveryDays: z.int(),
      licences: z.int(), open: z.int(), questions: z.array(z.string()),
    })),
    parties: z.array(z.object({
      name: z.string(), tests: z.array(z.object({ name: z.string(), status: z.string(), question: z.string().nullable() })),
      asked: z.array(z.string()),
    })).describe('What is not settled about each. Where nothing is, that clears nobody.'),
    questions: z.array(z.string()),
  })).describe('Each is better than every other in something: cost, delivery, licences, dependence.'),
  left: z.array(z.object({ offer: id, name: z.string(), why: z.string() })).describe('Offers that can be part of none.'),
  inTheWay: z.array(z.string()).describe('Where there is no composition: wishes each of which, given up alone, would do.'),
  bounded: z.boolean().describe('There may be more: the search was ended.'),
});

const means = 'No bar is found on the stated facts. That is no licence and no clearance.';

/** What was composed, in the names of the offers. */
export function shownComposed(
  { compositions, left, inTheWay, bounded }: Composed, pool: readonly OfferOfPool[],
): z.infer<typeof composedShape> {
  const byId = new Map(pool.map((one) => [one.id, one]));
  const named = (own: string): { offer: string; name: string; member: string } => {
    const { offer, fragment: { name, member } } = byId.get(own)!;
    return { offer, name, member };
  };
  return {
    means, inTheWay, bounded,
    left: left.map(({ item, why }) => ({ offer: named(item).offer, name: named(item).name, why })),
    compositions: compositions.map(({ offers, parties, costDollars, deliveryDays, licences, open, dependenceDollars, questions }) => ({
      costDollars, deliveryDays, licences, open, dependenceDollars, questions,
      offers: offers.map(({ item, layer, priceDollars, deliveryDays: days, standing }) => ({
        ...named(item), layer, priceDollars, deliveryDays: days, licences: standing.licences, open: standing.open,
        questions: standing.needs,
      })),
      parties: parties.map(({ name, tests, asked }) => ({
        name, asked, tests: tests.map(({ name: test, status, question }) => ({ name: test, status, question })),
      })),
    })),
  };
}
