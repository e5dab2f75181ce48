import * as z from 'zod';
import type { Analyst } from '../analyst.ts';
import type { DecidedPair } from '../parties/partyDesk.ts';

/** What has to be shown with a package wherever it is shown, however open its country is. */
export const notesShape = z.object({
  on: z.iso.date().describe('The law of this day.'),
  corpus: z.string(),
  outcomes: z.array(z.object({ country: z.string().nullable(), outcome: z.string(), legs: z.int() }))
    .describe('How deliveries come out, by country; where the views differ both are named.'),
  parties: z.array(z.object({ about: z.string(), test: z.string(), status: z.string(), question: z.string().optional() }))
    .describe('What is not plainly met about somebody who takes part. That nothing stands here clears nobody.'),
  asked: z.array(z.string()).describe('What is still open.'),
});
export type Notes = z.infer<typeof notesShape>;

/** The parts of an answer of the analyst's `check` that are used here. */
interface Checked {
  on: string;
  corpus: string;
  legs: { country: string | null; enforced: { outcome: string }; codified?: { outcome: string } }[];
  tests: { id: string; name: string; status: string; question?: string }[];
  questions: { question: string }[];
}

/** Determines a package for its entry in the catalogue. Throws `InputError` where it cannot be. */
export async function notesOf(analyst: Analyst, text: string, signal: AbortSignal, decided: readonly DecidedPair[]): Promise<Notes> {
  const { on, corpus, legs, tests, questions } = await analyst.ask('check', { package: text, screen: true }, signal, decided) as Checked;
  const kinds = Map.groupBy(legs, ({ country, enforced, codified }) =>
    JSON.stringify([country, codified === undefined ? enforced.outcome : `${enforced.outcome}; as printed ${codified.outcome}`]));
  return {
    on, corpus, asked: [...new Set(questions.map(({ question }) => question))],
    outcomes: [...kinds].map(([key, own]) => {
      const [country, outcome] = JSON.parse(key) as [string | null, string];
      return { country, outcome, legs: own.length };
    }),
    parties: tests.filter(({ id, status }) => id.includes('@') && status !== 'met').map(({ id, name, status, question }) => ({
      about: id.slice(id.indexOf('@') + 1), test: name, status, ...(question === undefined ? {} : { question }),
    })),
  };
}
