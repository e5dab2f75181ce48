import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod';
import { InputError } from '../corpus/diagnostic.ts';
import { testStores } from '../store/testing/stores.ts';
import { AnalystBusy } from './analyst.ts';
import { mostBytes } from './readText.ts';
import { route } from './route.ts';
import { allRoutes } from './routes.ts';
import { idleAnalyst, type TestClient, testService } from './testing/service.ts';

const stores = testStores();
after(() => stores.stop());

const broken = route({
  method: 'get', path: '/broken', tag: 'Test', summary: 'Breaks', access: { for: 'anybody' },
  success: { status: 200, description: 'Never.', schema: z.undefined() },
  work: () => Promise.reject(new Error('the password is hunter2')),
});
const faulty = { ...idleAnalyst, determine: ({ package: text }: { package: string }) => Promise.reject(text === 'busy'
  ? new AnalystBusy('Later.')
  : new InputError([{ file: 'package', line: 2, column: 3, field: 'sites', message: 'There is no such site.', hint: 'Name one.' }])) };
let service: ReturnType<typeof testService>;
let workspace: string;
let preparer: TestClient;
before(async () => {
  service = testService(await stores.newStore('server'), {
    analyst: faulty, routes: [...allRoutes(faulty), broken], environment: { PORTOLAN_METRICS_TOKEN: 'a token for the collector' },
  });
  workspace = await service.newWorkspace();
  preparer = await service.member(workspace, ['preparer', 'administrator']);
});

test('a fault of ours names the request and nothing of the inside, in the answer and in the log', async () => {
  const { status, body, text, headers } = await service.nobody.ask('GET', '/broken');
  assert.equal(status, 500);
  assert.equal((body as { request: string }).request, headers.get('x-request-id'));
  assert.doesNotMatch(text + service.lines.join('\n'), /hunter2/);
  assert.ok(service.lines.some((line) => line.includes(headers.get('x-request-id')!) && line.includes('fault')));
});

test('faults of a package come with their places, and what cannot be answered now with when to come back', async () => {
  const path = `/workspaces/${workspace}/determinations`;
  const faults = await preparer.ask('POST', path, { text: 'x' });
  assert.equal(faults.status, 422);
  assert.deepEqual((faults.body as { faults: object[] }).faults,
    [{ at: 'package:2:3 sites', message: 'There is no such site.', hint: 'Name one.' }]);
  const busy = await preparer.ask('POST', path, { text: 'busy' });
  assert.deepEqual([busy.status, busy.headers.get('retry-after')], [503, '5']);
});

test('what is no JSON, too large, or nowhere is refused in one form', async () => {
  const path = `/api/workspaces/${workspace}/packages`;
  const send = (body: string) =>
    service.app.request(`http://localhost:3000${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  assert.equal((await send('{}')).status, 401, 'first who, then what');
  assert.equal((await send(' '.repeat(mostBytes + 1))).status, 413);
  const wrong = await preparer.ask('POST', path.slice('/api'.length), '{', { 'content-type': 'text/plain' });
  assert.equal(wrong.status, 415);
  const nowhere = await service.nobody.ask('GET', '/nothing/here');
  assert.deepEqual([nowhere.status, nowhere.headers.get('content-type')], [404, 'application/problem+json']);
});

test('a workspace keeps an administrator', async () => {
  const answer = await preparer.ask('DELETE', `/workspaces/${workspace}/members/${preparer.user}`);
  assert.equal(answer.status, 409, answer.text);
  assert.match(answer.text, /keeps at least one administrator/);
});

test('figures are for the collector alone', async () => {
  assert.equal((await service.nobody.ask('GET', '/metrics')).status, 404);
  assert.equal((await service.nobody.ask('GET', '/metrics', undefined, { authorization: 'Bearer a token for the collectoR' })).status, 404);
  const { status, text } = await service.nobody.ask('GET', '/metrics', undefined, { authorization: 'Bearer a token for the collector' });
  assert.equal(status, 200);
  assert.match(text, /portolan_request_seconds_count\{method="GET",route="\/broken",status="500"\} 1\n/);
});
