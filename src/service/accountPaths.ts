/**
 * What somebody has to have shown before a path of the accounts' library answers: `nothing`; `everything`, that is a whole sign-in;
 * `lately`, such a sign-in of the last minutes; `first-passkey`, the same, or half of one where it is for the first passkey.
 */
export type Needed = 'nothing' | 'everything' | 'lately' | 'first-passkey';

/**
 * What is offered of the accounts' library below `/api/auth`; everything else it could do is not reachable. An account is made by
 * an invitation alone (routes/invitations.ts), so that there is no way to sign up.
 */
export const accountPaths: readonly (readonly [method: 'GET' | 'POST', path: string, needed: Needed])[] = [
  ['POST', '/sign-in/email', 'nothing'],
  ['POST', '/sign-in/social', 'nothing'],
  ['GET', '/oauth2/callback/:provider', 'nothing'],
  ['GET', '/callback/:provider', 'nothing'],
  ['POST', '/sign-out', 'nothing'],
  ['POST', '/change-password', 'everything'],
  ['GET', '/passkey/generate-register-options', 'first-passkey'],
  ['POST', '/passkey/verify-registration', 'first-passkey'],
  ['GET', '/passkey/generate-authenticate-options', 'nothing'],
  ['POST', '/passkey/verify-authentication', 'nothing'],
  ['GET', '/passkey/list-user-passkeys', 'nothing'],
  ['POST', '/passkey/delete-passkey', 'lately'],
];
