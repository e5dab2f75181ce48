import * as z from 'zod';
import { isOurs } from '../../program/workflow/workflow.ts';
import { awardKinds } from '../award/kinds.ts';
import { route } from '../route.ts';
import { rulesFor } from '../workflow/rules.ts';

const named = z.object({ id: z.string(), title: z.string() });
const ours = z.boolean().describe('No source attests it; it is ours, or this office\'s.');
const words = z.array(z.string());
const workflowShape = z.object({
  title: z.string(),
  roles: z.array(named.extend({ applicant: z.boolean() })),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  advice: z.array(named.extend({ needs: words, stance: z.enum(['for', 'against', 'none']) })),
  states: z.array(named.extend({ final: z.boolean(), outcome: z.boolean(), asked: z.boolean(), public: z.boolean(), ours })),
  clocks: z.array(named.extend({ runs: words, workingDays: z.int(), ours })),
  transitions: z.array(z.object({
    event: z.string(), title: z.string(), from: words, to: z.string(), by: words, needs: words, proposes: words, onConflict: words,
    advises: z.boolean(), declares: z.boolean(), ours,
  })),
});
const kindShape = named.extend({
  by: z.record(z.string(), words).describe('Roles that enter it, by side.'), needs: words, counts: z.int(),
  closes: z.string().optional(), due: z.string().optional(), reopens: z.boolean(),
});

/** By which rules proposals move and ledgers grow, so that a client shows what can be done and what has to come with it. */
export const rulesRoutes = [
  route({
    method: 'get', path: '/rules/workflow', tag: 'Proposals', summary: 'The way of a proposal, as this office has it',
    access: { for: 'anybody' }, success: { status: 200, description: 'States, steps and clocks.', schema: workflowShape },
    handle: ({ services }) => {
      const { states, clocks, transitions, ...rest } = rulesFor(services).workflow;
      const body = { ...rest, states: states.map(marked), clocks: clocks.map(marked), transitions: transitions.map(marked) };
      return Promise.resolve({ body: workflowShape.parse(body) });
    },
  }),
  route({
    method: 'get', path: '/rules/awards', tag: 'After designation', summary: 'What can be entered after a designation, and by whom',
    access: { for: 'anybody' },
    success: { status: 200, description: 'The kinds of entries.', schema: z.object({ kinds: z.array(kindShape) }) },
    handle: () => Promise.resolve({ body: { kinds: awardKinds.map((kind) => kindShape.parse(kind)) } }),
  }),
];

function marked<Entry extends Parameters<typeof isOurs>[0]>(entry: Entry): Entry & { ours: boolean } {
  return { ...entry, ours: isOurs(entry) };
}
