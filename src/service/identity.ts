import { createHash, randomBytes } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import type { Configuration } from './configuration.ts';
import type { Actor } from './route.ts';

/** Who somebody is: accounts, sessions and tokens. What they may do is for the workspace to say. */
export type Identity = ReturnType<typeof createIdentity>;

/** Tells the library of accounts where a request comes from; set by us alone. */
export const addressHeader = 'x-portolan-address';
const tokenMark = 'portolan_';
const dayMilliseconds = 86_400_000;

/** A secret nobody can guess, as it is given away once; only its digest is kept. */
export function newSecret(): { secret: string; digest: string } {
  const secret = `${tokenMark}${randomBytes(32).toString('base64url')}`;
  return { secret, digest: digestOfSecret(secret) };
}

/** What is kept of a secret. It is long and random, so that one round of hashing suffices. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Accounts in the store's own database, by a maintained library: passwords with scrypt, passkeys, OpenID Connect. */
export function createIdentity(store: Store, { address, oidc }: Configuration, secret: string) {
  const auth = betterAuth({
    database: { db: store.owner.withSchema('auth') as never, type: 'postgres' },
    secret, baseURL: address, basePath: '/api/auth', trustedOrigins: [address], telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true },
    session: { expiresIn: 7 * dayMilliseconds / 1000, updateAge: dayMilliseconds / 1000 },
    rateLimit: { enabled: true, storage: 'database' },
    advanced: { useSecureCookies: address.startsWith('https:'), defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] } },
    plugins: [
      passkey({ rpID: new URL(address).hostname, rpName: 'Portolan', origin: address }),
      ...(oidc === undefined ? [] : [genericOAuth({ config: [{
        providerId: 'organisation', clientId: oidc.clientId, clientSecret: oidc.clientSecret, scopes: ['openid', 'email', 'profile'],
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, pkce: true, disableImplicitSignUp: true,
      }] })]),
    ],
  });
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

async function byToken(store: Store, bearer: string): Promise<Actor> {
  const found = await store.owner.selectFrom('token').select(['id', 'workspace', 'user_id', 'scopes'])
    .where('digest', '=', digestOfSecret(bearer)).where('revoked_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (found === undefined) return { user: undefined };
  return { user: found.user_id, token: { id: found.id, workspace: found.workspace, scopes: new Set(found.scopes) } };
}
