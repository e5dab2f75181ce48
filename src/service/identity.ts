import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from '../store/sha256.ts';
import type { Store } from '../store/store.ts';
import { accountsLibrary } from './accountsLibrary.ts';
import type { Configuration } from './configuration.ts';
import type { Actor } from './route.ts';

/** Who somebody is: accounts, sessions and tokens. What they may do is for the workspace to say. */
export type Identity = ReturnType<typeof createIdentity>;

const tokenMark = 'portolan_';

/** A secret nobody can guess, as it is given away once; only its digest is kept. */
export function newSecret(): { secret: string; digest: string } {
  const secret = `${tokenMark}${randomBytes(32).toString('base64url')}`;
  return { secret, digest: digestOfSecret(secret) };
}

/** What is kept of a secret. It is long and random, so that one round of hashing suffices. */
export function digestOfSecret(secret: string): string {
  return sha256(secret);
}

/** Who somebody is, as the library of accounts and the tokens of the workspaces have it. */
export function createIdentity(store: Store, configuration: Configuration, secret: string) {
  const auth = accountsLibrary(store, configuration, secret);
  return {
    auth,
    /** Who sends these headers, by token or by cookie. */
    async identify(headers: Headers): Promise<Actor> {
      const bearer = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
      if (bearer !== undefined) return byToken(store, bearer);
      if (!headers.has('cookie')) return { user: undefined };
      const found = await auth.api.getSession({ headers });
      return found === null ? { user: undefined } : { user: found.user.id, session: found.session.id };
    },
    /** Makes an account with a password. Throws where the address has one already. */
    async createAccount(account: { name: string; email: string; password: string }): Promise<string> {
      const { internalAdapter, password } = await auth.$context;
      const user = await internalAdapter.createUser({ name: account.name, email: account.email.toLowerCase(), emailVerified: true },
        { method: 'email-password' });
      await internalAdapter.linkAccount({
        userId: user.id, accountId: user.id, providerId: 'credential', password: await password.hash(account.password),
      });
      return user.id;
    },
    /** Sets somebody's password, also where they had none, and ends all their sessions. */
    async setPassword(user: string, text: string): Promise<void> {
      await setPassword(await auth.$context, user, text);
    },
    /** Where somebody is signed in, newest first. */
    async sessionsOf(user: string) {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.listSessions(user)).toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime());
    },
    /** Ends a session of somebody's. False where it is none of theirs. */
    async endSession(user: string, session: string): Promise<boolean> {
      const { internalAdapter } = await auth.$context;
      const found = (await internalAdapter.listSessions(user)).find(({ id }) => id === session);
      if (found === undefined) return false;
      await internalAdapter.deleteSession(found.token);
      return true;
    },
    /** The account of an address, where there is one. */
    async accountOf(email: string): Promise<string | undefined> {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id;
    },
  };
}

type Accounts = Awaited<ReturnType<typeof accountsLibrary>['$context']>;

async function setPassword({ internalAdapter, password }: Accounts, user: string, text: string): Promise<void> {
  const hash = await password.hash(text);
  const accounts = await internalAdapter.findAccounts(user);
  if (accounts.some(({ providerId }) => providerId === 'credential')) await internalAdapter.updatePassword(user, hash);
  else await internalAdapter.linkAccount({ userId: user, accountId: user, providerId: 'credential', password: hash });
  await internalAdapter.deleteUserSessions(user);
}

async function byToken(store: Store, bearer: string): Promise<Actor> {
  const found = await store.owner.selectFrom('token').select(['id', 'workspace', 'user_id', 'scopes'])
    .where('digest', '=', digestOfSecret(bearer)).where('revoked_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (found === undefined) return { user: undefined };
  return { user: found.user_id, token: { id: found.id, workspace: found.workspace, scopes: new Set(found.scopes) } };
}
