import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { InputError } from '../../corpus/diagnostic.ts';
import { newId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { type MemberRole, memberRoles, type WorkspaceKind } from '../../store/tables.ts';
import type { Analyst } from '../analyst.ts';
import { type Connection, createApp } from '../app.ts';
import { readConfiguration } from '../configuration.ts';
import { createIdentity, newSecret } from '../identity.ts';
import type { Log } from '../log.ts';
import { scopesOf, type Route } from '../route.ts';
import { allRoutes } from '../routes.ts';
import type { Services } from '../services.ts';
import { quietTelemetry, type Telemetry } from '../telemetry/telemetry.ts';

/** A service over a store of a test's own, asked without a network. */
export interface TestService {
  services: Services;
  app: Hono<Connection>;
  /** What was logged. */
  lines: string[];
  newWorkspace(kind?: WorkspaceKind): Promise<string>;
  /** A person new to a workspace, with a token that may do whatever the roles allow. */
  member(workspace: string, roles: readonly MemberRole[], more?: {
    agency?: string; nationalities?: string[]; scopes?: string[] }): Promise<TestClient>;
  /** Somebody new with a session of a browser, who runs the server or does not. */
  signedIn(isOperator: boolean): Promise<TestClient & { cookie: string }>;
  /** Somebody who is not signed in. */
  nobody: TestClient;
}

export interface TestAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body, where it is JSON. */
  body: never;
}

export interface TestClient {
  user: string;
  /** The token it asks with; empty where it has none. */
  token: string;
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
}

/** As many roles as one person can hold: who reads for the licensing agency does nothing for the programme. */
export const rolesOfOne: readonly MemberRole[] = memberRoles.filter((role) => role !== 'licensing-reviewer');

/** An analyst that knows no law, for tests of everything around it. */
export const idleAnalyst: Analyst = {
  tools: [], corpus: '0'.repeat(64),
  ask: () => Promise.resolve({}),
  determine: ({ package: text }) => Promise.resolve(JSON.stringify({ format: 'portolan-determination/2', length: text.length, legs: [] })),
  receipt: ({ package: text }) => Promise.resolve({ digest: '1'.repeat(64), corpus: '0'.repeat(64), text }),
  dossier: async (question) => ({
    receipt: await idleAnalyst.receipt(question), whole: Buffer.from(`whole: ${question.package}`),
    public: Buffer.from(`public: ${question.package}`),
  }),
  verify: () => Promise.resolve({ holds: true, lines: [] }),
  sheet: ({ listed }) => Promise.resolve(new TextEncoder().encode(listed.title)),
  close: () => Promise.resolve(),
  parties: { read: () => Promise.resolve([]), screen: () => Promise.resolve({ lists: 'none', findings: [] }) },
  offers: {
    fragment: (_text, item) => Promise.resolve({ layer: 'hardware', item: { id: item }, parties: [], name: item, member: 'M' }),
    compose: () => Promise.resolve({ compositions: [], left: [], inTheWay: [], bounded: false }),
  },
  lists: {
    inForce: () => new Map(), hold: () => undefined, judge: () => [],
    read: () => { throw new Error('No list is kept here.'); },
    readOffer: ({ feed }) => Promise.reject(new InputError([{ file: feed, line: 1, column: 1, message: 'There is no such feed.' }])),
  },
};

/** A service over a store, with every route. */
export function testService(store: Store, {
  analyst = idleAnalyst, routes = allRoutes(analyst), environment = {}, secret: signs = randomBytes(32).toString('hex'),
  telemetry = quietTelemetry(),
}: {
  routes?: readonly Route[]; analyst?: Analyst; environment?: Record<string, string>; secret?: string;
  telemetry?: Telemetry;
} = {}): TestService {
  const configuration = readConfiguration({ PORTOLAN_REQUESTS_PER_MINUTE: '1000000', ...environment }, { port: 3000, processors: 2 });
  const lines: string[] = [];
  const write = (event: string, fields?: object): void => { lines.push(JSON.stringify({ event, ...fields })); };
  const log: Log = { info: write, error: write };
  const services: Services = {
    configuration, store, log, analyst, telemetry, scopes: new Set(scopesOf(routes)), isReady: () => true,
    identity: createIdentity(store, configuration, signs),
  };
  const app = createApp(routes, services);
  const clientOf = (user: string, token: string): TestClient => ({
    user, token,
    ask: async (method, path, body, headers) => {
      const own: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
      const sent = body === undefined ? {} : { body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...own, ...headers } };
      const response = await app.request(`http://localhost:3000/api${path}`, { method, headers: { ...own, ...headers }, ...sent });
      const text = await response.text();
      const isJson = text !== '' && /json$/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : undefined) as never };
    },
  });
  const nobody = clientOf('', '');
  return {
    services, app, lines, nobody,
    signedIn: (isOperator) => signedIn(services, nobody, isOperator),
    newWorkspace: async (kind = 'consortium') => {
      const id = newId();
      await store.owner.insertInto('workspace').values({ id, name: kind, kind, retention_years: 5 }).execute();
      return id;
    },
    member: async (workspace, roles, { agency, nationalities = [], scopes = scopesOf(routes) } = {}) => {
      const user = `user-${newId()}`;
      await store.owner.insertInto('member').values({ workspace, user_id: user, roles: [...roles], agency: agency ?? null, nationalities })
        .execute();
      const { secret, digest } = newSecret();
      await store.owner.insertInto('token').values({
        id: newId(), workspace, user_id: user, name: 'test', digest, scopes, expires_at: new Date(Date.now() + 60_000),
      }).execute();
      return clientOf(user, secret);
    },
  };
}

async function signedIn(
  { store, identity, configuration }: Services, nobody: TestClient, isOperator: boolean,
): ReturnType<TestService['signedIn']> {
  const account = { name: 'N', email: `${newId()}@portolan.example`, password: 'a long enough password' };
  const user = await identity.createAccount(account);
  if (isOperator) await store.owner.insertInto('operator').values({ user_id: user }).execute();
  const origin = configuration.address;
  const { status, text, headers: told } = await nobody.ask('POST', '/auth/sign-in/email', account, { origin });
  if (status !== 200) throw new Error(text);
  const cookie = told.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  return { user, token: '', cookie, ask: (method, path, body, headers) => nobody.ask(method, path, body, { cookie, origin, ...headers }) };
}
