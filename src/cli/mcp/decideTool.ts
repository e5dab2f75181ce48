import * as z from 'zod';
import type { Question } from '../../corpus/view.ts';
import type { FactValue } from '../../engine/fact.ts';
import { type DecisionReport, report } from '../decisionReport.ts';
import { decisionText } from '../decisionText.ts';
import { withCatalog } from '../factArguments.ts';
import { checkDay, checkHeld } from '../lawSpan.ts';
import { today } from '../question.ts';
import { checkDays, type Desk } from './packageInput.ts';
import { authorityOf, authorityShape, needOf, needShape, underShape } from './shapes.ts';
import { daySchema, page, type Tool } from './tool.ts';

const between = z.strictObject({
  min: z.number().optional(), max: z.number().optional(), minExclusive: z.boolean().optional(), maxExclusive: z.boolean().optional(),
});

const input = z.object({
  facts: z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.null(), between]))
    .describe('Facts by name, as in {"item": "h200", "quantity": 8}; `item` names an entry of the catalog, null is unknown, '
      + '{"min": 1600} is a figure between bounds. The command `portolan law facts` lists the names.'),
  on: daySchema.optional().describe('The day whose law applies; left out: today.'),
  knownOn: daySchema.optional(),
  view: z.enum(['enforced', 'codified']).default('enforced'),
  assume: z.enum(['ordinary']).optional(),
});

const output = underShape.extend({
  outcome: z.string(), licenceRequired: z.boolean().nullable(), eccn: z.string().nullable(), reviewPolicy: z.string().nullable(),
  grounds: z.array(authorityShape.extend({ ground: z.string(), stands: z.boolean().nullable() })),
  exceptions: z.object({ available: z.array(z.string()), barred: z.array(z.string()), open: z.array(z.string()) }),
  authorisations: z.array(z.string()), needs: z.array(needShape), possibleOutcomes: z.array(z.string()),
  restsOn: z.array(z.string()), grade: z.string(), view: z.string(),
  codified: z.object({ outcome: z.string(), licenceRequired: z.boolean().nullable(), reviewPolicy: z.string().nullable() }).optional()
    .describe('What the law says as printed, where that differs from how it is applied.'),
});

/** `decide`: one delivery from facts alone, as `portolan decide` decides it. */
export function decideTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'decide', title: 'Decide one delivery', input, output,
    description: 'The licence outcome for one delivery from facts given by name, without a package file. What nobody states is '
      + 'unknown, and comes back as a question where it matters.',
    answer: ({ facts, on = today(), knownOn, view, assume }) => {
      const { engine, catalog } = desk.workbench();
      checkDays({ on, knownOn });
      checkDay(engine.corpus, on, 'on');
      const stated = withCatalog(engine, () => catalog, factsOf(facts));
      const question: Question = { on, view, ...(knownOn === undefined ? {} : { knownOn }) };
      const found = report(engine, stated, question, { assumeOrdinary: assume === 'ordinary' });
      checkHeld(engine, found, 'on');
      return { text: decisionText(found, page.width), data: dataOf(found) };
    },
  };
}

/** What the schema lets through, without fields that are there but undefined. */
function factsOf(facts: z.infer<typeof input>['facts']): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]): [string, FactValue] => [name,
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).filter(([, bound]) => bound !== undefined)) : value]));
}

function dataOf(found: DecisionReport) {
  const { outcome, licenceRequired, eccn, reviewPolicy, exceptions, authorisations, possibleOutcomes, grade, codified } = found;
  const { view, on, knownOn, corpus } = found;
  return {
    outcome, licenceRequired, eccn, reviewPolicy, exceptions, authorisations, possibleOutcomes, grade, view, on, knownOn, corpus,
    grounds: found.grounds.map((ground) => ({ ...authorityOf(ground), ground: ground.ground, stands: ground.stands })),
    needs: found.needs.map(needOf), restsOn: found.restsOn.map(({ text }) => text),
    ...(codified === undefined ? {} : {
      codified: { outcome: codified.outcome, licenceRequired: codified.licenceRequired, reviewPolicy: codified.reviewPolicy },
    }),
  };
}
