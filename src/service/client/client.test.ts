import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { testStores } from '../../store/testing/stores.ts';
import { testService } from '../testing/service.ts';
import type { paths } from './api.d.ts';
import { apiTypes } from './apiTypes.ts';
import { portolanClient } from './client.ts';

const stores = testStores();
const service = testService(await stores.newStore('server'));
const server = createServer(getRequestListener(service.app.fetch)).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(async () => {
  server.close();
  server.closeAllConnections();
  await stores.stop();
});

test('over the network, requests and answers have the types that the service declares', async () => {
  const workspace = await service.newWorkspace();
  const { token } = await service.member(workspace, ['preparer']);
  const client = portolanClient({ address, token });
  const path = { workspace };
  const { data: saved } = await client.POST('/api/workspaces/{workspace}/packages', {
    params: { path }, body: { name: 'One', text: 'title: One' },
  });
  assert.ok(saved !== undefined);
  // The type check of the project is part of the test: these have to be a number and a text, and no other field is there.
  const [version, of]: [number, string] = [saved.version, saved.package];
  assert.equal(version, 1);
  const { data: page } = await client.GET('/api/workspaces/{workspace}/packages', { params: { path, query: { limit: 10 } } });
  assert.deepEqual(page?.items.map(({ id, name }) => [id, name]), [[of, 'One']]);
  const { error } = await client.POST('/api/workspaces/{workspace}/packages/{package}/versions', {
    params: { path: { workspace, package: of }, header: { 'if-match': '"other"' } }, body: { text: 'title: Two' },
  });
  assert.equal(error?.status, 412);
  const { error: refused } = await client.POST('/api/workspaces/{workspace}/packages/{package}/versions', {
    params: { path: { workspace, package: of } }, body: { text: '' },
  });
  assert.match(String(refused?.faults?.[0]?.at), /text/);
});

type Begun = paths['/api/workspaces/{workspace}/packages']['post']['requestBody']['content']['application/json'];

test('what the service would refuse for its form is no type either', () => {
  // The type check of the project fails where one of these is another answer.
  const isComplete: { name: string } extends Begun ? true : false = false;
  const isWhole: { name: string; text: string } extends Begun ? true : false = true;
  const isThere: '/api/workspaces/{workspace}/nothing' extends keyof paths ? true : false = false;
  assert.deepEqual([isComplete, isWhole, isThere], [false, true, false]);
});

test('what has no type is no silent hole', () => {
  const document = (schema: object): Record<string, unknown> => ({ paths: {}, components: { schemas: { Odd: schema } } });
  assert.match(apiTypes(document({ type: ['string', 'null'] })), /Odd: string \| null;/);
  for (const odd of [{ not: {} }, { type: 'array', prefixItems: [] }, { $ref: '#/$defs/Odd' }]) {
    assert.throws(() => apiTypes(document(odd)), /There is no type for/);
  }
});
