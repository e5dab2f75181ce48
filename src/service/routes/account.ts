import { sql } from 'kysely';
import * as z from 'zod';
import { erasePerson, workspaceHolding } from '../../store/erasure.ts';
import type { Store } from '../../store/store.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

const erased = { status: 204, description: 'It is erased. What was done stays recorded under an id that stands for nobody.',
  schema: z.undefined() } as const;
const held = 'A workspace is under legal hold, or would be left without an administrator.';

/** What those who run the server do about accounts of others, and everybody about their own: erase them, end their sessions. */
export const accountRoutes = [
  route({
    method: 'delete', path: '/account', tag: 'Session', access: { for: 'signed-in', lately: true }, success: erased,
    refusals: { 409: held },
    summary: 'Erase your account: name, address, passwords, passkeys, sessions, tokens, and what the ledger wrote of you',
    work: async ({ actor, services: { store } }) => {
      await erase(store, actor.user!, actor.user!);
      return { body: undefined };
    },
  }),
  route({
    method: 'post', path: '/accounts/erasure', tag: 'Session', access: { for: 'operator', lately: true }, success: erased,
    body: z.object({ email: z.email().max(200) }), refusals: { 404: 'There is no account of this address.', 409: held },
    summary: 'Erase the account of somebody who wishes it and cannot sign in',
    work: async ({ actor, body, services: { store, identity } }) => {
      const user = await identity.accountOf(body.email);
      if (user === undefined) throw new Problem(404, 'There is no account of this address.');
      await erase(store, user, actor.user!);
      return { body: undefined };
    },
  }),
  route({
    method: 'post', path: '/accounts/sign-out', tag: 'Session', access: { for: 'operator', lately: true },
    summary: 'End every session of somebody, as when a device is lost',
    body: z.object({ email: z.email().max(200) }), refusals: { 404: 'There is no account of this address.' },
    success: { status: 204, description: 'They have ended.', schema: z.undefined() },
    work: async ({ body, services: { identity } }) => {
      const user = await identity.accountOf(body.email);
      if (user === undefined) throw new Problem(404, 'There is no account of this address.');
      await identity.endSessions(user);
      return { body: undefined };
    },
  }),
];

/** With the owner's rights: a person leaves every workspace at once, in none of which an administrator asked for it. */
async function erase(store: Store, user: string, asker: string): Promise<void> {
  await store.owner.transaction().execute(async (database) => {
    await sql`select set_config('portolan.user', ${asker}, true)`.execute(database);
    const workspace = await workspaceHolding(database, user);
    if (workspace !== undefined) throw new Problem(409,
      `The workspace ${workspace} is under legal hold: who did what there has to stay known.`);
    await erasePerson(database, user);
  });
}
