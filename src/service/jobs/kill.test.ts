import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, test } from 'node:test';
import { newId } from '../../store/ids.ts';
import { ledgerFaults } from '../../store/ledger.ts';
import { openStore } from '../../store/store.ts';
import { testStores } from '../../store/testing/stores.ts';
import { newSecret } from '../identity.ts';
import { startProcess } from '../testing/processes.ts';

const stores = testStores();
after(() => stores.stop());

const packages = 12;
const jobs = 6;
const longestWaitMilliseconds = 60_000;

test('two serve and three work on one PostgreSQL, one of each is killed: no job is lost, or done twice in effect', async () => {
  const place = await stores.newPlace('server');
  const store = await openStore(place);
  const workspace = newId();
  await store.owner.insertInto('workspace').values({ id: workspace, name: 'W', kind: 'consortium', retention_years: 5 }).execute();
  await store.owner.insertInto('member').values({ workspace, user_id: 'u', roles: ['preparer'], agency: null, nationalities: [] })
    .execute();
  const { secret, digest } = newSecret();
  await store.owner.insertInto('token').values({
    id: newId(), workspace, user_id: 'u', name: 't', digest, scopes: ['packages:write', 'determinations:write'],
      expires_at: new Date(Date.now() + 600_000),
  }).execute();
  const [one, two, ...workers] = await Promise.all((['serveProcess.ts', 'serveProcess.ts', 'workProcess.ts', 'workProcess.ts',
    'workProcess.ts'] as const)
    .map((file) => startProcess(file, place)));
  /** Sends to either server until one of them has answered: whoever asks does not know which of them lives. */
  const ask = async (path: string, body: object): Promise<{ id?: string }> => {
    const key = newId();
    for (let turn = 0; ; turn++) {
      try {
        const response = await fetch(`http://127.0.0.1:${[one, two][turn % 2]!.port}/api/workspaces/${workspace}${path}`, {
          method: 'POST', body: JSON.stringify(body),
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': key },
        });
        assert.ok(response.ok, await response.clone().text());
        return await response.json() as { id?: string };
      } catch (error) {
        if (!(error instanceof TypeError) || turn > 10) throw error;
      }
    }
  };
  for (let index = 0; index < packages; index++) await ask('/packages', { name: `P${index}`, text: `title: ${index}` });
  const asked: string[] = [];
  for (let index = 0; index < jobs; index++) {
    asked.push((await ask('/jobs/determinations', {})).id!);
    if (index === 2) await Promise.all([one!.kill(), workers[0]!.kill()]);
  }
  const states = async () => new Map((await store.owner.selectFrom('job').select(['id', 'state', 'done']).execute())
    .map((row) => [row.id, row]));
  const ends = performance.now() + longestWaitMilliseconds;
  while ([...(await states()).values()].some(({ state }) => state !== 'done') && performance.now() < ends) await pause(250);
  const found = await states();
  assert.deepEqual(asked.map((id) => found.get(id)), asked.map((id) => ({ id, state: 'done', done: packages })));
  assert.equal(found.size, jobs);
  const { rows } = await store.executeSql('select job, package, count(*)::int as times from portolan.determination group by 1, 2');
  assert.equal(rows.length, jobs * packages);
  assert.ok((rows as { times: number }[]).every(({ times }) => times === 1));
  assert.deepEqual(await ledgerFaults(store.owner), []);
  await Promise.all([two!, ...workers].map((process) => process.kill()));
  await store.close();
});
