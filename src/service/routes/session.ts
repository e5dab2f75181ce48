import { sql } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import { newSecret } from '../identity.ts';
import { nameOf } from '../names.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { id, inWorkspace, moment, name, role, workspaceKind } from './shapes.ts';

const sessionShape = z.object({
  id: z.string(), isThisOne: z.boolean(), since: moment, expiresAt: moment, agent: z.string().optional(),
});
const tokenShape = z.object({
  id, name, scopes: z.array(z.string()), createdAt: moment, expiresAt: moment, revokedAt: moment.optional(),
});
const longestTokenDays = 366;
const dayMilliseconds = 86_400_000;

/** Who is signed in, from where, and the tokens they made for programs. */
export const sessionRoutes = [
  route({
    method: 'get', path: '/session', tag: 'Session', summary: 'Who you are, and where you work',
    access: { for: 'signed-in', halfway: true },
    success: { status: 200, description: 'You.', schema: z.object({
      user: z.string(), name: z.string().optional(), isOperator: z.boolean(),
      needs: z.enum(['passkey', 'first-passkey']).optional().describe('What is still to be shown, or made, before anything else answers.'),
      memberships: z.array(z.object({ workspace: id, name, kind: workspaceKind, roles: z.array(role), agency: z.string().optional() })),
    }) },
    work: async ({ actor, services, transact }) => {
      const user = actor.user!;
      const [rows, isOperator] = await transact(async (database, roles) => [
        await database.selectFrom('member').innerJoin('workspace', 'workspace.id', 'member.workspace')
          .select(['workspace.id as workspace', 'workspace.name', 'workspace.kind', 'member.roles', 'member.agency'])
          .where('member.user_id', '=', user).orderBy('workspace.id').execute(), roles.includes('operator'),
      ] as const);
      const memberships = rows.map(({ agency, ...row }) => ({ ...row, ...(agency === null ? {} : { agency }) }));
      const called = await nameOf(services.store, user);
      const needs = actor.session?.isWhole !== false ? undefined
        : await services.identity.hasPasskey(user) ? 'passkey' as const : 'first-passkey' as const;
      return { body: { user, isOperator, memberships, ...(called === undefined ? {} : { name: called }),
        ...(needs === undefined ? {} : { needs }) } };
    },
  }),
  route({
    method: 'get', path: '/sessions', tag: 'Session', summary: 'Where you are signed in', access: { for: 'signed-in' },
    success: { status: 200, description: 'Your sessions.', schema: z.object({ items: z.array(sessionShape) }) },
    work: async ({ actor, services }) => ({
      body: { items: (await services.identity.sessionsOf(actor.user!)).map(({ id, createdAt, expiresAt, userAgent }) => ({
        id, isThisOne: id === actor.session?.id, since: createdAt.toISOString(), expiresAt: expiresAt.toISOString(),
        ...(userAgent ? { agent: userAgent } : {}),
      })) },
    }),
  }),
  route({
    method: 'delete', path: '/sessions/{session}', tag: 'Session', summary: 'Sign out there',
    access: { for: 'signed-in', lately: true },
    params: z.object({ session: z.string().min(1).max(100) }),
      success: { status: 204, description: 'It has ended.', schema: z.undefined() },
    work: async ({ actor, params, services }) => {
      if (!await services.identity.endSession(actor.user!, params.session)) throw new Problem(404, 'You have no such session.');
      return { body: undefined };
    },
  }),
  route({
    method: 'delete', path: '/sessions', tag: 'Session', summary: 'Sign out everywhere but here',
    access: { for: 'signed-in', lately: true }, success: { status: 204, description: 'They have ended.', schema: z.undefined() },
    work: async ({ actor, services }) => {
      await services.identity.endSessions(actor.user!, actor.session?.id);
      return { body: undefined };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/tokens', tag: 'Session',
      summary: 'Tokens of this workspace: yours, or all for an administrator',
    params: inWorkspace, access: { for: 'member', roles: role.options, scope: 'tokens:read' },
    success: { status: 200, description: 'The tokens, without their secrets.', schema: z.object({ items: z.array(tokenShape) }) },
    handle: async ({ params, database }) => {
      const rows = await database.selectFrom('token').selectAll().where('workspace', '=', params.workspace).orderBy('id').execute();
      return { body: { items: rows.map(({ id, name, scopes, created_at, expires_at, revoked_at }) => ({
        id, name, scopes, createdAt: created_at.toISOString(), expiresAt: expires_at.toISOString(),
        ...(revoked_at === null ? {} : { revokedAt: revoked_at.toISOString() }),
      })) } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/tokens', tag: 'Session', summary: 'Make a token for a program',
    params: inWorkspace, access: { for: 'member', roles: role.options, scope: 'tokens:write', lately: true },
    body: z.object({ name, scopes: z.array(z.string()).min(1).max(100), days: z.int().min(1).max(longestTokenDays).default(90) }),
    success: { status: 201, description: 'The token; its secret is shown this once.', schema: tokenShape.extend({ secret: z.string() }) },
    handle: async ({ params, body, actor, database, services }) => {
      const allowed = actor.token?.scopes ?? services.scopes;
      const unknown = body.scopes.filter((scope) => !allowed.has(scope));
      if (unknown.length > 0) throw new Problem(422,
        `There is no scope ${unknown.join(', ')} to give. There are: ${[...allowed].join(', ')}.`);
      const { secret, digest } = newSecret();
      const row = { id: newId(), name: body.name, scopes: body.scopes, expires_at: new Date(Date.now() + body.days * dayMilliseconds) };
      const { created_at } = await database.insertInto('token').returning('created_at')
        .values({ ...row, workspace: params.workspace, user_id: actor.user!, digest }).executeTakeFirstOrThrow();
      return { body: { id: row.id, name: row.name, scopes: row.scopes, createdAt: created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(), secret } };
    },
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/tokens/{token}', tag: 'Session', summary: 'Revoke a token',
    params: inWorkspace.extend({ token: id }), access: { for: 'member', roles: role.options, scope: 'tokens:write' },
    success: { status: 204, description: 'It is revoked.', schema: z.undefined() },
    handle: async ({ params, database }) => {
      const { numUpdatedRows } = await database.updateTable('token').set({ revoked_at: sql<Date>`now()` })
        .where('workspace', '=', params.workspace).where('id', '=', params.token).where('revoked_at', 'is', null).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem(404, 'There is no such token of yours.');
      return { body: undefined };
    },
  }),
];
