import * as z from 'zod';
import { containsWords } from '../../screening/decisions/matchFinding.ts';
import { readDateSpan } from '../../screening/lists/dates.ts';
import { explain } from '../../screening/names/explain.ts';
import { usualThreshold } from '../../screening/names/screener.ts';
import { screenName } from '../screen.ts';
import { type Screening, screeningText } from '../screenText.ts';
import { checkDays, refusal } from './packageInput.ts';
import { daySchema, page, type Tool } from './tool.ts';

const input = z.object({
  name: z.string().describe('The name, in any script.'),
  alias: z.array(z.string()).default([]),
  kind: z.enum(['person', 'organisation', 'vessel', 'aircraft']).optional(),
  born: z.string().optional().describe('1973-03-25, Mar 1973, 1973, 1970 to 1973.'),
  country: z.array(z.string()).default([]).describe('Countries of the party, by code or name.'),
  list: z.array(z.string()).default([]).describe('Only these lists; left out: all that are held.'),
  on: daySchema.optional().describe('The lists as of this day.'),
  threshold: z.number().gt(0).max(1).default(usualThreshold),
  limit: z.int().min(1).max(100).default(10),
});

const output = z.object({
  found: z.number(),
  matches: z.array(z.object({
    list: z.string(), id: z.string(), name: z.string(), score: z.number(), programmes: z.array(z.string()), why: z.array(z.string()),
  })),
  compared: z.object({
    entries: z.number(), names: z.number(), notices: z.array(z.string()),
    lists: z.array(z.object({ list: z.string(), version: z.string(), day: z.string(), entries: z.number(), stale: z.boolean() })),
  }),
});

/** `screen`: whether a name may be that of a listed party, as `portolan screen` says it. */
export function screenTool(): Tool<typeof input, typeof output> {
  return {
    name: 'screen', title: 'Screen a name', input, output,
    description: 'Compares a name with the screening lists held here: each match with its score and what that rests on, and in '
      + 'any case what was compared. That nothing was found clears nobody.',
    answer: ({ name, born, kind, on, ...asked }) => {
      if (name.trim() === '') throw refusal('name', 'Give a name.');
      checkDays({ on });
      const birth = born === undefined ? undefined : readDateSpan(born, 'day-first');
      if (birth !== undefined && birth.earliest === undefined) {
        throw refusal('born', `There is no date '${born}'.`, 'Write it as 1973-03-25, Mar 1973 or 1973.');
      }
      const screening = screenName(name, {
        ...asked, ...(kind === undefined ? {} : { kind }), ...(on === undefined ? {} : { on }),
        ...(birth === undefined ? {} : { born: birth }),
      });
      return { text: screeningText(screening, page), data: dataOf(screening) };
    },
  };
}

function dataOf({ held, names, matches, limit, threshold }: Screening): z.infer<typeof output> {
  return {
    found: matches.length,
    matches: matches.slice(0, limit).map(({ entry: { list, id, name, programmes }, score, names: alike, identifiers, contains }) => ({
      list, id, name, programmes: [...programmes], score,
      why: [
        ...identifiers.map(({ title, kind, value }) => `the same ${title ?? kind}: ${value}`),
        ...alike.flatMap((result) => explain(result.subjectName, result.listedName, result)),
        ...contains === undefined || alike[0] === undefined || score >= threshold ? [] : [containsWords(alike[0], contains)],
      ],
    })),
    compared: {
      entries: held.entries.length, names, notices: held.notices,
      lists: held.lists.map(({ list, version, day, entries, stale }) => ({ list, version, day, entries, stale })),
    },
  };
}
