import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { AnalystBusy } from './analyst.ts';
import { answer } from './answering.ts';
import { accountPaths } from './accountPaths.ts';
import { addressHeader } from './accountsLibrary.ts';
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
const headersOfAll: Readonly<Record<string, string>> = {
  'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
};

/** The API below `/api`: the routes given, and the sign-in of the accounts. */
export function createApp(routes: readonly Route[], services: Services): Hono<Connection> {
  const app = new Hono<Connection>();
  const limit = new RateLimit(services.configuration.requestsPerMinute);
  for (const route of routes) {
    app.on(route.method.toUpperCase(), `/api${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      (context) => observed(context, route.path, services, async (request) => {
        const actor = await actorOf(context, limit, services);
        const reply = await answer(route, {
          params: context.req.param(), query: context.req.query(), headers: context.req.raw.headers, actor,
          text: await readText(context.req.raw), signal: context.req.raw.signal,
        }, services);
        return respond(reply, route, context, request);
      }));
  }
  for (const [method, path] of accountPaths) {
    app.on(method, `/api/auth${path}`, (context) => observed(context, `/auth${path}`, services, async () => {
      const address = addressOf(context, services);
      limit.take(address);
      const headers = new Headers(context.req.raw.headers);
      headers.set(addressHeader, address);
      return services.identity.auth.handler(new Request(context.req.raw, { headers }));
    }));
  }
  app.notFound((context) => observed(context, 'none', services,
    () => Promise.reject(new Problem(404, 'There is nothing at this address.'))));
  return app;
}

/** Whoever asks; refuses who asks too often, and pages of other sites that borrow a session. */
async function actorOf(context: Context<Connection>, limit: RateLimit, services: Services): Promise<Actor> {
  const { identity, configuration } = services;
  const { headers, method } = context.req.raw;
  const actor = await identity.identify(headers);
  limit.take(actor.token?.id ?? actor.user ?? addressOf(context, services));
  if (actor.session !== undefined && !safeMethods.includes(method) && headers.get('origin') !== configuration.address) {
    throw new Problem(403, `A signed-in browser sends changes from ${configuration.address} alone.`);
  }
  return actor;
}

/** Where a request comes from: what the proxy in front says, where there is one, else the connection. */
function addressOf({ env, req }: Context<Connection>, { configuration: { clientAddressHeader } }: Services): string {
  return (clientAddressHeader === undefined ? env?.remoteAddress : req.header(clientAddressHeader)) ?? 'unknown';
}

function respond(reply: Reply<unknown>, { success }: Route, context: Context<Connection>, request: string): Response {
  const status = reply.status ?? success.status;
  const headers = { ...headersOfAll, ...reply.headers, 'x-request-id': request };
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

/** Runs the handling of a request, tells of it, and turns whatever it throws into the refusal it stands for. */
function observed(
  { req: { method, raw } }: Context<Connection>, path: string, { log, telemetry: { metrics, tracing } }: Services,
  work: (request: string) => Promise<Response>,
): Promise<Response> {
  const request = randomUUID();
  const began = performance.now();
  const facts = { 'http.request.method': method, 'http.route': path, 'portolan.request': request };
  return tracing.span({ name: `${method} ${path}`, kind: 'server', facts, from: raw.headers }, async (tell) => {
    let response: Response;
    try {
      response = await work(request);
    } catch (error) {
      response = refused(error, request, log);
    }
    const { status } = response;
    const seconds = (performance.now() - began) / 1000;
    tell({ 'http.response.status_code': status, ...(status < 500 ? {} : { 'error.type': String(status) }) });
    metrics.count('request', { method, route: path, status }, seconds);
    log.info('request', { request, method, route: path, status, milliseconds: Math.round(seconds * 1000),
      traceparent: tracing.traceparent() });
    return response;
  });
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
  const headers = { ...headersOfAll, ...told.headers, 'content-type': 'application/problem+json', 'x-request-id': request };
  return new Response(JSON.stringify(bodyOf(told, request)), { status: told.status, headers });
}
