import * as z from 'zod';
import type { Need } from '../../program/catalogue/need.ts';
import { day } from '../routes/shapes.ts';

export const country = z.string().regex(/^[A-Z]{2}$/, 'A code of two letters.');
/** A word or name on which buyers and members agree. */
export const word = z.string().trim().min(1).max(200);
export const amount = z.number().min(0).max(1e15);

/** What a buyer needs. It is not kept. */
export const needBody = z.object({
  title: word, country, by: day.optional(), budgetDollars: amount.optional(), powerMegawatts: amount.optional(),
  workload: z.record(word, amount).default({}), sovereignty: z.array(word).max(50).default([]),
});

/** A need as the rules read it. */
export function needOf({ by, budgetDollars, powerMegawatts, ...rest }: z.output<typeof needBody>, parts: readonly string[] = []): Need {
  return {
    title: rest.title, country: rest.country, workload: rest.workload, sovereignty: rest.sovereignty, parts: [...parts],
    ...(by === undefined ? {} : { by }), ...(budgetDollars === undefined ? {} : { budgetDollars }),
    ...(powerMegawatts === undefined ? {} : { powerMegawatts }),
  };
}
