import type { Selectable } from 'kysely';
import * as z from 'zod';
import { expiryOf, needsSecondPerson } from '../../screening/decisions/policy.ts';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import type { FoundPair } from '../parties/partyDesk.ts';
import type { Decided } from '../parties/pairs.ts';
import { decisionPolicy } from '../parties/policy.ts';
import { verdicts } from '../parties/shapes.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { today } from '../today.ts';
import { day, id, inWorkspace, moment, name, paged, pageOf, pageQuery } from './shapes.ts';

const rowShape = z.object({
  id, subject: z.string(), kind: z.enum(['result', 'decision', 'second-decision']), about: id.optional(), row: z.unknown(),
  createdBy: z.string(), createdAt: moment,
});
const screens = { for: 'member', roles: ['screener'], scope: 'screening:write' } as const;
const onRow = inWorkspace.extend({ row: id });
const why = z.string().trim().min(1).max(2000).describe('The reason, for whoever reads the ledger.');

/** Who was compared with the lists, what was found, and what a person decided, and a second one. Rows are only added. */
export const screeningRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/screenings', tag: 'Screening',
      summary: 'Compare a party with the lists, and keep the result',
    params: inWorkspace, access: screens,
    body: z.object({ name, alias: z.array(name).max(50).default([]), country: z.array(name).max(20).default([]) }),
    success: { status: 201, description: 'The result. Where nothing was found, it says how hard it looked; it is no clearance.',
      schema: rowShape },
    work: async ({ params, body, actor, services, transact, signal }) => {
      const found = await services.analyst.ask('screen', body, signal);
      return { body: shown(await transact((database) => database.insertInto('screening_row').returningAll().values({
        id: newId(), workspace: params.workspace, subject: body.name, kind: 'result', about: null,
        row: JSON.stringify({ asked: body, found }), created_by: actor.user!,
      }).executeTakeFirstOrThrow())) };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/screenings', tag: 'Screening', summary: 'The ledger of screening, oldest first',
    params: inWorkspace, query: pageQuery.extend({ subject: name.optional() }),
    access: { for: 'member', roles: ['preparer', 'approver', 'screener', 'auditor'], scope: 'screening:read' },
    success: { status: 200, description: 'A page of rows.', schema: pageOf(rowShape) },
    handle: async ({ params, query, database }) => {
      let rows = database.selectFrom('screening_row').selectAll()
        .where('workspace', '=', params.workspace).orderBy('id').limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      if (query.subject !== undefined) rows = rows.where('subject', '=', query.subject);
      return { body: paged(await rows.execute(), query.limit, shown) };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/screenings/{row}/decision', tag: 'Screening', summary: 'Decide on a result',
    params: onRow, access: screens, refusals: { 409: 'Meanwhile it was found otherwise.' },
    body: z.object({
      verdict: z.enum(verdicts), why, evidence: z.array(z.string().trim().min(1).max(500)).max(50).default([])
        .describe('Papers, addresses, anything that can be looked at again.'),
      expires: day.optional().describe('The last day on which it stands; left out: as the rules of the house have it.'),
    }),
    success: { status: 201, description: 'The decision; `needsSecond` says whether a second person has to second it.', schema: rowShape },
    handle: async ({ params: { workspace, row: about }, body, actor, database }) => {
      const found = await resultNamed(database, workspace, about);
      const expires = body.expires ?? expiryOf(decisionPolicy, body.verdict, today());
      const decided: Decided = {
        verdict: body.verdict, why: body.why, evidence: body.evidence, ...(expires === undefined ? {} : { expires }),
        needsSecond: found === undefined || needsSecondPerson(decisionPolicy, { ...found, entry: found }, body.verdict),
      };
      return { body: shown(await database.insertInto('screening_row').returningAll().values({
        id: newId(), workspace, kind: 'decision', about, row: JSON.stringify(decided), created_by: actor.user!, subject: '',
      }).executeTakeFirstOrThrow()) };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/screenings/{row}/second', tag: 'Screening', summary: 'Second the decision of another',
    params: onRow, access: screens, body: z.object({ agrees: z.boolean(), why }), refusals: { 409: 'It has its second already.' },
    success: { status: 201, description: 'It is seconded.', schema: rowShape },
    handle: async ({ params, body, actor, database }) => ({ body: shown(await database.insertInto('screening_row').returningAll().values({
      id: newId(), workspace: params.workspace, kind: 'second-decision', about: params.row, row: JSON.stringify(body),
        created_by: actor.user!,
      subject: '',
    }).executeTakeFirstOrThrow()) }),
  }),
];

/** What was found of a pair; undefined where the result is about a name alone. Throws {@link Problem} where it is not the newest. */
async function resultNamed(database: RequestDatabase, workspace: string, result: string): Promise<FoundPair | undefined> {
  const row = await database.selectFrom('screening_row').select(['party', 'entry', 'row']).where('workspace', '=', workspace)
    .where('id', '=', result).where('kind', '=', 'result').executeTakeFirst();
  if (row === undefined || row.party === null || row.entry === null) return undefined;
  const newer = await database.selectFrom('screening_row').select('id').where('workspace', '=', workspace).where('party', '=', row.party)
    .where('entry', '=', row.entry).where('kind', '=', 'result').where('id', '>', result).executeTakeFirst();
  if (newer !== undefined) throw new Problem(409, 'Meanwhile it was found otherwise. Read the finding again first.');
  return row.row as FoundPair;
}

function shown({ id, subject, kind, about, row, created_by, created_at }: Selectable<Tables['screening_row']>): z.infer<typeof rowShape> {
  return { id, subject, kind, ...(about === null ? {} : { about }), row, createdBy: created_by, createdAt: created_at.toISOString() };
}
