import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from '../store/sha256.ts';
import type { Store } from '../store/store.ts';
import { accountsLibrary } from './accountsLibrary.ts';
import type { Configuration } from './configuration.ts';
import type { Person } from './password.ts';
import type { Actor } from './route.ts';
import { createSessions } from './sessions.ts';

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
  const sessions = createSessions(auth, store, configuration);
  return {
    auth, ...sessions,
    /** Who sends these headers, by token or by cookie. */
    identify(headers: Headers): Promise<Actor> {
      const bearer = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
      return bearer === undefined ? sessions.bySession(headers) : byToken(store, bearer);
    },
    /** Stands for an address in the log: always the same for the same one, and nothing leads back without the secret. */
    pseudonym: (address: string): string => createHmac('sha256', secret).update(`address ${address}`).digest('hex').slice(0, 16),
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
    /** What an account says of the person. */
    async personOf(user: string): Promise<Person | undefined> {
      return (await (await auth.$context).internalAdapter.findUserById(user)) ?? undefined;
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
