import * as z from 'zod';
import { subjectFingerprint } from '../../screening/decisions/finding.ts';
import type { Subject } from '../../screening/entry.ts';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { askForLook } from '../monitors/watch.ts';
import { Problem } from '../problem.ts';
import { route, type Transact } from '../route.ts';
import { id, inWorkspace, moment, paged, pageOf, pageQuery } from '../routes/shapes.ts';
import { textOf } from '../routes/packages.ts';
import { today } from '../today.ts';
import { pairShape, shownPair, statuses } from './shapes.ts';
import { pairsOf, type PartyRow, standingOf } from './pairs.ts';

const partyShape = z.object({
  id, reference: z.string().describe('Its name in the book or package it comes from.'), name: z.string(), subject: z.looseObject({}),
  since: moment, compared: z.boolean().describe('With the lists as they were at the last look.'),
});
const screens = { for: 'member', roles: ['screener'], scope: 'screening:write' } as const;
const reads = { for: 'member', roles: ['preparer', 'approver', 'screener', 'auditor'], scope: 'screening:read' } as const;
/** So many pairs are looked through for those of one status before whoever asks has to ask again. */
const pairsAtOnce = 1000;

/** The parties of a workspace, and what was found about each. */
export const partyRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/parties', tag: 'Screening', params: inWorkspace, access: screens,
    summary: 'Take parties in, from a table (CSV, XLSX, JSON) or from a package; they are compared with the lists from then on',
    body: z.union([
      z.object({ table: z.object({ name: z.string().min(1).max(200), content: z.base64().describe('The file, as base64.') }) }),
      z.object({ package: id, version: z.int().min(1).optional() }),
    ]),
    success: { status: 201, description: 'They are taken in, and will be compared.', schema: z.object({
      added: z.int(), changed: z.int(), unchanged: z.int(), job: id.optional(),
    }) },
    work: async ({ params: { workspace }, body, actor, services, transact, signal }) => {
      const source = 'table' in body
        ? { kind: 'table' as const, name: body.table.name, bytes: Buffer.from(body.table.content, 'base64') }
        : { kind: 'package' as const, text: await savedText(transact, { workspace, package: body.package }, body.version) };
      const subjects = await services.analyst.parties.read(source, signal);
      const place = 'package' in body ? `${body.package}/` : '';
      return { body: await transact((database) => takeIn(database, subjects, { workspace, place, user: actor.user! })) };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/parties', tag: 'Screening', summary: 'The parties of the workspace', params: inWorkspace,
    query: pageQuery, access: reads, success: { status: 200, description: 'A page of them.', schema: pageOf(partyShape) },
    handle: async ({ params, query, database }) => {
      let rows = database.selectFrom('party').selectAll().where('workspace', '=', params.workspace)
        .where('left_at', 'is', null).orderBy('id').limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      return { body: paged(await rows.execute(), query.limit, shownParty) };
    },
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/parties/{party}', tag: 'Screening', access: screens,
    summary: 'Compare a party no longer; what was found and decided stays in the ledger', params: inWorkspace.extend({ party: id }),
    success: { status: 204, description: 'It is out of the book.', schema: z.undefined() },
    handle: async ({ params, database }) => {
      const { numUpdatedRows } = await database.updateTable('party').set({ left_at: new Date() })
        .where('workspace', '=', params.workspace).where('id', '=', params.party).where('left_at', 'is', null).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem(404, 'There is no such party here.');
      return { body: undefined };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/findings', tag: 'Screening', params: inWorkspace, access: reads,
    summary: 'What was found about the parties, how each finding stands, and what re-opened it',
    query: z.object({
      status: z.enum(statuses).optional(), party: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.string()
        .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} [!-~]{1,400}$/).optional().describe('The `next` of the page before.'),
    }),
    success: { status: 200, description: 'A page. That nothing is found clears nobody.', schema: z.object({
      items: z.array(pairShape), next: z.string().optional(),
    }) },
    handle: async ({ params, query: { status, party, limit, after }, database }) => {
      const from = after === undefined ? undefined : { party: after.slice(0, 36), entry: after.slice(37) };
      const pairs = await pairsOf(database, params.workspace, { party, after: from, limit: pairsAtOnce });
      const day = today();
      const wanted = pairs.filter((pair) => status === undefined || standingOf(pair, day).status === status);
      const shown = wanted.slice(0, limit);
      const last = wanted.length > limit ? shown.at(-1) : pairs.length === pairsAtOnce ? pairs.at(-1) : undefined;
      return { body: {
        items: shown.map((pair) => shownPair(pair, day)), ...(last === undefined ? {} : { next: `${last.party} ${last.entry}` }),
      } };
    },
  }),
];

async function savedText(transact: Transact, place: { workspace: string; package: string }, version?: number): Promise<string> {
  return (await transact((database) => textOf(database, place, version))).text;
}

async function takeIn(
  database: RequestDatabase, subjects: readonly Subject[], { workspace, place, user }: { workspace: string; place: string; user: string },
): Promise<{ added: number; changed: number; unchanged: number; job?: string }> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const { id: own, ...said } of subjects) {
    const reference = `${place}${own}`;
    const sign = subjectFingerprint({ id: own, ...said });
    const row = { reference, sign, subject: JSON.stringify(said) };
    const before = await database.selectFrom('party').select(['id', 'sign', 'left_at']).where('workspace', '=', workspace)
      .where('reference', '=', reference).executeTakeFirst();
    if (before === undefined) {
      await database.insertInto('party').values({ ...row, id: newId(), workspace, created_by: user }).execute();
      counts.added++;
    } else if (before.sign === sign && before.left_at === null) counts.unchanged++;
    else {
      await database.updateTable('party').set({ sign, subject: row.subject, left_at: null }).where('id', '=', before.id).execute();
      counts.changed++;
    }
  }
  return counts.added + counts.changed === 0 ? counts : { ...counts, job: await askForLook(database, workspace, user) };
}

function shownParty({ id: own, reference, subject, sign, compared_with, compared_as, created_at }: PartyRow): z.infer<typeof partyShape> {
  return {
    id: own, reference, name: (subject as Pick<Subject, 'name'>).name, subject: subject as Record<string, unknown>,
    since: created_at.toISOString(), compared: compared_with !== null && compared_as === sign,
  };
}
