import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import type { Store } from '../store/store.ts';
import type { Configuration } from './configuration.ts';
import { faultOfPassword, longestPassword, shortestPassword } from './password.ts';

/** Tells the library where a request comes from; set by us alone. */
export const addressHeader = 'x-portolan-address';
const hourSeconds = 3600;

/** The name of every cookie begins so. With `__Host-` a browser binds it to this very host, and to TLS. */
function cookiePrefix(address: string): string {
  return address.startsWith('https:') ? '__Host-portolan' : 'portolan';
}

/** The cookie that holds the secret of a session. */
export function sessionCookie(address: string): string {
  return `${cookiePrefix(address)}.session_token`;
}

/** How somebody entered, by the path of the library that made the session. */
const entries: Readonly<Record<string, string>> = { '/passkey/verify-authentication': 'passkey', '/sign-in/email': 'password' };
const changePath = '/change-password';

/** Accounts in the store's own database, by a maintained library: passwords with scrypt, passkeys, OpenID Connect. */
export function accountsLibrary(store: Store, { address, oidc, sessionHours }: Configuration, secret: string) {
  return betterAuth({
    database: { db: store.owner.withSchema('auth') as never, type: 'postgres' },
    secret, baseURL: address, basePath: '/api/auth', trustedOrigins: [address], telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true },
    // Never prolonged: what ends a session sooner is in identity.ts.
    session: { expiresIn: sessionHours * hourSeconds, disableSessionRefresh: true, freshAge: 0,
      additionalFields: { enteredBy: { type: 'string', required: false, input: false } } },
    databaseHooks: { session: { create: { before: (session, context) =>
      Promise.resolve({ data: { ...session, enteredBy: enteredBy(context) } }) } } },
    hooks: { before: refuseEasyChange },
    rateLimit: { enabled: true, storage: 'database' },
    advanced: { useSecureCookies: false, cookiePrefix: cookiePrefix(address), ipAddress: { ipAddressHeaders: [addressHeader] },
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, secure: address.startsWith('https:'), path: '/' } },
    plugins: [passkeys(address), ...(oidc === undefined ? [] : [organisation(oidc)])],
  });
}

/** Another password begins another session, which was entered as the one before it. */
function enteredBy(context: { path?: string; context: { session: { session: Record<string, unknown> } | null } } | null): string {
  const path = context?.path ?? '';
  return path === changePath ? String(context?.context.session?.session.enteredBy) : entries[path] ?? 'organisation';
}

const refuseEasyChange = createAuthMiddleware(async (context) => {
  const next = (context.body as { newPassword?: unknown } | undefined)?.newPassword;
  if (context.path !== changePath || typeof next !== 'string') return;
  const fault = faultOfPassword(next, (await getSessionFromCtx(context))?.user);
  if (fault !== undefined) throw new APIError('UNPROCESSABLE_ENTITY', { message: fault });
});

/** Passkeys that ask who holds the device: with what they are kept on, two factors at once. */
function passkeys(address: string) {
  return passkey({
    rpID: new URL(address).hostname, rpName: 'Portolan', origin: address, authenticatorSelection: { userVerification: 'required' },
    registration: { afterVerification: ({ verification }) => { refuseUnverified(verification.registrationInfo?.userVerified); } },
    authentication: { afterVerification: ({ verification }) => { refuseUnverified(verification.authenticationInfo.userVerified); } },
  });
}

function refuseUnverified(isVerified: boolean | undefined): void {
  if (isVerified !== true) throw new APIError('UNAUTHORIZED', {
    message: 'This passkey did not ask who you are, by PIN, finger or face. Set that up on the device, or take another.',
  });
}

function organisation({ issuer, clientId, clientSecret }: NonNullable<Configuration['oidc']>) {
  return genericOAuth({ config: [{
    providerId: 'organisation', clientId, clientSecret, scopes: ['openid', 'email', 'profile'],
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, pkce: true, disableImplicitSignUp: true,
  }] });
}
