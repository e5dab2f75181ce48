import * as z from 'zod';
import { Compared } from '../../determination/compare.ts';
import { shownSide } from '../../determination/compareSide.ts';
import { packageVocabulary } from '../../package/vocabulary.ts';
import { openSides } from '../compareSides.ts';
import { comparisonText } from '../compareText.ts';
import { type Desk, openAsked, packageInput } from './packageInput.ts';
import { page, type Tool } from './tool.ts';

const law = 'DATE[:enforced|codified][:known-on=DATE][+REFORM…]';
const input = packageInput.omit({ on: true, knownOn: true }).extend({
  a: z.string().describe(`The first law: ${law}, as in 2026-11-23:codified.`),
  b: z.string().describe(`The second law, likewise, as in 2026-11-23+gain-ai.`),
});

const side = z.looseObject({ label: z.string() });
const output = z.object({
  title: z.string(), a: side, b: side, legs: z.number(),
  changes: z.array(z.object({
    finding: z.string(), item: z.string().optional(), country: z.string().nullable().optional(),
    changes: z.array(z.object({
      aspect: z.string(), before: z.union([z.string(), z.array(z.string())]), after: z.union([z.string(), z.array(z.string())]),
    })),
    responsible: z.array(z.object({ cite: z.string(), rule: z.string().optional(), how: z.string() })),
  })),
  only: z.array(z.object({ finding: z.string(), in: z.enum(['a', 'b']) })),
});

/** Provisions named for one change; the command line names as many. */
const mostResponsible = 6;

/** `compare`: a package under two laws, as `portolan compare` puts them side by side. */
export function compareTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'compare', title: 'Compare two laws', input, output,
    description: 'What two laws say of one package: any two of day, view (as applied, as printed), what was known, and reforms; '
      + 'each finding that changes with the provisions that make it so.',
    answer: (asked) => {
      const base = desk.workbench();
      const { a, b, vocabulary } = openSides(base.engine, asked);
      const workbench = { ...base, vocabulary: packageVocabulary(vocabulary) };
      const opened = openAsked({ ...desk, workbench: () => workbench }, { ...asked, on: a.question.on });
      const compared = new Compared(a, b, { assumeOrdinary: opened.options.assumeOrdinary });
      const comparison = compared.compare(opened.package, workbench.catalog);
      const { title, legs, changes, only } = comparison;
      return {
        text: comparisonText(comparison, page),
        data: {
          title, legs, only, a: { ...shownSide(a) }, b: { ...shownSide(b) },
          changes: changes.map(({ responsible, ...change }) => ({ ...change, responsible: responsible.slice(0, mostResponsible) })),
        },
      };
    },
  };
}
