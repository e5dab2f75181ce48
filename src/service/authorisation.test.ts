// Every route × everybody who could ask: let in exactly where the route declares it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod';
import { newId } from '../store/ids.ts';
import { ledgerFaults } from '../store/ledger.ts';
import { memberRoles } from '../store/tables.ts';
import { testStores } from '../store/testing/stores.ts';
import { accountPaths } from './accountPaths.ts';
import type { Route } from './route.ts';
import { scopesOf } from './route.ts';
import { allRoutes } from './routes.ts';
import { idleAnalyst, rolesOfOne, type TestClient, testService } from './testing/service.ts';

const stores = testStores();
after(() => stores.stop());

const tool = { name: 'law', title: 'Law', description: 'Law', input: z.object({ words: z.string() }), output: z.object({}) };
const analyst = { ...idleAnalyst, tools: [tool] };
const routes = allRoutes(analyst);
let service: ReturnType<typeof testService>;
let workspace: string;
let visitor: TestClient;
let operator: TestClient;
before(async () => {
  service = testService(await stores.newStore('server'), { analyst });
  workspace = await service.newWorkspace();
  visitor = await service.signedIn(false);
  operator = await service.signedIn(true);
  // They ask for everything, also to be erased; a legal hold keeps them.
  const { store } = service.services;
  const held = await service.newWorkspace();
  await store.owner.updateTable('workspace').set({ legal_hold: true }).where('id', '=', held).execute();
  await store.owner.insertInto('member').values([visitor, operator].map(({ user }) =>
    ({ workspace: held, user_id: user, roles: ['buyer' as const], agency: null, nationalities: [] }))).execute();
});

/** Whether whoever asked was let in; what they sent may still be refused for other reasons. */
async function isLetIn(client: TestClient, { method, path, body }: Route): Promise<boolean> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => name === 'workspace' ? workspace : name === 'digest' ? '0'.repeat(64)
    : name === 'version' ? '1' : newId());
  const { status, text } = await client.ask(method.toUpperCase(), filled, body === undefined ? undefined : {});
  assert.notEqual(status, 500, `${method} ${path}: ${text}`);
  return ![401, 403].includes(status) && !/no such workspace, or you are no member/.test(text);
}

test('every route is for whom it says, and for nobody else', async () => {
  const outside = await service.newWorkspace();
  const outsider = await service.member(outside, rolesOfOne);
  const withoutScope = await service.member(workspace, rolesOfOne, { scopes: ['nothing'] });
  const byRole = new Map(await Promise.all(memberRoles.map(async (role) => [role, await service.member(workspace, [role])] as const)));
  for (const route of routes) {
    const { access, method, path } = route;
    const expect = async (client: TestClient, is: boolean, who: string): Promise<void> =>
      assert.equal(await isLetIn(client, route), is, `${method} ${path} for ${who}`);
    await expect(service.nobody, access.for === 'anybody', 'nobody in particular');
    await expect(visitor, access.for === 'anybody' || access.for === 'signed-in', 'somebody signed in');
    await expect(outsider, access.for === 'anybody', 'a member of another workspace');
    await expect(withoutScope, access.for === 'anybody', 'a token without the scope');
    await expect(operator, access.for !== 'member', 'an operator');
    for (const [role, client] of byRole) {
      await expect(client, access.for === 'anybody' || access.for === 'member' && access.roles.includes(role), role);
    }
  }
});

test('whatever names a workspace is for its members, and every route for members names one', () => {
  for (const { access, path } of routes) assert.equal(path.startsWith('/workspaces/{workspace}'), access.for === 'member', path);
  assert.ok(scopesOf(routes).length > 5);
});

