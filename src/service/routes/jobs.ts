import { setTimeout as pause } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import { determineAll } from '../jobs/determineAll.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { day, id, inWorkspace, moment } from './shapes.ts';

const jobShape = z.object({
  id, kind: z.string(), state: z.enum(['waiting', 'queued', 'running', 'done', 'failed']), done: z.int(), total: z.int(),
  result: z.unknown().optional(), createdBy: z.string(), createdAt: moment, finishedAt: moment.optional(),
});
const readers = ['preparer', 'approver', 'screener', 'auditor'] as const;
const ofJob = inWorkspace.extend({ job: id });
const lookMilliseconds = 300;

/** Work that takes longer than a request, and how far it is. */
export const jobRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/jobs/determinations', tag: 'Jobs',
      summary: 'Determine every package of the workspace anew',
    params: inWorkspace, access: { for: 'member', roles: ['preparer', 'approver'], scope: 'determinations:write' },
    body: z.object({ on: day.optional(), knownOn: day.optional(), assume: z.enum(['ordinary']).optional() }),
    success: { status: 202, description: 'It will be done; `location` says how far it is.', schema: jobShape },
    handle: async ({ params, body, actor, database }) => {
      const row = await database.insertInto('job').returningAll().values({
        id: newId(), workspace: params.workspace, kind: determineAll.name, asked: JSON.stringify(body), created_by: actor.user!,
      }).executeTakeFirstOrThrow();
      return { body: shown(row), headers: { location: `/api/workspaces/${params.workspace}/jobs/${row.id}` } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/jobs/{job}', tag: 'Jobs', summary: 'How far a job is', params: ofJob,
    access: { for: 'member', roles: readers, scope: 'determinations:read' },
    success: { status: 200, description: 'The job.', schema: jobShape },
    handle: async ({ params, database }) => ({ body: shown(await found(database, params)) }),
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/jobs/{job}/progress', tag: 'Jobs',
      summary: 'How far a job is, as it goes on (server-sent events)',
    params: ofJob, access: { for: 'member', roles: readers, scope: 'determinations:read' },
    success: { status: 200, description: 'An event `progress` at each step, each holding the job; it ends when the job does.',
      schema: z.string(), mediaType: 'text/event-stream' },
    work: async ({ params, transact, signal }) => {
      const look = () => transact((database) => found(database, params)).then(shown);
      return { text: streamOf(await look(), look, signal) };
    },
  }),
];

type Job = z.infer<typeof jobShape>;

function streamOf(first: Job, look: () => Promise<Job>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const told = (job: Job): Uint8Array => encoder.encode(`event: progress\ndata: ${JSON.stringify(job)}\n\n`);
  let [before, isFirst] = [JSON.stringify(first), true];
  const isOver = (text: string): boolean => ['done', 'failed'].includes((JSON.parse(text) as Job).state);
  return new ReadableStream({
    async pull(controller) {
      if (isFirst) {
        isFirst = false;
        controller.enqueue(told(first));
        return;
      }
      while (!isOver(before) && !signal.aborted) {
        await pause(lookMilliseconds);
        const now = await look();
        if (JSON.stringify(now) === before) continue;
        before = JSON.stringify(now);
        controller.enqueue(told(now));
        return;
      }
      controller.close();
    },
  });
}

async function found(database: RequestDatabase, { workspace,
  job }: { workspace: string; job: string }): Promise<Selectable<Tables['job']>> {
  const row = await database.selectFrom('job').selectAll().where('workspace', '=', workspace).where('id', '=', job).executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such job here.');
  return row;
}

function shown({ id, kind, state, done, total, result, created_by, created_at, finished_at }: Selectable<Tables['job']>): Job {
  return {
    id, kind, state, done, total, ...(result === null ? {} : { result }), createdBy: created_by, createdAt: created_at.toISOString(),
    ...(finished_at === null ? {} : { finishedAt: finished_at.toISOString() }),
  };
}
