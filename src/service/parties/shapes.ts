import * as z from 'zod';
import { day, id, moment } from '../routes/shapes.ts';
import { type Pair, standingOf } from './pairs.ts';

export const statuses = ['open', 'awaiting-second', 'decided', 'expired', 'reopened'] as const;
export const verdicts = ['match', 'not-a-match', 'escalated'] as const;

/** A party and an entry of a list, with what was decided on the two. */
export const pairShape = z.object({
  finding: id.describe('What a decision is made on.'), party: id, name: z.string(), entry: z.string().describe('As list/id.'),
  list: z.string(), listedName: z.string(), score: z.number(), verdict: z.string().describe('What the matcher makes of it.'),
  because: z.string(), since: moment, status: z.enum(statuses),
  reopenedBecause: z.array(z.string()).describe('What changed since it was decided, or why it is open again.'),
  decision: z.object({
    id, verdict: z.enum(verdicts), by: z.string(), at: moment, why: z.string(), evidence: z.array(z.string()), expires: day.optional(),
    needsSecond: z.boolean(),
  }).optional(),
  second: z.object({ by: z.string(), at: moment, agrees: z.boolean(), why: z.string() }).optional(),
});

/** A pair as it stands on a day. */
export function shownPair(pair: Pair, on: string): z.infer<typeof pairShape> {
  const { result, party, name, entry, found: { list, name: listedName, score, verdict, because }, since, decision, second } = pair;
  const { status, because: reopenedBecause } = standingOf(pair, on);
  return {
    finding: result, party, name, entry, list, listedName, score, verdict, because, since: since.toISOString(), status, reopenedBecause,
    ...(decision === null ? {} : { decision: { id: decision.id, by: decision.by, at: decision.at.toISOString(), ...decision.decided } }),
    ...(second === null ? {} : { second: { ...second, at: second.at.toISOString() } }),
  };
}
