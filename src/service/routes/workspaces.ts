import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { Tables } from '../../store/tables.ts';
import { newSecret } from '../identity.ts';
import { namesIn } from '../names.ts';
import { explainConstraint, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { id, inWorkspace, moment, name, nationality, role, workspaceKind } from './shapes.ts';

const workspaceShape = z.object({
  id, name, kind: workspaceKind, retentionYears: z.int(), legalHold: z.boolean(), createdAt: moment,
});
const memberShape = z.object({
  user: z.string(), roles: z.array(role), agency: z.string().optional(), nationalities: z.array(z.string()), since: moment,
});
const peopleShape = z.object({ items: z.array(z.object({ user: z.string(), name: z.string() })) });
const membership = z.object({
  roles: z.array(role).min(1).max(role.options.length),
  agency: z.string().min(1).max(100).optional().describe('For reviewers and advisers: whom they speak for.'),
  nationalities: z.array(nationality).max(10).default([]).describe('Where packages are released to some nationalities only.'),
});
const invitationShape = z.object({ id, secret: z.string().describe('Shown this once: whoever holds it may accept.'), expiresAt: moment });

const everyRole = role.options;
const invitationDays = 7;
const dayMilliseconds = 86_400_000;

for (const table of ['member', 'invitation']) {
  explainConstraint(`${table}_licensing_apart`, 422, 'Who reads for the licensing agency neither reviews, advises nor decides.');
}

/** When an invitation made now ends. */
export function invitationEnd(): Date {
  return new Date(Date.now() + invitationDays * dayMilliseconds);
}

const memberPath = inWorkspace.extend({ user: z.string().min(1).max(100) });

/** Workspaces and who works in them. */
export const workspaceRoutes = [
  route({
    method: 'post', path: '/workspaces', tag: 'Workspaces', summary: 'Open a workspace, and invite its first administrator',
    access: { for: 'operator' },
    body: z.object({ name, kind: workspaceKind }),
    success: { status: 201, description: 'It is open.', schema: z.object({ workspace: workspaceShape, invitation: invitationShape }) },
    handle: async ({ body, actor, database, services }) => {
      const row = await database.insertInto('workspace').returningAll()
        .values({ id: newId(), ...body, retention_years: services.configuration.retentionYears }).executeTakeFirstOrThrow();
      const { secret, digest } = newSecret();
      const invitation = { id: newId(), expires_at: invitationEnd() };
      await database.insertInto('invitation').values({
        ...invitation, digest, workspace: row.id, roles: ['administrator'], agency: null, nationalities: [], created_by: actor.user!,
      }).execute();
      return { body: { workspace: shown(row), invitation: { id: invitation.id, secret, expiresAt: invitation.expires_at.toISOString() } } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}', tag: 'Workspaces', summary: 'A workspace', params: inWorkspace,
    access: { for: 'member', roles: everyRole, scope: 'workspace:read' },
    success: { status: 200, description: 'The workspace.', schema: workspaceShape },
    handle: async ({ params, database }) => ({
      body: shown(await database.selectFrom('workspace').selectAll().where('id', '=', params.workspace).executeTakeFirstOrThrow()),
    }),
  }),
  route({
    method: 'patch', path: '/workspaces/{workspace}', tag: 'Workspaces', summary: 'Rename it, or set how its records are kept',
    params: inWorkspace, access: { for: 'member', roles: ['administrator'], scope: 'workspace:write' },
    body: z.object({ name, retentionYears: z.int().min(1).max(100), legalHold: z.boolean() }).partial(),
    success: { status: 200, description: 'The workspace.', schema: workspaceShape },
    handle: async ({ params, body, database }) => {
      const change = {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.retentionYears === undefined ? {} : { retention_years: body.retentionYears }),
        ...(body.legalHold === undefined ? {} : { legal_hold: body.legalHold }),
      };
      if (Object.keys(change).length === 0) throw new Problem(422, 'Nothing is named to be changed.');
      const row = await database.updateTable('workspace').set(change).where('id', '=', params.workspace).returningAll()
        .executeTakeFirstOrThrow();
      return { body: shown(row) };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/members', tag: 'Workspaces', summary: 'Who works here', params: inWorkspace,
    access: { for: 'member', roles: ['administrator', 'auditor'], scope: 'members:read' },
    success: { status: 200, description: 'The members.', schema: z.object({ items: z.array(memberShape) }) },
    handle: async ({ params, database }) => {
      const rows = await database.selectFrom('member').selectAll().where('workspace', '=', params.workspace).orderBy('user_id').execute();
      return { body: { items: rows.map(memberShown) } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/people', tag: 'Workspaces', params: inWorkspace,
    summary: 'What whoever works here is called, so that a history can be read',
    access: { for: 'member', roles: everyRole, scope: 'workspace:read' },
    success: { status: 200, description: 'Names by user.', schema: peopleShape },
    work: async ({ params, services }) => ({ body: { items: await namesIn(services.store, params.workspace) } }),
  }),
  route({
    method: 'put', path: '/workspaces/{workspace}/members/{user}', tag: 'Workspaces', summary: 'Change the roles of a member',
    params: memberPath, access: { for: 'member', roles: ['administrator'], scope: 'members:write' }, body: membership,
    success: { status: 200, description: 'The member.', schema: memberShape },
    refusals: { 409: 'The workspace would be left without an administrator.' },
    handle: async ({ params, body, database }) => {
      const row = await database.updateTable('member').set({ ...body, agency: body.agency ?? null })
        .where('workspace', '=', params.workspace).where('user_id', '=', params.user).returningAll().executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'There is no such member here.');
      return { body: memberShown(row) };
    },
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/members/{user}', tag: 'Workspaces', summary: 'End a membership',
    params: memberPath, access: { for: 'member', roles: ['administrator'], scope: 'members:write' },
    success: { status: 204, description: 'It is ended.', schema: z.undefined() },
    refusals: { 409: 'The workspace would be left without an administrator.' },
    handle: async ({ params, database }) => {
      const { numDeletedRows } = await database.deleteFrom('member')
        .where('workspace', '=', params.workspace).where('user_id', '=', params.user).executeTakeFirst();
      if (numDeletedRows === 0n) throw new Problem(404, 'There is no such member here.');
      return { body: undefined };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/invitations', tag: 'Workspaces', summary: 'Invite somebody',
    params: inWorkspace, access: { for: 'member', roles: ['administrator'], scope: 'members:write' }, body: membership,
    success: { status: 201, description: 'The invitation.', schema: invitationShape },
    handle: async ({ params, body, actor, database }) => {
      const { secret, digest } = newSecret();
      const row = { id: newId(), expires_at: invitationEnd() };
      await database.insertInto('invitation').values({
        ...row, ...body, agency: body.agency ?? null, workspace: params.workspace, digest, created_by: actor.user!,
      }).execute();
      return { body: { id: row.id, secret, expiresAt: row.expires_at.toISOString() } };
    },
  }),
];

type Row<Table extends keyof Tables> = import('kysely').Selectable<Tables[Table]>;

function shown({ id, name, kind, retention_years, legal_hold, created_at }: Row<'workspace'>): z.infer<typeof workspaceShape> {
  return { id, name, kind, retentionYears: retention_years, legalHold: legal_hold, createdAt: created_at.toISOString() };
}

function memberShown({ user_id, roles, agency, nationalities, created_at }: Row<'member'>): z.infer<typeof memberShape> {
  return { user: user_id, roles, ...(agency === null ? {} : { agency }), nationalities, since: created_at.toISOString() };
}
