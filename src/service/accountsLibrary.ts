import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';
import type { Store } from '../store/store.ts';
import type { Configuration } from './configuration.ts';

/** Tells the library where a request comes from; set by us alone. */
export const addressHeader = 'x-portolan-address';
const dayMilliseconds = 86_400_000;

/** Accounts in the store's own database, by a maintained library: passwords with scrypt, passkeys, OpenID Connect. */
export function accountsLibrary(store: Store, { address, oidc }: Configuration, secret: string) {
  return betterAuth({
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
}
