import { sql } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { digestOfSecret, newSecret } from '../identity.ts';
import { explainConstraint, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { id, inWorkspace, moment, paged, pageOf, pageQuery } from '../routes/shapes.ts';
import { today } from '../today.ts';
import type { Answer, Change } from './answer.ts';
import { atomFeed, daysFeed } from './feeds.ts';
import { askForLook } from './watch.ts';

explainConstraint('monitor_workspace_package_key', 409, 'This package is watched already.');

const changeShape = z.object({
  about: z.enum(['leg', 'test', 'screening']), finding: z.string(), before: z.string().nullable(), after: z.string().nullable(),
});
const monitorShape = z.object({
  id, package: id, assume: z.enum(['ordinary']).optional(), lookedAt: moment.optional(),
  rests: z.int().describe('On how many rules its answer rests.'),
});
const noticeShape = z.object({ id, package: id, at: moment, causes: z.array(z.string()), changes: z.array(changeShape) });
const channelShape = z.object({ id, kind: z.enum(['email', 'webhook']), address: z.string() });
const watches = { for: 'member', roles: ['preparer', 'approver'], scope: 'monitors:write' } as const;
const reads = { for: 'member', roles: ['preparer', 'approver', 'screener', 'auditor'], scope: 'monitors:read' } as const;
const administers = { for: 'member', roles: ['administrator'], scope: 'channels' } as const;
const opensFeeds = { for: 'member', roles: ['preparer', 'approver', 'administrator'], scope: 'monitors:write' } as const;

/** What is watched, what really changed, and where that is told. */
export const monitorRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/monitors', tag: 'Monitors', params: inWorkspace, access: watches,
    summary: 'Watch a package: be told when the law, a list, a day or a new version really changes its answer',
    body: z.object({ package: id, assume: z.enum(['ordinary']).optional() }),
    success: { status: 201, description: 'It is watched from the next look on.', schema: monitorShape },
    refusals: { 409: 'It is watched already.' },
    handle: async ({ params, body: { package: of, ...asked }, actor, database }) => {
      await checkPackage(database, of);
      const row = { id: newId(), workspace: params.workspace, package: of, asked: JSON.stringify(asked), created_by: actor.user! };
      await database.insertInto('monitor').values(row).execute();
      await askForLook(database, params.workspace, actor.user!);
      return { body: { id: row.id, package: of, ...asked, rests: 0 } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/monitors', tag: 'Monitors', summary: 'What is watched', params: inWorkspace,
    query: pageQuery, access: reads, success: { status: 200, description: 'A page of monitors.', schema: pageOf(monitorShape) },
    handle: async ({ query, database }) => {
      let rows = database.selectFrom('monitor').select(['id', 'package', 'asked', 'looked_at', 'basis'])
        .orderBy('id').limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      return { body: paged(await rows.execute(), query.limit, ({ id: own, package: of, asked, looked_at, basis }) => ({
        id: own, package: of, ...(asked as { assume?: 'ordinary' }), rests: (basis as { rules: string[] } | null)?.rules.length ?? 0,
        ...(looked_at === null ? {} : { lookedAt: looked_at.toISOString() }),
      })) };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/monitors/look', tag: 'Monitors', summary: 'Look now', params: inWorkspace,
    access: watches,
    success: { status: 202, description: 'It will be looked; `location` says how far it is.', schema: z.object({ job: id }) },
    handle: async ({ params, actor, database }) => {
      const job = await askForLook(database, params.workspace, actor.user!);
      return { body: { job }, headers: { location: `/api/workspaces/${params.workspace}/jobs/${job}` } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/notices', tag: 'Monitors', summary: 'What really changed, newest first',
    params: inWorkspace,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), before: id.optional() }), access: reads,
    success: { status: 200, description: 'Notices.', schema: z.object({ items: z.array(noticeShape) }) },
    handle: async ({ query, database }) => {
      let rows = database.selectFrom('monitor_notice').select(['id', 'package', 'created_at', 'causes', 'changes'])
        .orderBy('id', 'desc').limit(query.limit);
      if (query.before !== undefined) rows = rows.where('id', '<', query.before);
      return { body: { items: (await rows.execute()).map(({ created_at, changes, ...row }) =>
        ({ ...row, changes: changes as Change[], at: created_at.toISOString() })) } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/channels', tag: 'Monitors', params: inWorkspace, access: administers,
    summary: 'Also tell notices by mail, or to a webhook',
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('email'), address: z.email() }), z.object({ kind: z.literal('webhook'), address: z.url() }),
    ]),
    success: { status: 201, description: 'The secret signs what a webhook is sent. It is shown once.',
      schema: channelShape.extend({ secret: z.string() }) },
    handle: async ({ params, body, actor, database }) => {
      const { secret } = newSecret();
      const row = { ...body, id: newId(), workspace: params.workspace, secret, created_by: actor.user! };
      await database.insertInto('monitor_channel').values(row).execute();
      return { body: { id: row.id, ...body, secret } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/channels', tag: 'Monitors', summary: 'Where notices are told', params: inWorkspace,
    access: administers, success: { status: 200, description: 'The channels.', schema: z.object({ items: z.array(channelShape) }) },
    handle: async ({ database }) => ({ body: {
      items: await database.selectFrom('monitor_channel').select(['id', 'kind', 'address']).where('ended_at', 'is', null)
        .orderBy('id').execute(),
    } }),
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/channels/{channel}', tag: 'Monitors', summary: 'Tell nothing there any more',
    params: inWorkspace.extend({ channel: id }), access: administers,
    success: { status: 204, description: 'It is ended.', schema: z.null() },
    handle: async ({ params, database }) => {
      const { numUpdatedRows } = await database.updateTable('monitor_channel').set({ ended_at: new Date() })
        .where('id', '=', params.channel).where('ended_at', 'is', null).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem(404, 'There is no such channel here.');
      return {};
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/feeds', tag: 'Monitors', params: inWorkspace, access: opensFeeds,
    summary: 'A feed for programs that cannot sign in: whoever knows its address reads it',
    success: { status: 201, description: 'The addresses. They are shown once.',
      schema: z.object({ id, notices: z.url(), days: z.url() }) },
    handle: async ({ params, actor, database, services: { configuration } }) => {
      const { secret, digest } = newSecret();
      const row = { id: newId(), workspace: params.workspace, digest, created_by: actor.user! };
      await database.insertInto('monitor_feed').values(row).execute();
      const address = `${configuration.address}/api/feeds/${secret}`;
      return { body: { id: row.id, notices: `${address}/notices`, days: `${address}/days` } };
    },
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/feeds/{feed}', tag: 'Monitors', summary: 'End a feed', access: opensFeeds,
    params: inWorkspace.extend({ feed: id }), success: { status: 204, description: 'It is ended.', schema: z.null() },
    handle: async ({ params, database }) => {
      const { numUpdatedRows } = await database.updateTable('monitor_feed').set({ ended_at: new Date() }).where('id', '=', params.feed)
        .where('ended_at', 'is', null).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem(404, 'There is no such feed here.');
      return {};
    },
  }),
  route({
    method: 'get', path: '/feeds/{secret}/notices', tag: 'Monitors', summary: 'What changed, as Atom', access: { for: 'anybody' },
    params: z.object({ secret: z.string().max(200) }),
    success: { status: 200, description: 'The feed.', schema: z.string(), mediaType: 'application/atom+xml' },
    handle: async ({ params: { secret }, database, services: { configuration } }) => {
      const digest = await feedOf(database, secret);
      const { rows } = await sql<{ id: string; package_name: string; causes: string[]; changes: Change[]; created_at: Date }>`
        select * from portolan.feed_notices(${digest})`.execute(database);
      return { text: atomFeed(`${configuration.address}/api/feeds/${digest}`, rows.map(({ package_name, created_at, ...row }) =>
        ({ ...row, package: '', name: package_name, at: created_at.toISOString() }))) };
    },
  }),
  route({
    method: 'get', path: '/feeds/{secret}/days', tag: 'Monitors', summary: 'Days that change an answer, as a calendar',
    access: { for: 'anybody' }, params: z.object({ secret: z.string().max(200) }),
    success: { status: 200, description: 'The calendar.', schema: z.string(), mediaType: 'text/calendar' },
    handle: async ({ params: { secret }, database }) => {
      const digest = await feedOf(database, secret);
      const { rows } = await sql<{ package: string; package_name: string; answer: Answer }>`
        select * from portolan.feed_days(${digest})`.execute(database);
      return { text: daysFeed(today(), rows.map(({ package_name, ...row }) => ({ ...row, name: package_name }))) };
    },
  }),
];

async function checkPackage(database: RequestDatabase, of: string): Promise<void> {
  const row = await database.selectFrom('package').select('id').where('id', '=', of).executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such package here.');
}

/** The digest of a feed's secret. Throws {@link Problem} where nothing answers to it. */
async function feedOf(database: RequestDatabase, secret: string): Promise<string> {
  const digest = digestOfSecret(secret);
  const { rows } = await sql<{ found: boolean }>`select portolan.feed_exists(${digest}) as found`.execute(database);
  if (rows[0]?.found !== true) throw new Problem(404, 'There is no such feed.');
  return digest;
}
