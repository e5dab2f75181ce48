import * as z from 'zod';
import { acceptInvitation } from '../invitation.ts';
import { route } from '../route.ts';
import { id, password } from './shapes.ts';

const secret = z.string().min(20).max(100);

/** How an account begins: nobody signs up, everybody is invited. */
export const invitationRoutes = [
  route({
    method: 'post', path: '/invitations/accept', tag: 'Session', summary: 'Accept an invitation: with a new account, or as who you are',
    access: { for: 'anybody' },
    body: z.object({
      secret, account: z.object({
        name: z.string().trim().min(1).max(200), email: z.email().max(200), password,
      }).optional().describe('Left out by whoever is signed in already.'),
    }),
    success: { status: 201, description: 'Accepted. Sign in now.', schema: z.object({ workspace: id }) },
    refusals: { 401: 'Neither signed in nor an account named.', 404: 'No such invitation is open.',
      409: 'There is an account of this address already.' },
    work: async ({ body, actor, services }) => ({ body: { workspace: await acceptInvitation(services, body, actor) } }),
  }),
];
