import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as z from 'zod';
import { InputError } from '../../corpus/diagnostic.ts';
import { testStores } from '../../store/testing/stores.ts';
import { idleAnalyst, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

const tool = {
  name: 'law', title: 'Law', description: 'Law', input: z.object({ words: z.string() }), output: z.object({ found: z.number() }),
};
const analyst = {
  ...idleAnalyst, tools: [tool],
  ask: (_name: string, input: unknown): Promise<unknown> => {
    const { words } = input as { words: string };
    if (words === '') return Promise.reject(new InputError([{ file: 'arguments', line: 1, column: 1, field: 'words', message: 'None.' }]));
    return Promise.resolve({ found: words.length });
  },
};

test('the protocol is spoken over HTTP with the analyst\'s tools, to those who may ask', async () => {
  const service = testService(await stores.newStore('embedded'), { analyst });
  const workspace = await service.newWorkspace();
  const member = await service.member(workspace, ['buyer']);
  const path = `/workspaces/${workspace}/mcp`;
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`http://localhost:3000/api${path}`), {
    fetch: async (_address, init) => {
      const sent = Object.fromEntries(new Headers(init?.headers).entries());
      if (init?.method !== 'POST') return new Response(null, { status: 405 });
      const { status, headers, text } = await member.ask('POST', path, JSON.parse(String(init.body)), sent);
      return new Response(text, { status, headers });
    },
  }));
  assert.deepEqual((await client.listTools()).tools.map(({ name }) => name), ['law']);
  assert.deepEqual((await client.callTool({ name: 'law', arguments: { words: 'four' } })).structuredContent, { found: 4 });
  const refused = await client.callTool({ name: 'law', arguments: { words: '' } });
  assert.equal(refused.isError, true);
  assert.match(JSON.stringify(refused.content), /arguments:1:1 words: None\./);
  await client.close();
  const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
  assert.equal((await service.nobody.ask('POST', path, ping)).status, 401);
  assert.equal((await (await service.member(workspace, ['buyer'], { scopes: ['packages:read'] })).ask('POST', path, ping)).status, 403);
  assert.equal((await member.ask('POST', path, { method: 'ping' })).status, 422);
});
