import type { Needed } from './accountPaths.ts';
import { addressHeader, sessionCookie } from './accountsLibrary.ts';
import { refuseLesserSession } from './answering.ts';
import { Problem } from './problem.ts';
import type { BrowserSession } from './route.ts';
import type { Services } from './services.ts';

/** A request to the library of accounts, and the address it comes from. */
interface AccountRequest {
  request: Request;
  address: string;
  needed: Needed;
}

/**
 * Lets the library of accounts answer, where whoever asks has shown enough. A new session ends the one that asked for it, and its secret
 * is in the cookie alone. Throws {@link Problem}.
 */
export async function answerOfAccounts({ request, address, needed }: AccountRequest, services: Services): Promise<Response> {
  const { identity, configuration, log } = services;
  const { user, session } = await identity.bySession(request.headers);
  await admit(needed, user, session, services);
  const headers = new Headers(request.headers);
  headers.set(addressHeader, address);
  const response = await identity.auth.handler(new Request(request, { headers }));
  const given = response.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookie(configuration.address)}=`));
  if (given === undefined || /max-age=0/i.test(given)) return response;
  if (user !== undefined && session !== undefined) await identity.endSession(user, session.id);
  const entered = await identity.bySession(new Headers({ cookie: given.split(';')[0]! }));
  log.info('signed in', { who: entered.user, session: entered.session?.id, by: entered.session?.enteredBy });
  const sent = new Headers(response.headers);
  sent.delete('content-length');
  return new Response(response.status === 200 ? '{}' : null, { status: response.status, headers: sent });
}

/** Throws {@link Problem} where whoever asks has not shown enough. */
async function admit(
  needed: Needed, user: string | undefined, session: BrowserSession | undefined, { identity }: Services,
): Promise<void> {
  if (needed === 'nothing') return;
  if (user === undefined || session === undefined) throw new Problem(401, 'This is for people who are signed in.');
  // Whoever has a passkey shows it before they add another: a password that was guessed leads no further.
  const isFirst = needed === 'first-passkey' && !session.isWhole && !await identity.hasPasskey(user);
  refuseLesserSession(session, { ...(isFirst ? { halfway: true } : {}), ...(needed === 'everything' ? {} : { lately: true }) });
}
