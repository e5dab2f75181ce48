import * as z from 'zod';
import type { Authority, Need } from '../../engine/decision.ts';

/** A question that is open, as every tool says it. */
export const needShape = z.object({
  fact: z.string().describe('The name of the fact; under `facts` of `decide` it is stated so.'),
  class: z.string().describe('determining: the outcome hangs on it; diligence; judgement and reading are for others to settle.'),
  question: z.string(),
  who: z.string().optional(),
  unit: z.string().optional(),
  cite: z.string().optional().describe('The provision that makes it matter.'),
});

export function needOf({ fact, class: kind, question, who, unit, cite }: Need): z.infer<typeof needShape> {
  return {
    fact, class: kind, question, ...(who === undefined ? {} : { who }), ...(unit === undefined ? {} : { unit }),
    ...(cite === undefined ? {} : { cite }),
  };
}

/** A provision at work. `uri` is the resource that holds its page. */
export const authorityShape = z.object({
  cite: z.string(), rule: z.string(), version: z.string().describe('The first day of the wording that was applied.'),
  grade: z.string(), uri: z.string(),
});

export function authorityOf({ cite, rule, version, grade }: Authority): z.infer<typeof authorityShape> {
  return { cite, rule, version, grade, uri: provisionUri(rule) };
}

/** The address of the page that a rule or provision stands on. */
export function provisionUri(rule: string): string {
  return `portolan://law/${rule.replace(/#.*$/, '')}`;
}

/** Which law answered, and how far it was read. */
export const underShape = z.object({
  on: z.string(), knownOn: z.string().nullable(), corpus: z.string().describe('The digest of the law that answered.'),
});
