// What fuzzers of documents look for: edges of every schema, broken requests, other methods, nobody's requests, and links between answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { testStores } from '../store/testing/stores.ts';
import { mostBytes } from './readText.ts';
import { allRoutes } from './routes.ts';
import { bodiesNear, edgesOf } from './testing/edges.ts';
import { type Schema, valuesOf } from './testing/fromSchema.ts';
import { type PlacedOperation, walkedDocument } from './testing/operations.ts';
import { idleAnalyst, rolesOfOne, type TestAnswer, type TestClient, testService } from './testing/service.ts';

const analyst = { ...idleAnalyst, receipt: () => Promise.resolve({ digest: '1'.repeat(64), corpus: '0'.repeat(64), text: '{}' }),
  determine: () => Promise.resolve(
  JSON.stringify({ format: 'portolan-determination/2', on: '2026-11-23', corpus: '0'.repeat(64) })) };
const { operations: all, declares, fits } = walkedDocument(allRoutes(analyst));
// The Model Context Protocol refuses in a form of its own, and has a conformance suite.
const operations = all.filter(({ path }) => !path.endsWith('/mcp'));

const stores = testStores();
after(() => stores.stop());
let service: ReturnType<typeof testService>;
let member: TestClient;
let workspace: string;
let known: Record<string, string>;
before(async () => {
  service = testService(await stores.newStore('server'), { analyst });
  workspace = await service.newWorkspace();
  member = await service.member(workspace, rolesOfOne);
  const begun = await member.ask('POST', `/workspaces/${workspace}/packages`, { name: 'One', text: 'title: One' });
  known = { workspace, package: (begun.body as { package: string }).package, version: '1' };
});

/** A value that a schema allows, always the same. */
const sample = (schema: Schema): unknown => fc.sample(valuesOf(schema, ['known']), { numRuns: 1, seed: 3 })[0];

/** The path of an operation with its names filled in, below `/api`. */
function pathOf({ path, operation }: PlacedOperation, given: Record<string, unknown> = {}): string {
  return path.replace(/^\/api/, '').replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(
    given[name] ?? known[name] ?? sample(operation.parameters.find((one) => one.name === name)!.schema))) || '%20');
}

const bodySchema = ({ operation }: PlacedOperation): Schema | undefined =>
  operation.requestBody?.content['application/json'].schema;

