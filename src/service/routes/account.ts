import { sql } from 'kysely';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

/** What somebody may do with their own account. */
export const accountRoutes = [
  route({
    method: 'delete', path: '/account', tag: 'Session',
      summary: 'Erase your account: name, address, passwords, passkeys, sessions and tokens',
    access: { for: 'signed-in' },
    success: { status: 204, description: 'It is erased. What you did stays recorded under an id that stands for nobody.',
      schema: z.undefined() },
    refusals: { 409: 'A workspace of yours is under legal hold, or would be left without an administrator.' },
    work: async ({ actor, services: { store } }) => {
      const user = actor.user!;
      // With the owner's rights: a person may leave every workspace at once, in none of which an administrator asked for it.
      await store.owner.transaction().execute(async (database) => {
        await sql`select set_config('portolan.user', ${user}, true)`.execute(database);
        const held = await database.selectFrom('member').innerJoin('workspace', 'workspace.id', 'member.workspace').select('workspace.id')
          .where('member.user_id', '=', user).where('workspace.legal_hold', '=', true).executeTakeFirst();
        if (held !== undefined) throw new Problem(409,
          `The workspace ${held.id} is under legal hold: who did what there has to stay known.`);
        await database.updateTable('token').set({ revoked_at: sql<Date>`now()` }).where('user_id', '=', user)
          .where('revoked_at', 'is', null).execute();
        await database.deleteFrom('member').where('user_id', '=', user).execute();
        await database.deleteFrom('operator').where('user_id', '=', user).execute();
        await sql`delete from auth."user" where id = ${user}`.execute(database);
      });
      return { body: undefined };
    },
  }),
];
