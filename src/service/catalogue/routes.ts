import * as z from 'zod';
import type { RequestDatabase } from '../../store/request.ts';
import { decidedIn } from '../parties/pairs.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { id, inWorkspace } from '../routes/shapes.ts';
import { today } from '../today.ts';
import { entriesIn, entryBody, entryShape, matched, matchesShape, shown } from './entries.ts';
import { notesOf } from './notes.ts';
import { needBody } from './shapes.ts';

const readers = ['preparer', 'approver', 'reviewer', 'decision-maker', 'buyer', 'auditor'] as const;

/** What buyers are shown of designated packages, and which are open to a need. */
export const catalogueRoutes = [
  route({
    method: 'put', path: '/workspaces/{workspace}/catalogue/{proposal}', tag: 'Catalogue', params: inWorkspace.extend({ proposal: id }),
    access: { for: 'member', roles: ['approver'], scope: 'catalogue:write' },
    summary: 'Show a designated package to buyers; it is determined anew for that', body: entryBody,
    success: { status: 200, description: 'It is shown, with what hangs on its parties.', schema: entryShape },
    refusals: { 409: 'It is not designated.' },
    work: async ({ params: { workspace, proposal }, body, actor, transact, services, signal }) => {
      const { text, decided } = await transact(async (database) => ({
        text: await sealedText(database, workspace, proposal), decided: await decidedIn(database, workspace),
      }));
      const notes = await notesOf(services.analyst, text, signal, decided);
      const { countries, sectors, conditions, until = null, shownTo, ...rest } = body;
      const row = {
        countries, sectors, conditions, until, shown_to: shownTo, offered: JSON.stringify(rest), notes: JSON.stringify(notes),
        created_by: actor.user!,
      };
      return transact(async (database) => {
        await database.insertInto('catalogue_entry').values({ workspace, proposal, ...row })
          .onConflict((conflict) => conflict.column('proposal').doUpdateSet(row)).execute();
        const found = await entriesIn(database, proposal);
        return { body: shown(found[0]!) };
      });
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/catalogue', tag: 'Catalogue', params: inWorkspace,
    access: { for: 'member', roles: readers, scope: 'catalogue:read' },
    summary: 'The catalogue: to buyers all of it, to a consortium its own',
    success: { status: 200, description: 'Entries, each with its conditions.', schema: z.object({ items: z.array(entryShape) }) },
    handle: async ({ database }) => ({ body: { items: (await entriesIn(database)).map(shown) } }),
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/catalogue/matches', tag: 'Catalogue', params: inWorkspace, body: needBody,
    access: { for: 'member', roles: ['buyer'], scope: 'catalogue:read' },
    summary: 'Which packages are open to a need; what nobody stated is open, never a yes and never a no',
    success: { status: 200, description: 'Those that are open to it first. The need is not kept.', schema: matchesShape },
    handle: async ({ body, database }) => ({ body: matched(await entriesIn(database), body, today()) }),
  }),
];

/** What was sealed last of a designated package of one's own. Throws {@link Problem} where there is none. */
async function sealedText(database: RequestDatabase, workspace: string, proposal: string): Promise<string> {
  const row = await database.selectFrom('sealed_file').innerJoin('proposal', 'proposal.id', 'sealed_file.proposal').select('package_text')
    .where('proposal.id', '=', proposal).where('proposal.workspace', '=', workspace).orderBy('sequence', 'desc').executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such proposal here.');
  const record = await database.selectFrom('public_record').select('state').where('proposal', '=', proposal).executeTakeFirst();
  if (record === undefined) throw new Problem(409, 'Only a designated package is shown to buyers.');
  return row.package_text;
}
