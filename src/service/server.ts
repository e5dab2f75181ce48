import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import * as z from 'zod';
import type { Store } from '../store/store.ts';
import type { Analyst } from './analyst.ts';
import { type Connection, createApp } from './app.ts';
import type { Configuration } from './configuration.ts';
import { createIdentity } from './identity.ts';
import { firstInvitation } from './invitation.ts';
import type { Log } from './log.ts';
import { openApiDocument } from './openApi.ts';
import { route, scopesOf } from './route.ts';
import { allRoutes } from './routes.ts';
import type { Services } from './services.ts';
import { quietTelemetry, type Telemetry } from './telemetry/telemetry.ts';

/** What a server is made of; the caller opens it all, and closes it after the server. */
export interface ServerParts {
  configuration: Configuration;
  store: Store;
  analyst: Analyst;
  log: Log;
  secret: string;
  version: string;
  /** The law in use, whole, as receipts are replayed with it. */
  law: { digest: string; snapshot: string };
  /** What the process tells those who watch it; without it nobody but `/metrics`. */
  telemetry?: Telemetry | undefined;
  /** Answers everything outside `/api`. */
  site: RequestListener;
}

/** A server that takes no requests yet. */
export interface PortolanServer {
  server: Server;
  services: Services;
  /** The link by which the first administrator begins; undefined where there is one already. */
  firstLink(): Promise<string | undefined>;
  /** Keeps the law in use beside the answers given under it, once. */
  keepLaw(): Promise<void>;
  /** Takes no new requests, finishes those under way, and resolves when all are done. */
  stop(): Promise<void>;
}

/** How long requests under way may take to finish when the server is asked to end. */
const graceMilliseconds = 20_000;

/** Longer than proxies keep a connection they do not use, so that none is closed while a request is on its way. */
const idleMilliseconds = 65_000;

/** Two years, on every answer: a browser that was here once over TLS never asks without it again. */
const transportSecurity = 'max-age=63072000; includeSubDomains';

/** Makes the server: the API and the pages on one port. */
export function createPortolanServer(
  { configuration, store, analyst, log, secret, version, law, site, telemetry }: ServerParts,
): PortolanServer {
  let isStopping = false;
  const routes = withDocument(allRoutes(analyst), configuration.address, version);
  const services = createServices({
    configuration, store, analyst, log, secret, telemetry, scopes: new Set(scopesOf(routes)), isReady: () => !isStopping,
  });
  const app = createApp(routes, services);
  const api = getRequestListener((request, { incoming }) =>
    app.fetch(request, connectionOf(incoming as IncomingMessage)));
  const server = createServer((request, response) => {
    if (configuration.address.startsWith('https:')) response.setHeader('strict-transport-security', transportSecurity);
    if (request.url?.startsWith('/api/') === true) void api(request, response);
    else site(request, response);
  });
  server.keepAliveTimeout = idleMilliseconds;
  return {
    server, services,
    firstLink: async () => {
      const invitation = await firstInvitation(store, configuration.retentionYears);
      return invitation === undefined ? undefined : `${configuration.address}/account#${invitation}`;
    },
    keepLaw: async () => {
      await store.owner.insertInto('corpus').values(law).onConflict((conflict) => conflict.doNothing()).execute();
    },
    stop: () => new Promise((resolve) => {
      isStopping = true;
      const late = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
      server.close(() => {
        clearTimeout(late);
        resolve();
      });
      server.closeIdleConnections();
    }),
  };
}

function connectionOf({ socket: { remoteAddress = 'unknown' } }: IncomingMessage): Connection['Bindings'] {
  return { remoteAddress };
}

/** What routes and jobs work with. */
export function createServices(
  { secret, telemetry = quietTelemetry(), ...parts }: Omit<Services, 'telemetry' | 'identity'> & { secret: string;
    telemetry?: Telemetry | undefined },
): Services {
  return { ...parts, telemetry, identity: createIdentity(parts.store, parts.configuration, secret) };
}

/** The routes with one more: the document that describes them all. */
export function withDocument(routes: ReturnType<typeof allRoutes>, address: string, version: string): ReturnType<typeof allRoutes> {
  let text = '';
  const document = route({
    method: 'get', path: '/openapi.json', tag: 'Operations', summary: 'This document (OpenAPI 3.1)', access: { for: 'anybody' },
    success: { status: 200, description: 'The document.', schema: z.looseObject({ openapi: z.string() }) },
    work: () => Promise.resolve({ text }),
  });
  const all = [...routes, document];
  text = JSON.stringify(openApiDocument(all, { address, version }));
  return all;
}
