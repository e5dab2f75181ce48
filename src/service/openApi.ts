import * as z from 'zod';
import { sessionCookie } from './accountsLibrary.ts';
import { problemShape } from './problem.ts';
import type { Access, Route } from './route.ts';

type Node = Record<string, unknown>;

const commonRefusals: Readonly<Record<number, string>> = {
  429: 'Too many requests; `retry-after` says when to come back.', 500: 'A fault of ours, named in the log.',
  503: 'Not at the moment: more is asked than can be answered, or the server is about to end.',
};

/** The OpenAPI 3.1 document of the routes: from the same schemas that validate. */
export function openApiDocument(routes: readonly Route[], { address, version }: { address: string; version: string }): Node {
  const paths: Record<string, Node> = {};
  for (const route of routes) (paths[`/api${route.path}`] ??= {})[route.method] = operationOf(route);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portolan', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'What the law asks of AI export packages, for many people at once. Not legal advice.',
    },
    servers: [{ url: address }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemShape, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(address) },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(route: Route): Node {
  const { method, path, tag, summary, access, params, query, body, reads, success } = route;
  const headers = { ...reads,
    ...(isIdempotent(route) ? { 'idempotency-key': 'A name for this request: sent again with the same one, it is done once.' } : {}) };
  return {
    operationId: `${method}${path.replaceAll(/[^A-Za-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [tag], summary, description: whoMay(access), security: securityOf(access),
    parameters: [
      ...parametersOf('path', params), ...parametersOf('query', query),
      ...Object.entries(headers).map(([name, description]) => ({ in: 'header', name, description, schema: { type: 'string' } })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true,
      content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: {
      [success.status]: {
        description: success.description,
        ...(success.status === 204 ? {} : { content: { [success.mediaType ?? 'application/json']: {
          schema: jsonSchema(success.schema, 'output') } } }),
      },
      ...Object.fromEntries(Object.entries(refusalsOf(route)).map(([status, description]) =>
        [status, { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }])),
    },
  };
}

/** Whether a request may name itself, so that sent again it is done once. */
function isIdempotent({ method, handle, access }: Pick<Route, 'method' | 'handle' | 'access'>): boolean {
  return method === 'post' && handle !== undefined && access.for !== 'anybody';
}

/** Every status a route may refuse with, and what it means. */
export function refusalsOf({ access, params, query, body, refusals, ...route }: Route): Record<number, string> {
  return {
    ...(access.for === 'anybody' ? {} : { 401: 'Nobody is signed in.', 403: 'Not for whoever is signed in.' }),
    ...(access.for === 'member' || params !== undefined ? { 404: 'There is no such thing, or it is none of yours.' } : {}),
    ...(query === undefined && body === undefined && !isIdempotent({ access, ...route }) ? {} : { 400: 'The request cannot be read.' }),
    ...(isIdempotent({ access, ...route }) ? { 422: 'The idempotency key was used for another request.' } : {}),
    ...(body === undefined ? {} : { 413: 'Larger than is read here.', 415: 'Not JSON.', 422: 'The content has faults, each named.' }),
    ...commonRefusals, ...refusals,
  };
}

function whoMay(access: Access): string {
  switch (access.for) {
    case 'anybody': return 'For anybody.';
    case 'signed-in': return 'For anybody who is signed in; not for tokens.';
    case 'operator': return 'For those who run the server; not for tokens.';
    case 'member': return `For members of the workspace who are ${access.roles.join(', ')}; tokens need the scope \`${access.scope}\`.`;
  }
}

function securityOf(access: Access): Node[] {
  if (access.for === 'anybody') return [];
  return access.for === 'member' ? [{ session: [] }, { token: [access.scope] }] : [{ session: [] }];
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined): Node[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Record<string, Node>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    in: place, name, required: required.includes(name), schema: rest, ...(description === undefined ? {} : { description }),
  }));
}

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Node {
  const { $schema, id, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Node;
  return rest;
}
