// How a session begins, what it may do and how it ends, as a browser meets it over TLS.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testStores } from '../store/testing/stores.ts';
import { type TestAnswer, testService } from './testing/service.ts';

const stores = testStores();
after(() => stores.stop());

const address = 'https://portolan.example';
let service: ReturnType<typeof testService>;
let strict: ReturnType<typeof testService>;
before(async () => {
  const store = await stores.newStore('server');
  const common = { PORTOLAN_ADDRESS: address, PORTOLAN_CLIENT_ADDRESS_HEADER: 'x-real-ip' };
  const secret = 'one secret for both of them, long enough';
  service = testService(store, { environment: { ...common, PORTOLAN_PASSKEYS: 'optional' }, secret });
  strict = testService(store, { environment: common, secret });
});

let visits = 0;
/** Enters by password, each time from an address of its own, because few attempts are allowed from one. */
function enter(email: string, password: string, cookie?: string): Promise<TestAnswer> {
  return service.nobody.ask('POST', '/auth/sign-in/email', { email, password },
    { origin: address, 'x-real-ip': `192.0.2.${++visits}`, ...(cookie === undefined ? {} : { cookie }) });
}
const cookieOf = ({ headers }: TestAnswer): string => headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
const status = async (cookie: string): Promise<number> => (await service.nobody.ask('GET', '/session', undefined, { cookie })).status;
const setSession = (user: string, column: string, minutesAgo: number): Promise<unknown> =>
  sql`update auth.session set ${sql.ref(column)} = now() - make_interval(mins => ${minutesAgo}) where "userId" = ${user}`
    .execute(service.services.store.owner);
async function account(name: string): Promise<{ user: string; email: string; password: string }> {
  const [email, password] = [`${name}@portolan.example`, 'seven green bottles'];
  return { email, password, user: await service.services.identity.createAccount({ name, email, password }) };
}

