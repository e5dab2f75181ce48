import * as z from 'zod';
import { recordRefusal, type RequestDatabase } from '../store/request.ts';
import { sha256 } from '../store/sha256.ts';
import type { ActingRole } from '../store/tables.ts';
import { Problem } from './problem.ts';
import { remembered, remember } from './idempotency.ts';
import type { Access, Actor, Asked, BrowserSession, Reply, Route } from './route.ts';
import type { Services } from './services.ts';
import { transactAs } from './transaction.ts';

/** A request that came in, nothing of it checked yet. */
export interface Incoming {
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Headers;
  /** The body as it was sent; empty where there was none. */
  text: string;
  actor: Actor;
  signal: AbortSignal;
}

/**
 * Answers one request to a route: first whether whoever asks may, then whether what they sent can be used, then the route
 * itself. Throws {@link Problem}; nothing of a request that is refused is kept.
 */
export async function answer(route: Route, incoming: Incoming, services: Services): Promise<Reply<unknown>> {
  const { actor } = incoming;
  admit(route.access, incoming);
  const workspace = workspaceOf(route.access, incoming.params);
  const transact = <Result>(work: (database: RequestDatabase, roles: readonly ActingRole[]) => Promise<Result>): Promise<Result> =>
    transactAs(services, { user: actor.user, workspace }, (database, roles) => {
      permit(route.access, roles);
      return work(database, roles);
    });
  if (route.work !== undefined) {
    // Asked about before the body is looked at: whoever may not use a route learns nothing from its complaints.
    if (route.access.for === 'member' || route.access.for === 'operator') await transact(() => Promise.resolve());
    return route.work({ ...checked(route, incoming, services), transact });
  }
  const digest = sha256(JSON.stringify([route.method, route.path, incoming.params, incoming.query, incoming.text]));
  const key = incoming.headers.get('idempotency-key');
  const once = route.method === 'post' && key !== null && actor.user !== undefined
    ? { actor: actor.user, key, request_digest: digest } : undefined;
  return heard(incoming, workspace, services, transact(async (database, roles) => {
    const before = once === undefined ? undefined : await remembered(database, once);
    if (before !== undefined) return before;
    const reply = await route.handle!({ ...checked(route, incoming, services), database, roles });
    if (once !== undefined) await remember(database, once, reply, route.success.status);
    return reply;
  }));
}

/** What a request brought; where a member was refused a package because of their nationality, the ledger is told. */
async function heard<Result>(
  { params, actor }: Incoming, workspace: string | undefined, { store }: Services, answering: Promise<Result>,
): Promise<Result> {
  try {
    return await answering;
  } catch (error) {
    const { package: wanted } = params;
    if (error instanceof Problem && error.status === 404 && workspace !== undefined && actor.user !== undefined
      && uuid.safeParse(wanted).success) await recordRefusal(store, actor.user, workspace, wanted!);
    throw error;
  }
}

/** Refuses whoever cannot be let in without a look at the database. */
function admit(access: Access, { actor, params }: Incoming): void {
  if (access.for === 'anybody') return;
  if (actor.user === undefined) throw new Problem(401, 'This is for people who are signed in, or programs with a token.');
  if (actor.session !== undefined) refuseLesserSession(actor.session, access);
  if (actor.token === undefined) return;
  if (access.for !== 'member') throw new Problem(403, 'A token cannot do this; sign in.');
  if (!actor.token.scopes.has(access.scope)) throw new Problem(403, `This token lacks the scope ${access.scope}.`);
  if (actor.token.workspace !== params.workspace) throw new Problem(404, 'There is no such workspace, or you are no member of it.');
}

const latelyMinutes = 15;

/** Throws {@link Problem} where somebody has shown less of who they are than what they ask for needs. */
export function refuseLesserSession({ since, isWhole }: BrowserSession, { halfway, lately }: { halfway?: true; lately?: true }): void {
  if (!isWhole && halfway !== true) throw new Problem(403,
    'A passkey is needed here. Sign in with yours; if you have none yet, your account page makes one.');
  if (lately === true && Date.now() - since.getTime() > latelyMinutes * 60_000) throw new Problem(403,
    `This needs a sign-in of the last ${latelyMinutes} minutes. Sign out, sign in and do it again.`);
}

const uuid = z.uuid();

function workspaceOf(access: Access, { workspace }: Record<string, string>): string | undefined {
  if (workspace === undefined || !uuid.safeParse(workspace).success) {
    if (access.for === 'member') throw new Problem(404, 'There is no such workspace, or you are no member of it.');
    return undefined;
  }
  return workspace;
}

function permit(access: Access, roles: readonly ActingRole[]): void {
  if (access.for === 'operator' && !roles.includes('operator')) throw new Problem(403, 'This is for those who run the server.');
  if (access.for !== 'member' || access.roles.some((role) => roles.includes(role))) return;
  const outside: readonly ActingRole[] = ['public', 'signed-in', 'operator'];
  // Whether a workspace exists is nobody's business but its members'.
  if (roles.every((role) => outside.includes(role))) throw new Problem(404, 'There is no such workspace, or you are no member of it.');
  throw new Problem(403, `This needs one of the roles ${access.roles.join(', ')}.`);
}

function checked(route: Route, incoming: Incoming, services: Services): Asked<unknown, unknown, unknown> {
  const { headers, actor, signal } = incoming;
  // No text of the database can hold it, so that nothing has such a name.
  const isUnkeepable = (part: Record<string, string>): boolean => Object.values(part).some((value) => value.includes('\u0000'));
  if (isUnkeepable(incoming.params)) throw new Problem(404, 'Nothing has such a name.');
  if (route.query !== undefined && isUnkeepable(incoming.query)) throw new Problem(400, 'The query holds a character that cannot be kept.');
  return {
    headers, actor, signal, services,
    params: route.params === undefined ? {} : parsed(route.params, incoming.params, 'path', 404),
    query: route.query === undefined ? {} : parsed(route.query, incoming.query, 'query', 400),
    body: route.body === undefined ? undefined : parsed(route.body, jsonOf(incoming), 'body', 422),
  };
}

function parsed(schema: z.ZodType, value: unknown, part: string, status: number): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({ at: [part, ...path].join('.'), message }));
  throw new Problem(status, status === 404 ? 'Nothing has such a name.' : `The ${part} is not as it should be.`, { faults });
}

function jsonOf({ headers, text }: Incoming): unknown {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/.test(headers.get('content-type') ?? '')) throw new Problem(415,
    'Send JSON, as application/json.');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem(400, `The body is no JSON: ${error.message}.`);
    throw error;
  }
}
