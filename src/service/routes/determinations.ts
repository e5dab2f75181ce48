import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { Analyst } from '../analyst.ts';
import { Problem } from '../problem.ts';
import { keepReceipt } from '../receipts.ts';
import { route, type Transact } from '../route.ts';
import { textOf } from './packages.ts';
import { day, digest, id, inWorkspace, moment, paged, pageOf, pageQuery } from './shapes.ts';

const asked = z.object({
  text: z.string().min(1).max(8 * 1024 * 1024).optional().describe('The package file; or instead of it a package saved here.'),
  package: id.optional(),
  version: z.int().min(1).optional().describe('Left out: the latest.'),
  on: day.optional(), knownOn: day.optional(), assume: z.enum(['ordinary']).optional(),
});
const determinationShape = z.object({
  id, package: id.optional(), version: z.int().optional(), onDay: day, corpus: digest, createdBy: z.string(), createdAt: moment,
});
const receiptShape = z.object({
  digest, package: id.optional(), version: z.int().optional(), corpus: digest, createdBy: z.string(), createdAt: moment,
});
const answerShape = z.looseObject({ format: z.string() }).describe('As `portolan check --format json` prints it; docs/decide.md.');
const readers = ['preparer', 'approver', 'screener', 'auditor'] as const;
const works = { for: 'member', roles: ['preparer', 'approver'], scope: 'determinations:write' } as const;
const reads = { for: 'member', roles: readers, scope: 'determinations:read' } as const;

interface Place {
  workspace: string;
  package: string | null;
  version: number | null;
  text: string;
}

/** The package that is asked about. Throws {@link Problem} where it is named twice, not at all, or is not there. */
async function asks(transact: Transact, workspace: string, body: z.infer<typeof asked>): Promise<Place> {
  const { text, package: saved, version } = body;
  if ((text === undefined) === (saved === undefined)) throw new Problem(422, 'Send a text or name a package, one of the two.');
  if (text !== undefined) return { workspace, package: null, version: null, text };
  const place = { workspace, package: saved! };
  return { ...place, ...await transact((database) => textOf(database, place, version)) };
}

function questionOf({ text }: Place, { on, knownOn, assume }: z.infer<typeof asked>): Parameters<Analyst['determine']>[0] {
  return { package: text, ...(on && { on }), ...(knownOn && { knownOn }), ...(assume && { assume }) };
}

