import type * as z from 'zod';
import type { RequestDatabase } from '../store/request.ts';
import type { ActingRole, MemberRole } from '../store/tables.ts';
import type { Services } from './services.ts';

/**
 * Who a route is for. `member`: whoever holds one of the roles in the workspace that the path names as `{workspace}`, and
 * where a token asks, one with the scope. Routes for members are entered under the policies of the tables.
 */
export type Access =
  | { for: 'anybody' }
  | { for: 'signed-in' } & Session & { /** Also where a passkey is still to be shown. */ halfway?: true }
  | { for: 'operator' } & Session
  | { for: 'member'; roles: readonly MemberRole[]; scope: string } & Session;

interface Session {
  /** A browser's session is let in only minutes after its sign-in: for what would outlast the session, or end others. */
  lately?: true;
}

/** Who asks. */
export interface Actor {
  /** Undefined where nobody signed in. */
  user: string | undefined;
  /** Set where a token asks: what it allows, and where. */
  token?: { id: string; workspace: string; scopes: ReadonlySet<string> };
  /** The session of a browser, where one asks. */
  session?: BrowserSession;
}

/** A session of a browser. */
export interface BrowserSession {
  id: string;
  since: Date;
  /** By password, passkey or organisation. */
  enteredBy: string;
  /** False where a passkey is asked for that has not been shown. */
  isWhole: boolean;
}

/** One request as a route sees it, everything checked. */
export interface Asked<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  headers: Headers;
  actor: Actor;
  services: Services;
  /** Aborted where whoever asked has gone. */
  signal: AbortSignal;
}

/** What a route answers: a body by its schema; or that body as a text written already, or as a stream of bytes. */
export interface Reply<Body> {
  body?: Body;
  text?: string | ReadableStream<Uint8Array>;
  /** Where it differs from the status declared. */
  status?: number;
  headers?: Record<string, string>;
}

export interface Success<Schema extends z.ZodType> {
  status: 200 | 201 | 202 | 204;
  description: string;
  schema: Schema;
  /** Other than JSON; the answer is then given as `text`. */
  mediaType?: string;
}

interface Definition<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api`, with names in braces: `/workspaces/{workspace}/packages`. */
  path: string;
  /** The chapter of the document. */
  tag: string;
  summary: string;
  access: Access;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Headers that mean something here, with what they mean. */
  reads?: Readonly<Record<string, string>>;
  success: Success<Answer>;
  /** Refusals beyond those that every route of its kind has, with what they mean. */
  refusals?: Readonly<Record<number, string>>;
}

type Handled<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> =
  Asked<z.output<Params>, z.output<Query>, z.output<Body>>;
type Answered<Answer extends z.ZodType> = Promise<Reply<z.input<Answer>>>;

/** In one transaction from beginning to end: what it answers is kept, or nothing of it happened. It may be run again. */
interface InTransaction<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType> {
  handle(asked: Handled<P, Q, B> & { database: RequestDatabase; roles: readonly ActingRole[] }): Answered<A>;
}

/** Takes its time, and enters transactions of its own where it needs the database. */
interface InParts<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType> {
  work(asked: Handled<P, Q, B> & { transact: Transact }): Answered<A>;
}

/** Runs work in a transaction as whoever asks, in the workspace of the request. */
export type Transact = <Result>(work: (database: RequestDatabase, roles: readonly ActingRole[]) => Promise<Result>) => Promise<Result>;

/** A route with its types put aside, as the service keeps it. */
export interface Route extends Definition<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType> {
  handle?(asked: Asked<unknown, unknown, unknown> & { database: RequestDatabase; roles: readonly ActingRole[] }): Promise<Reply<unknown>>;
  work?(asked: Asked<unknown, unknown, unknown> & { transact: Transact }): Promise<Reply<unknown>>;
}

type Nothing = z.ZodObject<Record<never, never>>;

/**
 * Declares a route: what it takes, who may use it, what it answers. The schemas validate, are the types of the handler, and
 * make the OpenAPI document. Exactly one of `handle` (a transaction around all of it) and `work` (long, in parts) is given.
 */
export function route<
  A extends z.ZodType, P extends z.ZodObject = Nothing, Q extends z.ZodObject = Nothing, B extends z.ZodType = z.ZodUndefined,
>(definition: Definition<P, Q, B, A> & (InTransaction<P, Q, B, A> | InParts<P, Q, B, A>)): Route {
  return definition as unknown as Route;
}

/** Every scope a token can have: those the routes ask for. */
export function scopesOf(routes: readonly Route[]): string[] {
  return [...new Set(routes.flatMap(({ access }) => access.for === 'member' ? [access.scope] : []))].sort();
}
