import * as z from 'zod';
import { route } from '../route.ts';
import { entryShape, readEntries } from '../audit/entries.ts';
import { exportLines } from '../audit/export.ts';
import { inWorkspace } from './shapes.ts';

const watchers = ['auditor', 'administrator'] as const;
const eventShape = z.object({
  sequence: z.int(), previous: z.string(), body: z.string().describe('The event as it was hashed, byte for byte.'), digest: z.string(),
});
const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100), after: z.coerce.number().int().min(0).default(0),
});

/** The audit ledger: every change in a workspace, in order. */
export const auditRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/audit', tag: 'Audit', summary: 'Events of the ledger, oldest first',
    params: inWorkspace, query: pageQuery, access: { for: 'member', roles: watchers, scope: 'audit:read' },
    success: { status: 200, description: 'Events, and where the ledger ends now.', schema: z.object({
      items: z.array(eventShape), head: z.object({ sequence: z.int(), digest: z.string() }),
    }) },
    handle: async ({ params, query, database }) => {
      const items = await database.selectFrom('audit_event').select(['sequence', 'previous', 'body', 'digest'])
        .where('workspace', '=', params.workspace).where('sequence', '>', query.after).orderBy('sequence').limit(query.limit).execute();
      const head = await database.selectFrom('audit_head').select(['sequence', 'digest']).where('workspace', '=', params.workspace)
        .executeTakeFirstOrThrow();
      return { body: { items, head } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/audit/entries', tag: 'Audit', params: inWorkspace,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50), before: z.coerce.number().int().min(1).optional(),
      table: z.string().max(60).optional().describe('Only what happened to one kind of thing, as `package_version`.'),
      subject: z.string().max(200).optional(), actor: z.string().max(100).optional(),
    }),
    access: { for: 'member', roles: watchers, scope: 'audit:read' },
    summary: 'The ledger for a person to read: who did what to what, newest first',
    success: { status: 200, description: 'Entries; `written` is left out where it is erased or not for you.',
      schema: z.object({ items: z.array(entryShape) }) },
    handle: async ({ params, query, database }) => ({ body: { items: await readEntries(database, params.workspace, query) } }),
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/audit/export', tag: 'Audit',
    summary: 'The whole ledger, for `portolan audit verify`', params: inWorkspace,
    access: { for: 'member', roles: watchers, scope: 'audit:read' },
    success: { status: 200, description: 'One event a line.', schema: z.string(), mediaType: 'application/x-ndjson' },
    handle: async ({ params, database }) => ({ text: (await exportLines(database, params.workspace)).join('') }),
  }),
];
