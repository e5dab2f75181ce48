import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testStores } from '../../store/testing/stores.ts';
import { projectRoot } from '../lawFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-serve-'));
const started: ChildProcess[] = [];
const stores = testStores();
after(async () => {
  for (const child of started) child.kill('SIGKILL');
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

const port = 41_800 + process.pid % 1000;
const address = `http://localhost:${port}`;
const environment: Record<string, string | undefined> = { ...process.env };
delete environment.DATABASE_URL;

function portolan(...words: string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli/main.ts'), ...words],
    { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (text: Buffer) => { said += text.toString(); });
  return { child, said: () => said };
}

async function post(path: string, body: object, cookie = ''): Promise<Response> {
  return fetch(`${address}/api${path}`, { method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: address, cookie } });
}

test('from the first start to a receipt: the link, an account, a package, its answer, its proof, and the end', async () => {
  const { folder: data } = await stores.newPlace('embedded') as { folder: string };
  const { child, said } = portolan('serve', '--port', String(port), '--data', data, '--no-site');
  while (!said().includes('/account#')) await Promise.race([once(child.stdout!, 'data'),
    once(child, 'exit').then(() => assert.fail(said()))]);
  assert.match(said(), new RegExp(`Portolan is at ${address}\n`));
  const secret = /\/account#(\S+)/.exec(said())![1]!;
  const account = { name: 'Ann', email: 'ann@portolan.example', password: 'correct horse battery' };
  assert.equal((await post('/invitations/accept', { secret, account: { ...account, password: 'short' } })).status, 422);
  const accepted = await post('/invitations/accept', { secret, account });
  assert.equal(accepted.status, 201);
  const { workspace } = await accepted.json() as { workspace: string };
  assert.equal((await post('/invitations/accept', { secret, account: { ...account, email: 'b@portolan.example' } })).status, 404,
    'only once');
  const entered = await post('/auth/sign-in/email', account);
  const cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  assert.match(entered.headers.getSetCookie().join('\n'), /HttpOnly/i);
  const me = await (await fetch(`${address}/api/session`, { headers: { cookie } })).json() as {
    user: string; name: string; isOperator: boolean };
  assert.deepEqual([me.name, me.isOperator], ['Ann', true]);
  const people = await (await fetch(`${address}/api/workspaces/${workspace}/people`, { headers: { cookie } })).json();
  assert.deepEqual(people, { items: [{ user: me.user, name: 'Ann' }] });
  await fetch(`${address}/api/workspaces/${workspace}/members/${me.user}`, {
    method: 'PUT', body: JSON.stringify({ roles: ['administrator', 'preparer', 'auditor'] }),
      headers: { 'content-type': 'application/json', origin: address, cookie },
  });

  const second = portolan('serve', '--port', String(port + 1), '--data', data, '--no-site');
  const text = readFileSync(join(projectRoot, 'examples/small-allied-market.yaml'), 'utf8');
  // As the service names a text that was sent.
  writeFileSync(join(folder, 'package'), text);
  const printed = portolan('check', 'package', '--no-screen', '--format', 'json', '--on', '2026-11-23');
  const [[code], answer] = await Promise.all([once(second.child, 'close') as Promise<[number]>,
    post(`/workspaces/${workspace}/determinations`, { text, on: '2026-11-23' }, cookie), once(printed.child, 'close')]);
  assert.equal(code, 2);
  assert.match(second.said(), /in use by another process/);
  assert.equal(answer.status, 201);
  assert.equal(await answer.text(), printed.said());

  const sealed = await post(`/workspaces/${workspace}/receipts`, { text, on: '2026-11-23' }, cookie);
  assert.equal(sealed.status, 201, await sealed.clone().text());
  const receipt = await (await fetch(`${address}${sealed.headers.get('location')}`, { headers: { cookie } })).text();
  const verified = await (await post(`/workspaces/${workspace}/receipts/verification`, { receipt }, cookie)).json() as {
    holds: boolean; lines: string[] };
  assert.deepEqual(verified.holds, true, verified.lines.join('\n'));
  const { law } = JSON.parse(receipt) as { law: { digest: string } };
  const snapshot = await fetch(`${address}/api/workspaces/${workspace}/corpora/${law.digest}`, { headers: { cookie } });
  assert.equal((await snapshot.json() as { digest: string }).digest, law.digest);
  const ledger = join(folder, 'ledger.ndjson');
  writeFileSync(ledger, await (await fetch(`${address}/api/workspaces/${workspace}/audit/export`, { headers: { cookie } })).text());
  const audit = portolan('audit', 'verify', ledger);
  await once(audit.child, 'close');
  assert.match(audit.said(), /verified\. \d+ events/);
  child.kill('SIGTERM');
  const [end] = await once(child, 'exit') as [number | null];
  assert.equal(end, 0, said());
  assert.doesNotMatch(said().replace(/.*\/account#.*/, ''), /correct horse|ann@|portolan_[\w-]{20}/);
});
