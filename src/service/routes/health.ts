import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import * as z from 'zod';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

const stateShape = z.object({ state: z.enum(['alive', 'ready']) });

/** For whoever watches the process: that it lives, that it can work, and how much it does. */
export const healthRoutes = [
  route({
    method: 'get', path: '/health', tag: 'Operations', summary: 'Whether the process lives', access: { for: 'anybody' },
    success: { status: 200, description: 'It lives.', schema: stateShape },
    work: () => Promise.resolve({ body: { state: 'alive' as const } }),
  }),
  route({
    method: 'get', path: '/readiness', tag: 'Operations', summary: 'Whether it can take requests', access: { for: 'anybody' },
    success: { status: 200, description: 'It can.', schema: stateShape },
    work: async ({ services }) => {
      if (!services.isReady()) throw new Problem(503, 'The server is about to end.');
      await sql`select 1`.execute(services.store.owner);
      return { body: { state: 'ready' as const } };
    },
  }),
  route({
    method: 'get', path: '/metrics', tag: 'Operations', summary: 'Figures for a collector (text format of Prometheus)',
    access: { for: 'anybody' }, refusals: { 404: 'No collector is expected, or it sent another token.' },
    success: { status: 200, description: 'The figures.', schema: z.string(), mediaType: 'text/plain' },
    work: ({ services, headers }) => {
      const { metricsToken } = services.configuration;
      // Not 401: who has no token is not told that there is one.
      if (metricsToken === undefined || !isSame(headers.get('authorization') ?? '', `Bearer ${metricsToken}`)) {
        return Promise.reject(new Problem(404, 'There is nothing at this address.'));
      }
      return Promise.resolve({ text: services.telemetry.metrics.text() });
    },
  }),
];

function isSame(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left), Buffer.from(right)];
  return first.length === second.length && timingSafeEqual(first, second);
}
