// The site as `npm start` serves it, without a browser: address, policy, what is served and what is not, and how it ends.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

let served: ChildProcess;
let address: string;

before(async () => {
  const start = [join(projectRoot, 'scripts/run.mjs'), 'start', '--port', '0'];
  served = spawn(process.execPath, start, { stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((resolve, reject) => {
    let told = '';
    served.stdout!.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const found = /http:\/\/localhost:\d+/.exec(told);
      if (found !== null) resolve(found[0]);
    });
    served.on('exit', (code) => reject(new Error(`It ended with ${code} before it gave an address: ${told}`)));
  });
});
after(() => { served.kill('SIGKILL'); });

/** A request as it stands, without a browser's tidying of the path. */
function get(path: string, method = 'GET'): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { path, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('every screen has an address, under a policy that lets nothing else run', async () => {
  for (const path of ['/', '/check', '/law/ear/742/4.a', '/check?on=2026-12-15']) {
    const { status, headers, body } = await get(path);
    assert.equal(status, 200, path);
    assert.match(body, /<div id="root">/);
    assert.doesNotMatch(body, /<script(?![^>]*\bsrc=)/);
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'; script-src 'self'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
  }
});

test('the law is there under the digest of its content, and nothing outside the built pages is', async () => {
  const index = JSON.parse((await get('/data/index.json')).body) as { law: string; corpus: string };
  const law = await get(`/data/${index.law}`);
  assert.equal(law.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((JSON.parse(law.body) as { corpus: { digest: string } }).corpus.digest, index.corpus);
  for (const path of ['/package.json', '/../package.json', '/%2e%2e/package.json', '/assets/../../package.json', '/%E0%A4%A']) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.equal((await get('/', 'POST')).status, 405);
});

test('an interrupt ends it, with code 0', async () => {
  const ended = new Promise((resolve) => { served.once('exit', resolve); });
  served.kill('SIGINT');
  assert.equal(await ended, 0);
});
