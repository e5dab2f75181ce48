import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { accountsLibrary } from './accountsLibrary.ts';
import type { Configuration } from './configuration.ts';
import type { Actor } from './route.ts';

/** How often it is written down that a session is in use. */
const touchMilliseconds = 60_000;

/** The sessions of browsers, and the passkeys that some of them were entered with. */
export function createSessions(
  auth: ReturnType<typeof accountsLibrary>, { owner }: Store, { idleMinutes, requiresPasskey }: Configuration,
) {
  return {
    /** Who sends these headers, by cookie. A session in which nothing happened for too long ends with it. */
    async bySession(headers: Headers): Promise<Actor> {
      const found = headers.has('cookie') ? await auth.api.getSession({ headers }) : null;
      if (found === null) return { user: undefined };
      const { id, createdAt, updatedAt, enteredBy } = found.session;
      const idleMilliseconds = Date.now() - updatedAt.getTime();
      if (idleMilliseconds > idleMinutes * 60_000) {
        await sql`delete from auth.session where id = ${id}`.execute(owner);
        return { user: undefined };
      }
      if (idleMilliseconds > touchMilliseconds) await sql`update auth.session set "updatedAt" = now() where id = ${id}`.execute(owner);
      const isWhole = !requiresPasskey || enteredBy === 'passkey';
      return { user: found.user.id, session: { id, since: createdAt, enteredBy: String(enteredBy), isWhole } };
    },
    /** Where somebody is signed in, newest first. */
    async sessionsOf(user: string) {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.listSessions(user)).toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime());
    },
    /** Ends a session of somebody's. False where it is none of theirs. */
    async endSession(user: string, session: string): Promise<boolean> {
      const { rows } = await sql`delete from auth.session where id = ${session} and "userId" = ${user} returning id`.execute(owner);
      return rows.length > 0;
    },
    /** Ends every session of somebody's; all but one, where it is named. */
    async endSessions(user: string, but = ''): Promise<void> {
      await sql`delete from auth.session where "userId" = ${user} and id <> ${but}`.execute(owner);
    },
    /** Whether somebody has a passkey. */
    async hasPasskey(user: string): Promise<boolean> {
      return (await sql`select from auth.passkey where "userId" = ${user} limit 1`.execute(owner)).rows.length > 0;
    },
    /** Takes somebody's passkeys away, because they lost them. */
    async dropPasskeys(user: string): Promise<void> {
      await sql`delete from auth.passkey where "userId" = ${user}`.execute(owner);
    },
  };
}
