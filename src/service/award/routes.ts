import { sql } from 'kysely';
import * as z from 'zod';
import { type AwardEntry, refusalOf, standingOf } from '../../program/award/standing.ts';
import { newId } from '../../store/ids.ts';
import { explainConstraint, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { day, id, inWorkspace } from '../routes/shapes.ts';
import { today } from '../today.ts';
import { actingAgency, happen } from '../workflow/happen.ts';
import { foundProposal } from '../workflow/log.ts';
import { rulesFor } from '../workflow/rules.ts';
import { awardEntriesOf as entriesOf, awardKinds as kinds, reopening } from './kinds.ts';
import { reopenedFindings, reopenedShape } from './reopened.ts';
import { checkDesignated, sideOf } from './side.ts';

explainConstraint('award_entry_answers_once', 409, 'It has been answered already.');
explainConstraint('award_buyer_buyer_fkey', 422, 'There is no such workspace of a buyer.');

const ofProposal = inWorkspace.extend({ proposal: id });
const label = z.string().trim().min(1).max(200);
const statement = z.record(z.string().min(1).max(60), z.string().max(20_000));
const entryShape = z.object({
  id, kind: z.string(), on: day, site: z.string().nullable(), item: z.string().nullable(), quantity: z.int().nullable(),
  about: id.nullable(), statement,
});
const readers = ['preparer', 'approver', 'reviewer', 'decision-maker', 'buyer', 'auditor'] as const;
const reads = { for: 'member', roles: readers, scope: 'awards:read' } as const;

/** What happens after designation: counts attested by site, evidence, incidents, returns, reports. */
export const awardRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/awards/{proposal}', tag: 'After designation', params: ofProposal, access: reads,
    summary: 'What stands where, what is open, and the entries that are for you',
    success: { status: 200, description: 'As far as your side may read.', schema: z.object({
      side: z.enum(['consortium', 'buyer', 'programme']),
      deployed: z.array(z.object({ site: z.string(), item: z.string(), quantity: z.int(), lastOn: day })),
      open: z.array(z.object({ id, kind: z.string(), on: day, site: z.string().nullable(), due: day.nullable(), overdue: z.boolean() })),
      entries: z.array(entryShape),
      reopened: z.array(reopenedShape).describe('Findings that material changes re-opened; to buyers none.'),
    }) },
    handle: async ({ params, database }) => {
      const side = await sideOf(database, params.proposal);
      const entries = await entriesOf(database, params.proposal);
      const reopened = await reopenedFindings(database, params.proposal);
      return { body: { side, ...standingOf(kinds, entries, today()), entries: entries.map(shown), reopened } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/awards/{proposal}/entries', tag: 'After designation', params: ofProposal,
    access: { for: 'member', roles: ['approver', 'reviewer', 'buyer'], scope: 'awards:write' },
    summary: 'Enter something: deployed, returned, location, utilisation, incident, report, material change',
    body: z.object({
      kind: z.string().max(60), on: day, site: label.optional(), item: label.optional(),
      quantity: z.int().min(1).max(1_000_000_000).optional(),
      about: id.optional().describe('The entry that this one answers.'), statement: statement.default({}),
    }),
    success: { status: 201, description: 'It is entered; a material change has reopened the designation.', schema: entryShape },
    refusals: { 409: 'It does not fit what was entered before; the detail says why.' },
    handle: async ({ params, body, actor, roles, database, services }) => {
      const side = await sideOf(database, params.proposal);
      await sql`select pg_advisory_xact_lock(hashtextextended(${params.proposal}, 0))`.execute(database);
      await checkDesignated(database, params.proposal);
      const { kind, on, site = null, item = null, quantity = null, about = null } = body;
      const entry = { kind, site, item, quantity, about, statement: body.statement };
      const refusal = refusalOf(kinds, await entriesOf(database, params.proposal), entry, { side, roles });
      if (refusal !== undefined) throw new Problem(refusal.status, refusal.message);
      const { seenBy, reopens } = kinds.find((one) => one.id === kind)!;
      const row = { ...entry, id: newId(), workspace: params.workspace, proposal: params.proposal, on_day: on, seen_by: seenBy,
        statement: JSON.stringify(body.statement), created_by: actor.user! };
      await database.insertInto('award_entry').values(row).execute();
      if (reopens) {
        const found = await foundProposal(database, params.proposal, 'locked');
        const doer = { user: actor.user!, roles, workspace: params.workspace, agency: await actingAgency(database) };
        await happen(database, rulesFor(services), found, { event: reopening, with: { change: body.statement.what ?? '' } }, doer);
      }
      return { body: { ...entry, id: row.id, on } };
    },
  }),
  route({
    method: 'put', path: '/workspaces/{workspace}/awards/{proposal}/buyers/{buyer}', tag: 'After designation',
    params: ofProposal.extend({ buyer: id }), access: { for: 'member', roles: ['approver'], scope: 'awards:write' },
    summary: 'Let a buyer\'s workspace read what is said of its own sites', body: z.object({ sites: z.array(label).min(1).max(200) }),
    success: { status: 200, description: 'It may.', schema: z.object({ buyer: id, sites: z.array(z.string()) }) },
    handle: async ({ params: { workspace, proposal, buyer }, body: { sites }, database }) => {
      await sideOf(database, proposal);
      await database.insertInto('award_buyer').values({ workspace, proposal, buyer, sites })
        .onConflict((conflict) => conflict.columns(['proposal', 'buyer']).doUpdateSet({ sites })).execute();
      return { body: { buyer, sites } };
    },
  }),
];

function shown({ statement: said, ...entry }: AwardEntry): z.infer<typeof entryShape> {
  return { ...entry, statement: { ...said } };
}
