import * as z from 'zod';
import { ask, type AskedQuestion } from '../../determination/ask.ts';
import { askText } from '../askText.ts';
import { type Desk, openAsked, packageInput } from './packageInput.ts';
import { page, type Tool } from './tool.ts';

const input = packageInput.extend({
  limit: z.int().min(1).max(1000).default(20).describe('So many questions of each kind; those that settle most come first.'),
});

const questionShape = z.object({
  fact: z.string(), about: z.string(), class: z.string(), question: z.string(), type: z.string(),
  values: z.array(z.string()).optional(), unit: z.string().optional(), who: z.string().optional(),
  reason: z.string().describe('The provision that makes it matter.'),
  place: z.string().optional().describe('Where the answer belongs in the package file.'),
  findings: z.number().describe('How many findings wait for it.'), effortDays: z.number(), proven: z.boolean(),
});

const output = z.object({
  title: z.string(), on: z.string(), corpus: z.string(),
  counts: z.object({ determining: z.number(), diligence: z.number(), forOthers: z.number(), open: z.number(), shortest: z.number() }),
  determining: z.array(questionShape), diligence: z.array(questionShape), forOthers: z.array(questionShape),
});

/** `ask`: what a package still has to be asked, as `portolan ask --list` shows it. */
export function askTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'ask', title: 'What to ask next', input, output,
    description: 'The questions a package leaves open, the one that settles most for its effort first: those that decide, those '
      + 'of diligence, and those that are for an agency or a named person to answer.',
    answer: (asked) => {
      const { package: found, workbench: { engine, catalog, vocabulary }, options } = openAsked(desk, asked);
      const report = ask(engine, found, catalog, vocabulary, options);
      const { title, on, corpus, determining, diligence, forOthers, open, shortest } = report;
      const first = (questions: readonly AskedQuestion[]) => questions.slice(0, asked.limit).map(questionOf);
      return {
        text: askText(report, page),
        data: {
          title, on, corpus, determining: first(determining), diligence: first(diligence), forOthers: first(forOthers),
          counts: {
            determining: determining.length, diligence: diligence.length, forOthers: forOthers.length, open: open.length, shortest,
          },
        },
      };
    },
  };
}

function questionOf(asked: AskedQuestion) {
  const { fact, about, class: kind, question, type, values, unit, who, reason, path, findings, effortDays, proven } = asked;
  return {
    fact, about, class: kind, question, type, reason, findings: findings.length, effortDays, proven,
    ...(values === undefined ? {} : { values }), ...(unit === undefined ? {} : { unit }), ...(who === undefined ? {} : { who }),
    ...(path === undefined ? {} : { place: path.join('.') }),
  };
}
