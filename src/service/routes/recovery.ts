import * as z from 'zod';
import { Problem } from '../problem.ts';
import { mailRecovery, newRecovery, recover } from '../recovery.ts';
import { route } from '../route.ts';
import { moment, password } from './shapes.ts';

const email = z.email().max(200);

/** The way back for somebody who lost password and passkeys. */
export const recoveryRoutes = [
  route({
    method: 'post', path: '/accounts/recovery', tag: 'Session', access: { for: 'operator', lately: true }, body: z.object({ email }),
    summary: 'Give somebody a link to set a new password and make a new passkey, once, within an hour; make sure that it is they who ask',
    success: { status: 201, description: 'The link, shown this once. Earlier ones end.',
      schema: z.object({ link: z.url(), expiresAt: moment }) },
    refusals: { 404: 'There is no account of this address.' },
    work: async ({ body, actor, services }) => {
      const user = await services.identity.accountOf(body.email);
      if (user === undefined) throw new Problem(404, 'There is no account of this address.');
      const { link, expiresAt } = await newRecovery(services, user, actor.user!);
      return { body: { link, expiresAt: expiresAt.toISOString() } };
    },
  }),
  route({
    method: 'post', path: '/recovery/mail', tag: 'Session', access: { for: 'anybody' }, body: z.object({ email }),
    summary: 'Have such a link sent to your address',
    success: { status: 202, description: 'Sent, if there is an account of this address and the server sends mail.', schema: z.object({}) },
    work: ({ body, services }) => {
      // Not waited for: how long it takes would tell whether there is an account.
      mailRecovery(services, body.email).catch((error: unknown) =>
        services.log.error('recovery mail', { name: error instanceof Error ? error.name : typeof error }));
      return Promise.resolve({ body: {} });
    },
  }),
  route({
    method: 'post', path: '/recovery', tag: 'Session', access: { for: 'anybody' },
    body: z.object({ secret: z.string().min(20).max(100).describe('What stands behind the # of the link.'),
      password }),
    summary: 'Set a new password with such a link; every session ends',
    success: { status: 204, description: 'It is set. Sign in now.', schema: z.undefined() },
    refusals: { 404: 'No such link is open.' },
    work: async ({ body, services }) => {
      await recover(services, body.secret, body.password);
      return { body: undefined };
    },
  }),
];
