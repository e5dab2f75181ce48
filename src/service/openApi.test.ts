// The document is held to the server, and the server to the document: whatever is sent, nothing breaks, and each answer is as declared.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import * as z from 'zod';
import { testStores } from '../store/testing/stores.ts';
import { allRoutes } from './routes.ts';
import { valuesOf } from './testing/fromSchema.ts';
import { walkedDocument } from './testing/operations.ts';
import { idleAnalyst, rolesOfOne, type TestClient, testService } from './testing/service.ts';

const tool = {
  name: 'law', title: 'Law', description: 'Law', output: z.object({ found: z.number() }),
  input: z.object({ search: z.string().optional(), limit: z.int().min(1).max(200).default(20) }),
};
const analyst = { ...idleAnalyst, tools: [tool], ask: () => Promise.resolve({ found: 1 }), determine: () => Promise.resolve(
  JSON.stringify({ format: 'portolan-determination/2', on: '2026-11-23', corpus: '0'.repeat(64) })) };
const routes = allRoutes(analyst);
const { openapi, operations, declares } = walkedDocument(routes);
const runsEach = 12;

const stores = testStores();
after(() => stores.stop());
let member: TestClient;
let known: string[];
before(async () => {
  const service = testService(await stores.newStore('server'), { analyst });
  const workspace = await service.newWorkspace();
  member = await service.member(workspace, rolesOfOne);
  const begun = await member.ask('POST', `/workspaces/${workspace}/packages`, { name: 'One', text: 'title: One' });
  known = [workspace, (begun.body as { package: string }).package, '1'];
});

test('the document is OpenAPI 3.1, and names every operation once, with the parameters of its path', () => {
  assert.match(openapi, /^3\.1\./);
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, routes.length);
  for (const { path, operation } of operations) {
    const named = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    assert.deepEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(), named.toSorted(), path);
  }
});

function requestOf({ path, operation }: (typeof operations)[number]): fc.Arbitrary<{ path: string; body: unknown }> {
  const parameters = fc.record(Object.fromEntries(operation.parameters.filter((one) => one.in !== 'header')
    .map(({ in: place, name, schema }) =>
    [`${place} ${name}`, name === 'workspace' ? fc.constant(known[0]!)
      : fc.oneof({ weight: 4, arbitrary: valuesOf(schema, known) }, fc.string())])),
  { requiredKeys: operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `path ${name}`) });
  const schema = operation.requestBody?.content['application/json'].schema;
  const body = schema === undefined ? fc.constant(undefined) : fc.oneof({ weight: 3, arbitrary: valuesOf(schema, known) }, fc.jsonValue());
  return fc.tuple(parameters, body).map(([given, sent]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((given as Record<string,
      unknown>)[`path ${name}`])) || '-');
    const query = new URLSearchParams(Object.entries(given).flatMap(([name, value]) =>
      name.startsWith('query ') ? [[name.slice('query '.length), String(value)] as [string, string]] : []));
    return { path: `${filled.replace(/^\/api/, '')}?${query}`, body: sent };
  });
}

test('whatever is sent, nothing breaks, and every answer is as the document says', async () => {
  // The Model Context Protocol refuses in a form of its own, and has a conformance suite.
  for (const one of operations.filter(({ path }) => !path.endsWith('/mcp'))) {
    await fc.assert(fc.asyncProperty(requestOf(one), async ({ path, body }) => {
      const answer = await member.ask(one.method.toUpperCase(), path, body);
      const what = `${one.method} ${path} ${JSON.stringify(body)} brought ${answer.status} ${answer.text.slice(0, 300)}`;
      declares(one, answer, what);
    }), { numRuns: runsEach, seed: 5 });
  }
});
