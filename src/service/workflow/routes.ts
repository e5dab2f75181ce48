import { sql } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { MemberRole } from '../../store/tables.ts';
import { explainConstraint, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { day, id, inWorkspace, name, paged, pageOf, pageQuery } from '../routes/shapes.ts';
import { actingAgency, happen } from './happen.ts';
import { caseOf, foundProposal } from './log.ts';
import { rulesFor } from './rules.ts';
import { brought, caseShape, proposalShape } from './shapes.ts';
import { sealedFile } from './sealed.ts';
import { shownCase, shownProposal } from './shown.ts';

explainConstraint('proposal_event_pkey', 409, 'Something else happened to this proposal at the same moment. Read it again first.');

const actors = ['preparer', 'approver', 'reviewer', 'adviser', 'decision-maker'] as const satisfies readonly MemberRole[];
const reads = { for: 'member', roles: [...actors, 'licensing-reviewer', 'auditor'], scope: 'proposals:read' } as const;
const ofProposal = inWorkspace.extend({ proposal: id });

/** Proposals on their way through the Program. */
export const proposalRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/proposals', tag: 'Proposals', params: inWorkspace, query: pageQuery, access: reads,
    summary: 'Proposals: of a consortium its own, of an agency those submitted',
    success: { status: 200, description: 'A page of them.', schema: pageOf(proposalShape) },
    handle: async ({ query, database }) => {
      let rows = database.selectFrom('proposal').selectAll().orderBy('id').limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      return { body: paged(await rows.execute(), query.limit, shownProposal) };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/proposals', tag: 'Proposals', summary: 'Begin a proposal for a version of a package',
    params: inWorkspace, access: { for: 'member', roles: ['preparer'], scope: 'proposals:write' },
    body: z.object({
      package: id, version: z.int().min(1).max(1_000_000),
      title: name.describe('As the public record will show it; put nothing confidential here.'),
    }),
    success: { status: 201, description: 'It is a draft.', schema: caseShape },
    handle: async ({ params, body, actor, database, services }) => {
      const rules = rulesFor(services);
      const version = await database.selectFrom('package_version').select('version').where('package', '=', body.package)
        .where('version', '=', body.version).where('workspace', '=', params.workspace).executeTakeFirst();
      if (version === undefined) throw new Problem(404, 'There is no such version here.');
      const row = await database.insertInto('proposal').values({
        id: newId(), workspace: params.workspace, package: body.package, version: body.version, title: body.title, created_by: actor.user!,
      }).returningAll().executeTakeFirstOrThrow();
      return { body: await shownCase(database, rules, row, (await caseOf(database, rules, row)).now, 'applicant') };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/proposals/{proposal}', tag: 'Proposals', params: ofProposal, access: reads,
    summary: 'A proposal: where it is, its clocks, what can happen and what did',
    success: { status: 200, description: 'The case.', schema: caseShape },
    handle: async ({ params, database, services }) => {
      const rules = rulesFor(services);
      const row = await foundProposal(database, params.proposal);
      const { now, events } = await caseOf(database, rules, row);
      return { body: await shownCase(database, rules, row, now, sideOf(row, params)), headers: { etag: `"${row.id}.${events}"` } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/proposals/{proposal}/events', tag: 'Proposals', params: ofProposal,
    access: { for: 'member', roles: actors, scope: 'proposals:write' },
    summary: 'Let something happen: submit, ask, advise, propose, countersign …',
    body: z.object({
      event: z.string().max(60), role: z.enum(actors).optional().describe('Of several roles the one you act in.'),
      with: brought.default({}),
    }),
    success: { status: 201, description: 'It happened; the case after it.', schema: caseShape },
    refusals: { 409: 'It cannot happen now, or not by you; the detail says why and what can.' },
    handle: async ({ params, body, actor, roles, database, services }) => {
      const rules = rulesFor(services);
      const row = await foundProposal(database, params.proposal, 'locked');
      const doer = { user: actor.user!, roles, workspace: params.workspace, agency: await actingAgency(database) };
      const after = await happen(database, rules, row, body, doer);
      return { body: await shownCase(database, rules, after.row, after.now, sideOf(after.row, params)) };
    },
  }),
  route({
    method: 'put', path: '/workspaces/{workspace}/proposals/{proposal}/version', tag: 'Proposals', params: ofProposal,
    access: { for: 'member', roles: ['preparer'], scope: 'proposals:write' },
    summary: 'Put a later version of the package into a draft, or into an answer',
    body: z.object({ version: z.int().min(1).max(1_000_000) }),
    success: { status: 200, description: 'The case.', schema: caseShape },
    refusals: { 409: 'It is neither a draft nor is anything asked.' },
    handle: async ({ params, body, database, services }) => {
      const rules = rulesFor(services);
      const row = await foundProposal(database, params.proposal, 'locked');
      const isOpen = rules.workflow.states.some((state) => state.id === row.state && (state.initial || state.asked));
      if (!isOpen) throw new Problem(409, 'What was sealed does not change; it can while it is a draft, or while something is asked.');
      const after = await database.updateTable('proposal').set({ version: body.version }).where('id', '=', row.id)
        .returningAll().executeTakeFirstOrThrow();
      return { body: await shownCase(database, rules, after, (await caseOf(database, rules, after)).now, 'applicant') };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/proposals/{proposal}/sealed/{sequence}', tag: 'Proposals', access: reads,
    params: ofProposal.extend({ sequence: z.coerce.number().int().min(1).max(1_000_000_000) }),
    summary: 'A sealed file: the receipt and the package, byte for byte; to the Program\'s staff without what is for the licensing agency',
    success: { status: 200, description: 'The file.', schema: z.object({
      receipt: z.string(), dossier: z.string().describe('The digest of the dossier that goes with it.'), package: z.string(),
      walled: z.boolean().describe('True where something was withheld: receipt, dossier and package are then made without it.'),
    }) },
    handle: async ({ params, database }) => ({ body: await sealedFile(database, params) }),
  }),
  route({
    method: 'get', path: '/public-record', tag: 'Proposals', summary: 'What anybody may know: designations and what became of them',
    query: pageQuery, access: { for: 'anybody' },
    success: { status: 200, description: 'A page of them.', schema: pageOf(z.object({
      id, title: z.string(), state: z.string(), since: day, conditions: z.string(),
    })) },
    handle: async ({ query, database }) => {
      let rows = database.selectFrom('public_record')
        .select(['proposal as id', 'title', 'state', sql<string>`since::text`.as('since'), 'conditions'])
        .orderBy('proposal').limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('proposal', '>', query.after);
      return { body: paged(await rows.execute(), query.limit, (row) => row) };
    },
  }),
];

function sideOf(row: { workspace: string }, { workspace }: { workspace: string }): 'applicant' | 'programme' {
  return row.workspace === workspace ? 'applicant' : 'programme';
}