test('nothing answers that is not declared, and no server begins with a route that does not say for whom it is', () => {
  const declared = new Set([...routes.map(({ path }) => `/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    ...accountPaths.map(([, path]) => `/api/auth${path}`)]);
  assert.deepEqual(service.app.routes.filter(({ path }) => !declared.has(path)), []);
  const answered = service.app.routes.filter(({ path, method }) => method !== 'ALL' && !path.startsWith('/api/auth/'));
  assert.equal(answered.length, routes.length);
  const { access: _, ...careless } = routes.find(({ path }) => path === '/health')!;
  assert.throws(() => testService(service.services.store, { routes: [careless as Route] }), TypeError, 'no server begins with it');
});

test('what the library of accounts answers to people who are signed in is for nobody else', async () => {
  for (const [method, path, needed] of accountPaths.filter((one) => one[2] !== 'nothing')) {
    const answer = await service.nobody.ask(method, `/auth${path}`, method === 'POST' ? {} : undefined);
    assert.equal(answer.status, 401, `${path} needs ${needed}`);
  }
});

test('of the library of accounts nothing is reachable but what is named', async () => {
  const { auth } = service.services.identity;
  const every = Object.values(auth.api as Record<string, { path?: string }>).flatMap(({ path }) => path === undefined ? [] : [path]);
  const named = new Set(accountPaths.map(([, path]) => path));
  const hidden = every.filter((path) => !named.has(path) && path !== '/callback/:id');
  assert.ok(hidden.includes('/sign-up/email') && hidden.includes('/update-user'));
  for (const path of hidden) {
    for (const method of ['GET', 'POST']) assert.equal((await service.nobody.ask(method, `/auth${path}`)).status, 404, `${method} ${path}`);
  }
});

test('a session changes nothing when another site asks, and the log holds no secrets', async () => {
  const body = { name: 'Quite secret name', kind: 'buyer' };
  for (const origin of ['http://elsewhere.example', 'null']) {
    assert.equal((await operator.ask('POST', '/workspaces', body, { origin })).status, 403);
  }
  const opened = await operator.ask('POST', '/workspaces', body);
  assert.equal(opened.status, 201, opened.text);
  const log = service.lines.join('\n');
  assert.doesNotMatch(log, /Quite secret|long enough|portolan_[\w-]{20}|@portolan\.example/);
});

test('an erased account leaves what it did under an id that stands for nobody, unless there is a legal hold', async () => {
  const { store } = service.services;
  const person = await service.signedIn(false);
  const own = await service.newWorkspace();
  const membership = { workspace: own, user_id: person.user, agency: null, nationalities: [] };
  await store.owner.insertInto('member').values({ ...membership, roles: ['administrator'] }).execute();
  const lonely = await person.ask('DELETE', '/account');
  assert.equal(lonely.status, 409);
  assert.match(lonely.text, /at least one administrator/);
  await service.member(own, ['administrator']);
  await store.owner.updateTable('workspace').set({ legal_hold: true }).where('id', '=', own).execute();
  assert.match((await person.ask('DELETE', '/account')).text, /legal hold/);
  await store.owner.updateTable('workspace').set({ legal_hold: false }).where('id', '=', own).execute();
  assert.equal((await person.ask('DELETE', '/account')).status, 204);
  assert.equal((await person.ask('GET', '/session')).status, 401);
  const { rows } = await store.executeSql('select 1 from auth."user" where id = $1', [person.user]);
  assert.equal(rows.length, 0);
  const told = await store.owner.selectFrom('audit_event').select('body').where('workspace', '=', own).execute();
  assert.match(told.map(({ body }) => body).join('\n'),
    new RegExp(`member.delete.*${own}/${person.user}|${own}/${person.user}.*member.delete`));
  assert.deepEqual(await ledgerFaults(store.owner), []);
});

test('sessions are listed, and ended one by one; a revoked token is none', async () => {
  const { items } = (await visitor.ask('GET', '/sessions')).body as { items: { id: string; isThisOne: boolean }[] };
  assert.deepEqual(items.map(({ isThisOne }) => isThisOne), [true]);
  assert.equal((await visitor.ask('DELETE', `/sessions/${items[0]!.id}`)).status, 204);
  assert.equal((await visitor.ask('GET', '/session')).status, 401);
  const member = await service.member(workspace, ['preparer']);
  const { items: tokens } = (await member.ask('GET', `/workspaces/${workspace}/tokens`)).body as { items: { id: string }[] };
  assert.equal(tokens.length, 1);
  assert.equal((await member.ask('DELETE', `/workspaces/${workspace}/tokens/${tokens[0]!.id}`)).status, 204);
  assert.equal((await member.ask('GET', `/workspaces/${workspace}`)).status, 401);
});
