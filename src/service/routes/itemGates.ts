import * as z from 'zod';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { inWorkspace, nationality } from './shapes.ts';

const item = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._ -]{0,98}[A-Za-z0-9]$/)
  .describe('The item as the package files name it: an entry of the catalog, an ECCN.');
const releasedTo = z.array(nationality).min(1).max(250);
const gateShape = z.object({ item: z.string(), releasedTo: z.array(z.string()) });
const ofGate = inWorkspace.extend({ item });
const sets = { for: 'member', roles: ['administrator'], scope: 'workspace:write' } as const;

/** Which controlled items are shown to whom: whoever is not cleared opens no package that names one. */
export const itemGateRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/item-gates', tag: 'Workspaces', params: inWorkspace,
    summary: 'Items that are shown to some nationalities alone',
    access: { for: 'member', roles: ['administrator', 'auditor'], scope: 'workspace:read' },
    success: { status: 200, description: 'The items.', schema: z.object({ items: z.array(gateShape) }) },
    handle: async ({ params, database }) => {
      const rows = await database.selectFrom('item_gate').selectAll().where('workspace', '=', params.workspace).orderBy('item').execute();
      return { body: { items: rows.map(({ item: name, released_to }) => ({ item: name, releasedTo: released_to })) } };
    },
  }),
  route({
    method: 'put', path: '/workspaces/{workspace}/item-gates/{item}', tag: 'Workspaces', params: ofGate, access: sets,
    summary: 'Show an item only to members all of whose nationalities are named', body: z.object({ releasedTo }),
    success: { status: 200, description: 'It is so from now on, also for versions saved before.', schema: gateShape },
    handle: async ({ params, body, actor, database }) => {
      const row = { workspace: params.workspace, item: params.item, released_to: body.releasedTo, created_by: actor.user! };
      await database.insertInto('item_gate').values(row)
        .onConflict((conflict) => conflict.columns(['workspace', 'item']).doUpdateSet({ released_to: body.releasedTo })).execute();
      return { body: { item: params.item, releasedTo: body.releasedTo } };
    },
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/item-gates/{item}', tag: 'Workspaces', params: ofGate, access: sets,
    summary: 'Show an item to every member again', success: { status: 204, description: 'It is so.', schema: z.undefined() },
    handle: async ({ params, database }) => {
      const { numDeletedRows } = await database.deleteFrom('item_gate').where('workspace', '=', params.workspace)
        .where('item', '=', params.item).executeTakeFirst();
      if (numDeletedRows === 0n) throw new Problem(404, 'This item is shown to everybody already.');
      return { body: undefined };
    },
  }),
];
