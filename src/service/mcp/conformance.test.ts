// The public conformance suite of the Model Context Protocol, against a server with everything it asks for and against our own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as z from 'zod';
import { testStores } from '../../store/testing/stores.ts';
import { Problem } from '../problem.ts';
import type { Reply } from '../route.ts';
import { conformanceServer } from '../testing/conformanceServer.ts';
import { idleAnalyst, testService } from '../testing/service.ts';
import { answerMessages } from './transport.ts';

const stores = testStores();
const folder = mkdtempSync(join(tmpdir(), 'portolan-conformance-'));
after(async () => {
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

const suite = join(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json'), '..', 'dist', 'index.js');

/**
 * What needs a session in which the server asks the client, or tells it of changes. Ours keeps nothing between two requests, declares
 * none of this, and has no tool that asks back.
 */
const needSession = [
  'tools-call-sampling', 'tools-call-elicitation', 'elicitation-sep1034-defaults', 'elicitation-sep1330-enums', 'resources-subscribe',
  'resources-unsubscribe', 'server-sse-multiple-streams',
];

/** Runs the suite. It fails where a scenario fails that is not expected to, and where one passes that is. */
async function conforms(url: string, ...more: string[]): Promise<void> {
  const child = spawn(process.execPath, [suite, 'server', '--url', url, ...more], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => { said += words.toString(); });
  const [code] = await once(child, 'exit') as [number];
  assert.equal(code, 0, said);
}

async function listening(answer: (body: unknown, headers: Headers, address: string) => Promise<Reply<unknown> | Response>) {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const answered = async (): Promise<void> => {
      if (request.method !== 'POST') {
        response.writeHead(405).end();
        return;
      }
      const reply = await answer(JSON.parse(await textOf(request)), new Headers(request.headers as Record<string, string>),
        `http://localhost:${port}`);
      const { text = '', status = 200, headers = {} } = reply instanceof Response
        ? { text: reply.body ?? '', status: reply.status, headers: Object.fromEntries(reply.headers) } : reply;
      response.writeHead(status, headers);
      for await (const chunk of typeof text === 'string' ? [text] : text as AsyncIterable<Uint8Array>) response.write(chunk);
      response.end();
    };
    answered().catch((error: unknown) => response.writeHead(error instanceof Problem ? error.status : 500).end('{}'));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/mcp`, close: () => server.close() };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}

test('our transport passes the suite, but for what needs a session', async () => {
  const { signal } = new AbortController();
  const server = await listening((body, headers, address) =>
    answerMessages(conformanceServer, { body, headers, address, signal, onError: () => undefined }));
  const expected = join(folder, 'expected.yaml');
  writeFileSync(expected, JSON.stringify({ server: needSession }));
  await conforms(server.url, '--expected-failures', expected).finally(server.close);
});

test('the service itself passes what does not ask for particular tools', async () => {
  const tool = { name: 'law', title: 'Law', description: 'Law', input: z.object({ words: z.string() }), output: z.object({}) };
  const service = testService(await stores.newStore('server'), { analyst: { ...idleAnalyst, tools: [tool] } });
  const workspace = await service.newWorkspace();
  const { token } = await service.member(workspace, ['buyer']);
  // The suite brings no token.
  const server = await listening(async (body, headers, address) => {
    headers.set('authorization', `Bearer ${token}`);
    headers.delete('content-length');
    if (headers.get('origin') === address) headers.set('origin', service.services.configuration.address);
    return service.app.request(`${service.services.configuration.address}/api/workspaces/${workspace}/mcp`,
      { method: 'POST', headers, body: JSON.stringify(body) });
  });
  for (const scenario of ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection']) {
    await conforms(server.url, '--scenario', scenario).catch((error: unknown) => { server.close(); throw error; });
  }
  server.close();
});