/** Sends a body as it stands. */
async function sendText(
  { method }: PlacedOperation, path: string, body: string | undefined, headers: Record<string, string>,
): Promise<TestAnswer> {
  const response = await service.app.request(`http://localhost:3000/api${path}`, {
    method: method.toUpperCase(), headers: { authorization: `Bearer ${member.token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const isJson = /json$/.test(response.headers.get('content-type') ?? '');
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body: parsed as never };
}

const isTaken = ({ status }: TestAnswer): boolean => status < 400;

test('a body at the edges of its schema is answered as declared, and beyond them refused', async () => {
  let beyond = 0;
  for (const one of operations) {
    const schema = bodySchema(one);
    if (schema === undefined) continue;
    const path = pathOf(one);
    await Promise.all(bodiesNear(schema, sample(schema)).map(async (body) => {
      const answer = await member.ask(one.method.toUpperCase(), path, body ?? null);
      const what = `${one.method} ${one.path} ${JSON.stringify(body)?.slice(0, 300)} brought ${answer.status} ${answer.text.slice(0, 300)}`;
      declares(one, answer, what);
      const isBeyond = !fits(schema, JSON.parse(JSON.stringify(body)));
      assert.ok(!isBeyond || !isTaken(answer), `taken although the document forbids it: ${what}`);
      beyond += Number(isBeyond);
    }));
  }
  assert.ok(beyond > 500, `${beyond}`);
});

test('a parameter at the edges of its schema is answered as declared, and beyond them refused', async () => {
  for (const one of operations) {
    const body = bodySchema(one) === undefined ? undefined : sample(bodySchema(one)!);
    const usual = pathOf(one);
    for (const { in: place, name, schema } of one.operation.parameters.filter((parameter) => parameter.in !== 'header')) {
      if (name === 'workspace') continue;
      await Promise.all(edgesOf(schema, sample(schema)).filter((edge) => typeof edge !== 'object').map(async (value) => {
        const text = String(value);
        const path = place === 'path' ? pathOf(one, { [name]: value }) : `${usual}?${new URLSearchParams({ [name]: text })}`;
        const answer = await member.ask(one.method.toUpperCase(), path, body);
        const what = `${one.method} ${path} brought ${answer.status} ${answer.text.slice(0, 300)}`;
        if (place === 'query' || answer.status !== 405) declares(one, answer, what);
        const whole = { type: 'object', properties: { [name]: schema } };
        const isBeyond = place === 'query' && text.trim() !== '' && !fits(whole, { [name]: text }, true);
        assert.ok(!isBeyond || !isTaken(answer), `taken although the document forbids it: ${what}`);
      }));
    }
  }
});

test('what is no JSON, of another type, empty, too deep or too long is refused by every operation that takes a body', async () => {
  const json = { 'content-type': 'application/json' };
  for (const one of operations.filter((operation) => bodySchema(operation) !== undefined)) {
    const path = pathOf(one);
    const expect = async (wanted: readonly number[], body: string | undefined, headers: Record<string, string>): Promise<void> => {
      const answer = await sendText(one, path, body, headers);
      const what = `${one.method} ${one.path} ${body?.slice(0, 40)} ${JSON.stringify(headers)} brought ${answer.status} ${answer.text}`;
      declares(one, answer, what);
      // A token is refused, before anything is read, where one has to be signed in.
      const isRefused = [401, 403].includes(answer.status) && !one.operation.security.some(({ token }) => token);
      assert.ok(isRefused || wanted.includes(answer.status), what);
    };
    for (const broken of ['', '{', '{"a":1,}', "{'a':1}", '{"a":NaN}', '\ufeff{}x', '[1', '"', '\u0000']) await expect([400], broken, json);
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
      await expect([415], '{}', { 'content-type': type });
    }
    await expect([415], undefined, {});
    await expect([400, 422], `${'['.repeat(5000)}${']'.repeat(5000)}`, json);
    await expect([400], `${'['.repeat(100_000)}`, json);
  }
  const first = operations.find((operation) => bodySchema(operation) !== undefined && operation.method === 'post')!;
  assert.equal((await sendText(first, pathOf(first), ' '.repeat(mostBytes + 1), json)).status, 413);
});

test('headers that are missing, doubled, empty or strange change nothing but what they stand for', async () => {
  for (const one of operations) {
    const schema = bodySchema(one);
    const body = schema === undefined ? undefined : JSON.stringify(sample(schema));
    const own = one.operation.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
    const strange: Record<string, string>[] = [{ accept: 'image/png' }, { accept: '' }, { 'accept-language': 'x'.repeat(500) },
      { 'x-http-method-override': 'DELETE' }, { 'content-encoding': 'gzip' }, { 'if-none-match': '*' }, { range: 'bytes=0-1' },
      { cookie: 'a=b; a=c; =;;' }, { traceparent: 'x' },
      ...own.flatMap((name) => ['', '"', 'x'.repeat(300), '*'].map((value) => ({ [name]: value })))];
    const usual: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const path = pathOf(one);
    await Promise.all(strange.map(async (headers) => {
      const answer = await sendText(one, path, body, { ...usual, ...headers });
      const what = `${one.method} ${path} ${JSON.stringify(headers).slice(0, 60)} brought ${answer.status} ${answer.text.slice(0, 200)}`;
      if (answer.status !== 304) declares(one, answer, what);
    }));
  }
});

test('every path refuses the methods it does not have, and says which it has', async () => {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of all) methods.set(path, (methods.get(path) ?? new Set()).add(method.toUpperCase()));
  for (const [path, has] of methods) {
    const one = all.find((operation) => operation.path === path)!;
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'].filter((other) => !has.has(other))) {
      const { status, headers } = await service.nobody.ask(method, pathOf(one, { version: '1' }));
      // A path may be another one too, in which a name stands for its last word.
      const isOther = all.some((other) => other.method === method.toLowerCase() && other.path !== path
        && new RegExp(`^${other.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
      if (isOther) continue;
      assert.equal(status, 405, `${method} ${path}`);
      const allow = headers.get('allow')!.split(', ');
      assert.ok(!allow.includes(method) && allow.length > 0, `${method} ${path} ${allow}`);
    }
  }
});

test('without credentials, or with made-up ones, nothing that asks for them answers', async () => {
  const closed = all.filter(({ operation }) => operation.security.length > 0);
  assert.ok(closed.length > 80, `${closed.length}`);
  for (const one of closed) {
    const schema = bodySchema(one);
    for (const headers of [{}, { authorization: 'Bearer portolan_made-up' }, { authorization: 'Basic YTpi' }, { authorization: 'Bearer ' },
      { cookie: 'portolan.session_token=made.up' }] as Record<string, string>[]) {
      const body = schema === undefined ? undefined : sample(schema);
      const { status } = await service.nobody.ask(one.method.toUpperCase(), pathOf(one), body, headers);
      assert.equal(status, 401, `${one.method} ${one.path} ${JSON.stringify(headers)}`);
    }
  }
});

test('what was made is there, at the address the answer gives, and what was taken away is not', async () => {
  let [made, gone] = [0, 0];
  const own = await service.newWorkspace();
  const maker = await service.member(own, rolesOfOne);
  const begun = await maker.ask('POST', `/workspaces/${own}/packages`, { name: 'Two', text: 'title: Two' });
  const { package: of } = begun.body as { package: string };
  const begins = ({ path, method }: PlacedOperation): boolean => method === 'post' && /^[^{]*\{workspace\}[^{]*$/.test(path);
  for (const one of operations.filter(begins)) {
    const sampled = fc.sample(valuesOf(bodySchema(one) ?? { type: 'object' }, [of]), { numRuns: 6, seed: 11 });
    for (const body of [{ package: of }, ...sampled]) {
      const answer = await maker.ask('POST', pathOf(one, { workspace: own }), bodySchema(one) === undefined ? undefined : body);
      const place = answer.headers.get('location');
      if (place !== null) {
        const found = await maker.ask('GET', place.replace(/^\/api/, ''));
        assert.equal(found.status, 200, `${one.path} made ${place}: ${found.text}`);
        made++;
      }
      const { id } = (answer.body ?? {}) as { id?: string };
      const ending = all.find(({ path, method }) => method === 'delete' && path.replace(/\/\{\w+\}$/, '') === one.path);
      if (answer.status !== 201 || id === undefined || ending === undefined) continue;
      const name = /\{(\w+)\}$/.exec(ending.path)![1]!;
      const first = await maker.ask('DELETE', pathOf(ending, { workspace: own, [name]: id }));
      assert.equal(first.status, 204, `${ending.path}: ${first.text}`);
      const again = await maker.ask('DELETE', pathOf(ending, { workspace: own, [name]: id }));
      assert.equal(again.status, 404, `${ending.path} twice: ${again.text}`);
      gone++;
    }
  }
  assert.ok(made >= 3 && gone >= 2, `${made} ${gone}`);
});
