/**
 * What is offered of the accounts' library below `/api/auth`; everything else it could do is not reachable. An account is made by
 * an invitation alone (routes/invitations.ts), so that there is no way to sign up.
 */
export const accountPaths: readonly (readonly [method: 'GET' | 'POST', path: string])[] = [
  ['POST', '/sign-in/email'],
  ['POST', '/sign-in/social'],
  ['GET', '/oauth2/callback/:provider'],
  ['GET', '/callback/:provider'],
  ['POST', '/sign-out'],
  ['POST', '/change-password'],
  ['GET', '/passkey/generate-register-options'],
  ['POST', '/passkey/verify-registration'],
  ['GET', '/passkey/generate-authenticate-options'],
  ['POST', '/passkey/verify-authentication'],
  ['GET', '/passkey/list-user-passkeys'],
  ['POST', '/passkey/delete-passkey'],
];