/** Answers about packages, kept with the law they were given under. */
export const determinationRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/determinations', tag: 'Determinations',
      summary: 'Determine a package, and keep the answer',
    params: inWorkspace, access: works, body: asked,
    success: { status: 201, description: 'The answer; `location` says where it is kept.', schema: answerShape },
    work: async ({ params, body, actor, services, transact, signal }) => {
      const place = await asks(transact, params.workspace, body);
      const answer = await services.analyst.determine(questionOf(place, body), signal);
      const { on, corpus } = JSON.parse(answer) as { on: string; corpus: string };
      const row = { id: newId(), workspace: params.workspace, package: place.package, version: place.version, on_day: on, corpus };
      const { text: _text, ...rest } = body;
      await transact((database) => database.insertInto('determination')
        .values({ ...row, asked: JSON.stringify(rest), answer, created_by: actor.user! }).execute());
      const location = `/api/workspaces/${params.workspace}/determinations/${row.id}`;
      return { text: answer, headers: { location } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/determinations', tag: 'Determinations', summary: 'Answers that were kept',
    params: inWorkspace, query: pageQuery.extend({ package: id.optional() }), access: reads,
    success: { status: 200, description: 'A page of them, without the answers.', schema: pageOf(determinationShape) },
    handle: async ({ params, query, database }) => {
      let rows = database.selectFrom('determination').where('workspace', '=', params.workspace).orderBy('id').limit(query.limit + 1)
        .select(['id', 'package', 'version', 'on_day', 'corpus', 'created_by', 'created_at']);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      if (query.package !== undefined) rows = rows.where('package', '=', query.package);
      return { body: paged(await rows.execute(), query.limit, ({ id, on_day, ...row }) => ({ id, onDay: on_day, ...madeFrom(row) })) };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/determinations/{determination}', tag: 'Determinations',
      summary: 'One answer, as it was given',
    params: inWorkspace.extend({ determination: id }), access: reads,
    success: { status: 200, description: 'The answer.', schema: answerShape },
    handle: async ({ params, database }) => {
      const row = await database.selectFrom('determination').select('answer').where('workspace', '=', params.workspace)
        .where('id', '=', params.determination).executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'There is no such determination here.');
      return { text: row.answer };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/receipts', tag: 'Receipts', summary: 'Determine a package and seal the answer',
    params: inWorkspace, access: works, body: asked,
    success: { status: 201, description: 'The receipt is kept under its digest.', schema: receiptShape },
    work: async ({ params, body, actor, services, transact, signal }) => {
      const place = await asks(transact, params.workspace, body);
      const made = await services.analyst.receipt(questionOf(place, body), signal);
      const { digest: sealed } = made;
      const row = { workspace: params.workspace, package: place.package, version: place.version, created_by: actor.user! };
      const kept = await transact(async (database) => {
        await keepReceipt(database, row, made);
        return database.selectFrom('receipt').selectAll().where('workspace', '=', params.workspace).where('digest', '=', sealed)
          .executeTakeFirst();
      });
      if (kept === undefined) throw new Problem(409, 'Somebody whose work you may not see holds this very receipt.');
      return {
        body: { digest: kept.digest, ...madeFrom(kept) }, headers: { location: `/api/workspaces/${params.workspace}/receipts/${sealed}` },
      };
    },
    refusals: { 409: 'Somebody whose work you may not see holds this very receipt.' },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/receipts/{digest}', tag: 'Receipts', summary: 'A receipt, byte for byte',
    params: inWorkspace.extend({ digest }), access: reads,
    success: { status: 200, description: 'The receipt; `portolan verify` replays it.',
      schema: z.looseObject({ seal: z.looseObject({ digest }) }) },
    handle: async ({ params, database }) => {
      const row = await database.selectFrom('receipt').select('text').where('workspace', '=', params.workspace)
        .where('digest', '=', params.digest).executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'There is no such receipt here.');
      return { text: row.text, headers: { etag: `"${params.digest}"` } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/corpora/{digest}', tag: 'Receipts', summary: 'The law answers were given under, whole',
    params: inWorkspace.extend({ digest }), access: reads,
    success: { status: 200, description: 'A snapshot, as `portolan verify --corpus` takes it.',
      schema: z.looseObject({ format: z.string(), digest }) },
    handle: async ({ params, database }) => {
      const row = await database.selectFrom('corpus').select('snapshot').where('digest', '=', params.digest).executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'No answer was given here under such a law.');
      return { text: row.snapshot, headers: { etag: `"${params.digest}"` } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/receipts/verification', tag: 'Receipts', summary: 'Replay a receipt',
    params: inWorkspace, access: { for: 'member', roles: readers, scope: 'determinations:read' },
    body: z.object({ receipt: z.string().max(8 * 1024 * 1024) }),
    success: { status: 200, description: 'What was found.', schema: z.object({ holds: z.boolean(), lines: z.array(z.string()) }) },
    work: async ({ body, services, signal }) => ({ body: await services.analyst.verify(body.receipt, signal) }),
  }),
];

interface Made {
  package: string | null;
  version: number | null;
  corpus: string;
  created_by: string;
  created_at: Date;
}

function madeFrom({ package: of, version, corpus, created_by, created_at }: Made) {
  return {
    ...(of === null ? {} : { package: of }), ...(version === null ? {} : { version }), corpus,
    createdBy: created_by, createdAt: created_at.toISOString(),
  };
}
