// The public conformance suite against `portolan mcp`. The suite speaks HTTP alone, so that a bridge hands each message on to the
// process and back, and changes none.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const suite = join(dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json')), 'dist', 'index.js');
const program = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A process for one client after another: each begins with `initialize`, and has a process of its own. */
function bridge() {
  let one = begun();
  function begun() {
    const child = spawn(process.execPath, [program, 'mcp'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const waiting = new Map<unknown, (line: string) => void>();
    createInterface({ input: child.stdout }).on('line', (line) => {
      waiting.get((JSON.parse(line) as { id?: unknown }).id)?.(line);
    });
    return { child, waiting };
  }
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      const { id, method } = JSON.parse(body) as { id?: unknown; method: string };
      if (method === 'initialize') {
        one.child.kill();
        one = begun();
      }
      const answered = new Promise<string>((resolve) => one.waiting.set(id, resolve));
      one.child.stdin.write(`${body}\n`);
      if (id === undefined) return response.writeHead(202).end();
      return response.writeHead(200, { 'content-type': 'application/json' }).end(await answered);
    });
  });
  return { server, stop: () => { server.close(); one.child.kill(); } };
}

const { server, stop } = bridge();
after(stop);

test('portolan mcp passes the scenarios of the suite that ask for no particular tools', async () => {
  await once(server.listen(0, 'localhost'), 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}/mcp`;
  for (const scenario of ['server-initialize', 'ping', 'tools-list', 'resources-list']) {
    const child = spawn(process.execPath, [suite, 'server', '--url', url, '--scenario', scenario]);
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number]>]);
    assert.equal(code, 0, `${scenario}: ${said}`);
  }
});
