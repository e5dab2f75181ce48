import type { RequestDatabase } from '../store/request.ts';
import { Problem } from './problem.ts';
import type { Reply } from './route.ts';

/** A request that is safe to send twice. */
interface Once {
  actor: string;
  key: string;
  request_digest: string;
}

const longestKey = 200;

/** What was answered when the same request came before. Throws {@link Problem} where the key was used for another one. */
export async function remembered(database: RequestDatabase, { actor, key, request_digest }: Once): Promise<Reply<unknown> | undefined> {
  if (key.length === 0 || key.length > longestKey) throw new Problem(400, `An idempotency key has 1 to ${longestKey} characters.`);
  const found = await database.selectFrom('idempotency_key').selectAll().where('actor', '=', actor).where('key', '=', key)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  if (found.request_digest !== request_digest) throw new Problem(422, 'This idempotency key was used for another request.');
  return { status: found.status, headers: { ...found.headers, 'idempotency-replayed': 'true' }, text: found.body };
}

/**
 * Keeps an answer beside what it changed, in the same transaction. Where the same request is being answered elsewhere at this
 * moment, the database has one of them wait; what it then runs into is mended by running it again.
 */
export async function remember(database: RequestDatabase, once: Once, reply: Reply<unknown>, usualStatus: number): Promise<void> {
  await database.insertInto('idempotency_key').values({
    ...once, status: reply.status ?? usualStatus, headers: JSON.stringify(reply.headers ?? {}), body: textOf(reply),
  }).execute();
}

function textOf({ body, text }: Reply<unknown>): string {
  return typeof text === 'string' ? text : JSON.stringify(body ?? null);
}