test('the cookie is bound to this host and to TLS, and its secret stands nowhere else', async () => {
  const { email, password } = await account('ann');
  const entered = await enter(email, password);
  const [cookie] = entered.headers.getSetCookie();
  assert.match(cookie!, /^__Host-portolan\.session_token=[^;]{43,}; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  assert.equal(entered.text, '{}');
  assert.equal(await status(cookieOf(entered)), 200);
});

test('who signs in again has a new session, and the one before has ended', async () => {
  const { email, password } = await account('bob');
  const first = cookieOf(await enter(email, password));
  const second = cookieOf(await enter(email, password, first));
  assert.notEqual(first, second);
  assert.deepEqual([await status(first), await status(second)], [401, 200]);
});

test('a session ends after an hour without a request, and after a day in any case', async () => {
  const { email, password, user } = await account('cleo');
  const cookie = cookieOf(await enter(email, password));
  await setSession(user, 'updatedAt', 59);
  assert.equal(await status(cookie), 200);
  await setSession(user, 'updatedAt', 0);
  const lasts = await sql<{ hours: number }>`select extract(epoch from "expiresAt" - "createdAt") / 3600 as hours from auth.session
    where "userId" = ${user}`.execute(service.services.store.owner);
  assert.equal(Math.round(Number(lasts.rows[0]!.hours)), 24, 'being used did not prolong it');
  await setSession(user, 'updatedAt', 61);
  assert.deepEqual([await status(cookie), await status(cookie)], [401, 401]);
  const other = cookieOf(await enter(email, password));
  await setSession(user, 'expiresAt', 1);
  assert.equal(await status(other), 401);
});

test('what outlasts a session, or ends others, needs a sign-in of the last minutes', async () => {
  const { email, password, user } = await account('dora');
  const cookie = cookieOf(await enter(email, password));
  const elsewhere = cookieOf(await enter(email, password));
  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    service.nobody.ask(method, path, body, { cookie, origin: address, 'x-real-ip': `192.0.2.${++visits}` });
  await setSession(user, 'createdAt', 16);
  for (const [method, path, body] of [['GET', '/auth/passkey/generate-register-options'],
    ['POST', '/auth/passkey/delete-passkey', { id: 'x' }], ['DELETE', '/sessions'], ['DELETE', '/sessions/x'],
    ['DELETE', '/account']] as const) {
    const refused = await ask(method, path, body);
    assert.equal(refused.status, 403, path);
    assert.match(refused.text, /sign-in of the last 15 minutes/);
  }
  await setSession(user, 'createdAt', 14);
  assert.equal((await ask('GET', '/auth/passkey/generate-register-options')).status, 200);
  assert.equal((await ask('DELETE', '/sessions')).status, 204);
  assert.deepEqual([await status(cookie), await status(elsewhere)], [200, 401]);
});

test('another password needs the one before, ends the other sessions, and is no way around a passkey', async () => {
  const { email, password, user } = await account('eve');
  const [cookie, elsewhere] = [cookieOf(await enter(email, password)), cookieOf(await enter(email, password))];
  const change = (currentPassword: string, newPassword: string, to = service, from = cookie): Promise<TestAnswer> =>
    to.nobody.ask('POST', '/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true },
      { cookie: from, origin: address, 'x-real-ip': `192.0.2.${++visits}` });
  assert.equal((await change(password, 'another seven bottles', strict)).status, 403, 'half a sign-in changes nothing');
  assert.equal((await change('not the password', 'another seven bottles')).status, 400);
  for (const easy of ['1234567890qwerty', 'portolan-eve-12']) assert.equal((await change(password, easy)).status, 422, easy);
  const changed = await change(password, 'another seven bottles');
  assert.deepEqual([changed.status, changed.text], [200, '{}']);
  const next = cookieOf(changed);
  assert.deepEqual([await status(cookie), await status(elsewhere), await status(next)], [401, 401, 200]);
  assert.equal((await strict.nobody.ask('GET', '/sessions', undefined, { cookie: next })).status, 403);
  await sql`update auth.session set "enteredBy" = 'passkey' where "userId" = ${user}`.execute(service.services.store.owner);
  const again = await change('another seven bottles', 'a third time of bottles', strict, next);
  assert.equal(again.status, 200, again.text);
  assert.equal((await strict.nobody.ask('GET', '/sessions', undefined, { cookie: cookieOf(again) })).status, 200);
});

test('over TLS a password opens nothing but the way to the first passkey', async () => {
  const { email, password, user } = await account('fay');
  const cookie = cookieOf(await enter(email, password));
  const ask = (method: string, path: string): Promise<TestAnswer> =>
    strict.nobody.ask(method, path, undefined, { cookie, origin: address, 'x-real-ip': `192.0.2.${++visits}` });
  assert.equal(((await ask('GET', '/session')).body as { needs: string }).needs, 'first-passkey');
  const closed = [['GET', '/sessions'], ['GET', `/workspaces/${crypto.randomUUID()}/packages`], ['DELETE', '/account']] as const;
  for (const [method, path] of closed) {
    const refused = await ask(method, path);
    assert.equal(refused.status, 403, path);
    assert.match(refused.text, /A passkey is needed here/);
  }
  const { body: options } = await ask('GET', '/auth/passkey/generate-register-options');
  assert.equal((options as { authenticatorSelection: { userVerification: string } }).authenticatorSelection.userVerification, 'required');
  await sql`insert into auth.passkey ("id", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
    values ('p', 'k', ${user}, 'c', 0, 'singleDevice', false)`.execute(strict.services.store.owner);
  assert.equal(((await ask('GET', '/session')).body as { needs: string }).needs, 'passkey');
  assert.equal((await ask('GET', '/auth/passkey/generate-register-options')).status, 403, 'whoever has one shows it first');
  await sql`update auth.session set "enteredBy" = 'passkey' where "userId" = ${user}`.execute(strict.services.store.owner);
  assert.equal((await ask('GET', '/sessions')).status, 200);
});

test('who runs the server ends every session of somebody', async () => {
  const { email, password } = await account('gus');
  const cookies = [cookieOf(await enter(email, password)), cookieOf(await enter(email, password))];
  const operator = await testService(service.services.store).signedIn(true);
  assert.equal((await operator.ask('POST', '/accounts/sign-out', { email })).status, 204);
  assert.deepEqual(await Promise.all(cookies.map(status)), [401, 401]);
  assert.equal((await operator.ask('POST', '/accounts/sign-out', { email: 'none@portolan.example' })).status, 404);
});

test('the log says who entered, how and from where, and who was refused what, without name, address or secret', async () => {
  const { email, password, user } = await account('hal');
  const begin = service.lines.length;
  await enter(email, 'not the password');
  await enter(email, password);
  const lines = service.lines.slice(begin).map((line) => JSON.parse(line) as Record<string, unknown>);
  const [refused, entered, request] = lines;
  assert.deepEqual([refused!.route, refused!.status], ['/auth/sign-in/email', 401]);
  assert.match(String(refused!.from), /^[0-9a-f]{16}$/);
  assert.deepEqual([entered!.event, entered!.who, entered!.by], ['signed in', user, 'password']);
  assert.equal(request!.status, 200);
  assert.doesNotMatch(JSON.stringify(lines), /hal@|192\.0\.2|bottles/);
});
