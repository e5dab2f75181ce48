import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { AnalystBusy } from './analyst.ts';
import { answer } from './answering.ts';
import { accountPaths } from './accountPaths.ts';
import { answerOfAccounts } from './accountRequests.ts';
import { bodyOf, Problem, problemOf } from './problem.ts';
import { RateLimit } from './rateLimit.ts';
import { readText } from './readText.ts';
import type { Actor, Reply, Route } from './route.ts';
import type { Services } from './services.ts';

/** What the service knows of a request from the connection itself. */
export interface Connection {
  Bindings: { remoteAddress?: string };
}

const safeMethods = ['GET', 'HEAD'];
/** What every answer says unless it says otherwise itself: it is data, for this address alone, and nothing in it runs. */
const headersOfAll: Readonly<Record<string, string>> = {
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};

/** The API below `/api`: the routes given, and the sign-in of the accounts. */
export function createApp(routes: readonly Route[], services: Services): Hono<Connection> {
  const app = new Hono<Connection>();
  const limit = new RateLimit(services.configuration.requestsPerMinute);
  for (const route of routes) {
    app.on(route.method.toUpperCase(), addressOfRoute(route.path),
      (context) => observed(context, route.path, services, async (line) => {
        const actor = await actorOf(context, limit, services, line);
        const reply = await answer(route, {
          params: context.req.param(), query: context.req.query(), headers: context.req.raw.headers, actor,
          text: await readText(context.req.raw), signal: context.req.raw.signal,
        }, services);
        return respond(reply, route, context);
      }));
  }
  for (const [method, path, needed] of accountPaths) {
    app.on(method, `/api/auth${path}`, (context) => observed(context, `/auth${path}`, services, async () => {
      const address = addressOf(context, services);
      limit.take(address);
      return answerOfAccounts({ request: context.req.raw, address, needed }, services);
    }));
  }
  refuseOtherMethods(app, routes, limit, services);
  app.notFound((context) => observed(context, 'none', services, () => {
    limit.take(addressOf(context, services));
    return Promise.reject(new Problem(404, 'There is nothing at this address.'));
  }));
  return app;
}

/** An address that is there, asked in a way that is not. */
function refuseOtherMethods(app: Hono<Connection>, routes: readonly Route[], limit: RateLimit, services: Services): void {
  const methods = new Map<string, string[]>();
  for (const { method, path } of routes) {
    methods.set(path, [...methods.get(path) ?? [], ...method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]]);
  }
  for (const [path, allowed] of methods) {
    const allow = allowed.join(', ');
    app.all(addressOfRoute(path), (context) => observed(context, path, services, () => {
      limit.take(addressOf(context, services));
      return Promise.reject(new Problem(405, `Only ${allow} is answered here.`, { headers: { allow } }));
    }));
  }
}

/** The address of a route, as the library that finds routes writes it. */
function addressOfRoute(path: string): string {
  return `/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

/** Whoever asks; refuses who asks too often, and pages of other sites that borrow a session. */
async function actorOf(context: Context<Connection>, limit: RateLimit, services: Services, line: LogLine): Promise<Actor> {
  const { identity, configuration } = services;
  const { headers, method } = context.req.raw;
  const actor = await identity.identify(headers);
  line.who = actor.token?.id ?? actor.user;
  limit.take(line.who ?? addressOf(context, services));
  if (actor.session !== undefined && !safeMethods.includes(method) && headers.get('origin') !== configuration.address) {
    throw new Problem(403, `A signed-in browser sends changes from ${configuration.address} alone.`);
  }
  return actor;
}

/** Where a request comes from: what the proxy in front says, where there is one, else the connection. */
function addressOf({ env, req }: Context<Connection>, { configuration: { clientAddressHeader } }: Services): string {
  return (clientAddressHeader === undefined ? env?.remoteAddress : req.header(clientAddressHeader)) ?? 'unknown';
}

function respond(reply: Reply<unknown>, { success }: Route, context: Context<Connection>): Response {
  const status = reply.status ?? success.status;
  const headers = { ...reply.headers };
  const { etag } = reply.headers ?? {};
  if (etag !== undefined && safeMethods.includes(context.req.method) && context.req.header('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  if (status === 204) return new Response(null, { status, headers });
  const type = reply.headers?.['content-type'] ?? success.mediaType ?? 'application/json';
  const body = reply.text ?? JSON.stringify(reply.body);
  return new Response(body, { status, headers: { ...headers, 'content-type': type === 'application/json' || type.includes('charset=') ? type
    : `${type}; charset=utf-8` } });
}

/** What the log says of whoever asked: an id that the database alone can resolve, and what stands for their address. */
interface LogLine {
  who?: string | undefined;
  from: string;
}

/** Runs the handling of a request, tells of it, and turns whatever it throws into the refusal it stands for. */
function observed(
  context: Context<Connection>, path: string, services: Services, work: (line: LogLine) => Promise<Response>,
): Promise<Response> {
  const { log, identity, telemetry: { metrics, tracing } } = services;
  const { method, raw } = context.req;
  const line: LogLine = { from: identity.pseudonym(addressOf(context, services)) };
  const request = randomUUID();
  const began = performance.now();
  const facts = { 'http.request.method': method, 'http.route': path, 'portolan.request': request };
  return tracing.span({ name: `${method} ${path}`, kind: 'server', facts, from: raw.headers }, async (tell) => {
    let response: Response;
    try {
      response = await work(line);
    } catch (error) {
      response = refused(error, request, log);
    }
    const { status } = response;
    const seconds = (performance.now() - began) / 1000;
    tell({ 'http.response.status_code': status, ...(status < 500 ? {} : { 'error.type': String(status) }) });
    metrics.count('request', { method, route: path, status }, seconds);
    log.info('request', { request, method, route: path, status, milliseconds: Math.round(seconds * 1000), ...line,
      traceparent: tracing.traceparent() });
    return completed(response, request);
  });
}

/** An answer with what every one of them says, those of the library of accounts too. */
function completed({ body, status, headers: own }: Response, request: string): Response {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(headersOfAll)) if (!headers.has(name)) headers.set(name, value);
  headers.set('x-request-id', request);
  return new Response(body, { status, headers });
}

function refused(error: unknown, request: string, log: Services['log']): Response {
  const problem = error instanceof AnalystBusy ? new Problem(503, error.message, { headers: { 'retry-after': '5' } }) : problemOf(error);
  if (problem === undefined) {
    // The message of an error may hold what somebody wrote; where it arose may not.
    const { name, stack = '' } = error instanceof Error ? error : { name: typeof error };
    log.error('fault', { request, name, code: String((error as { code?: unknown }).code ?? ''),
      at: stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).join(' ') });
  }
  const told = problem ?? new Problem(500, 'This is a fault in Portolan. The log of the server has it under the name of this request.');
  const headers = { ...told.headers, 'content-type': 'application/problem+json' };
  return new Response(JSON.stringify(bodyOf(told, request)), { status: told.status, headers });
}
