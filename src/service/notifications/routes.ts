import { sql } from 'kysely';
import * as z from 'zod';
import { route } from '../route.ts';
import { id, inWorkspace, moment, role } from '../routes/shapes.ts';
import { happenedBefore, happeningKinds, unreadCount } from './happened.ts';

const mostCounted = 100;
const notificationShape = z.object({
  key: z.string().describe('The same for the same thing, whenever it is asked for.'),
  kind: z.enum(happeningKinds), at: moment, unread: z.boolean(),
  subject: id.describe('The proposal, package or party.'), name: z.string(),
  told: z.object({
    event: z.string(), role: z.string(), state: z.string(), version: z.int(), text: z.string(), count: z.int(), site: z.string(),
  }).partial().describe('More, by kind: what was done to a proposal, which version, how many findings changed.'),
});
const asks = { for: 'member', roles: role.options, scope: 'notifications' } as const;

/** What others did that concerns whoever asks. */
export const notificationRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/notifications', tag: 'Notifications', params: inWorkspace, access: asks,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50), before: moment.optional().describe('The `at` of the last one shown.'),
    }),
    summary: 'What others did that concerns you, newest first',
    success: { status: 200, description: 'What happened, and how much of it you have not seen.', schema: z.object({
      unread: z.int().describe(`Counted to ${mostCounted}.`), items: z.array(notificationShape),
    }) },
    handle: async ({ query: { limit, before }, database }) => ({
      body: { unread: await unreadCount(database, mostCounted), items: await happenedBefore(database, { limit, before }) },
    }),
  }),
  route({
    method: 'put', path: '/workspaces/{workspace}/notifications/seen', tag: 'Notifications', params: inWorkspace, access: asks,
    summary: 'Say how far you have read', body: z.object({ until: moment.describe('The `at` of the newest one seen.') }),
    success: { status: 204, description: 'It is kept.', schema: z.undefined() },
    handle: async ({ params, body: { until }, actor, database }) => {
      await database.insertInto('notification_seen').values({ workspace: params.workspace, user_id: actor.user!, until })
        .onConflict((conflict) => conflict.columns(['workspace', 'user_id']).doUpdateSet({
          until: sql<string>`greatest(notification_seen.until, excluded.until)`,
        })).execute();
      return { body: undefined };
    },
  }),
];
