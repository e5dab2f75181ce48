// What every answer of the server says of itself, as it leaves the process.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import { testStores } from '../store/testing/stores.ts';
import { readConfiguration } from './configuration.ts';
import { jsonLog } from './log.ts';
import { createPortolanServer, type PortolanServer } from './server.ts';
import { idleAnalyst } from './testing/service.ts';

const stores = testStores();
let portolan: PortolanServer;
let port: number;
const lines: string[] = [];
before(async () => {
  portolan = createPortolanServer({
    configuration: readConfiguration({ PORTOLAN_ADDRESS: 'https://portolan.example' }, { port: 1, processors: 1 }),
    store: await stores.newStore('server'), analyst: idleAnalyst, log: jsonLog((line) => { lines.push(line); }),
    secret: 'a secret of the test, long enough', version: '0', law: { digest: '0'.repeat(64), snapshot: '{}' },
    site: (_request, response) => { response.end('the site'); },
  });
  portolan.server.listen(0, '127.0.0.1');
  await once(portolan.server, 'listening');
  ({ port } = portolan.server.address() as AddressInfo);
});
after(async () => {
  await portolan.stop();
  await stores.stop();
});

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; text: string }

function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Sends bytes as they are and gives the first line that comes back. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => { socket.write(text); });
    socket.on('error', reject);
    socket.once('data', (answer: Buffer) => {
      socket.destroy();
      resolve(answer.toString().split('\r\n')[0]!);
    });
  });
}

test('every answer forbids whatever it does not need: scripts, frames, guessing of types, caches, other sites, plain HTTP', async () => {
  for (const [method, path, status] of [
    ['GET', '/api/health', 200], ['GET', '/api/session', 401], ['GET', '/api/nowhere', 404], ['POST', '/api/health', 405],
    ['GET', '/api/openapi.json', 200], ['POST', '/api/auth/sign-in/email', 415],
    ['GET', '/api/auth/passkey/generate-authenticate-options', 200], ['GET', '/api/auth/sign-up/email', 404],
  ] as const) {
    const answer = await ask(method, path);
    assert.equal(answer.status, status, `${path}: ${answer.text}`);
    const { headers } = answer;
    assert.equal(headers['content-security-policy'],
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox", path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['cache-control'], 'no-store', path);
    assert.equal(headers['referrer-policy'], 'no-referrer', path);
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', path);
    assert.match(String(headers['strict-transport-security']), /^max-age=63072000; includeSubDomains$/, path);
    assert.match(String(headers['content-type']), /^application\/(?:problem\+)?json/, path);
    assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/, path);
    assert.equal(headers['x-powered-by'] ?? headers.server, undefined, path);
  }
  assert.match(String((await ask('GET', '/')).headers['strict-transport-security']), /includeSubDomains/, 'the pages too');
});

test('no other site may read an answer, whatever origin it names', async () => {
  for (const origin of ['https://elsewhere.example', 'null', 'https://portolan.example']) {
    for (const path of ['/api/health', '/api/auth/passkey/generate-authenticate-options']) {
      const { headers } = await ask('GET', path, { origin });
      assert.equal(Object.keys(headers).find((name) => name.startsWith('access-control-')), undefined);
    }
    const asked = await ask('OPTIONS', '/api/session', { origin, 'access-control-request-method': 'DELETE' });
    assert.equal(asked.status, 405);
    assert.equal(Object.keys(asked.headers).find((name) => name.startsWith('access-control-')), undefined);
  }
});

test('a method that a path does not have is refused with those it has, TRACE and made-up ones too', async () => {
  const refused = await ask('DELETE', '/api/session');
  assert.deepEqual([refused.status, refused.headers.allow], [405, 'GET, HEAD']);
  for (const method of ['TRACE', 'PROPFIND', 'QUERY']) {
    const answer = await ask(method, '/api/health', { 'x-told': 'in confidence' });
    assert.ok([400, 405].includes(answer.status), `${method} ${answer.status}`);
    assert.doesNotMatch(answer.text, /in confidence/);
  }
});

test('where a request comes from is what the connection says, whatever its headers do', async () => {
  const from = async (headers: Record<string, string>): Promise<unknown> => {
    await ask('GET', '/api/health', headers);
    return (JSON.parse(lines.at(-1)!) as { from: string }).from;
  };
  const plain = await from({});
  assert.match(String(plain), /^[0-9a-f]{16}$/);
  for (const name of ['x-real-ip', 'x-forwarded-for', 'forwarded', 'x-portolan-address', 'x-client-ip']) {
    assert.equal(await from({ [name]: '192.0.2.7' }), plain, name);
  }
});

test('a request whose end is told in two ways, or with a broken header, is not read', async () => {
  const host = 'Host: portolan.example\r\n';
  for (const text of [
    `POST /api/recovery HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /api/recovery HTTP/1.1\r\n${host}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`,
    `POST /api/recovery HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    `GET /api/health HTTP/1.1\r\n${host}X-Told: a\rb\r\n\r\n`,
    `GET /api/health HTTP/1.1\r\n${host}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
  ]) assert.match(await sendRaw(text), /^HTTP\/1\.1 4(?:00|31) /, text.slice(0, 100));
});
