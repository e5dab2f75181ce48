import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { migrate, ownMigrations, readApplied } from './migrate.ts';
import { connect } from './store.ts';
import { testStores } from './testing/stores.ts';

const stores = testStores();
after(() => stores.stop());

const all = ownMigrations();

test('from every state a store was ever in, the rest is applied, and what it held is there', async () => {
  for (let had = 1; had < all.length; had++) {
    const store = await connect(await stores.newPlace('server'));
    assert.equal((await migrate(store, all.slice(0, had))).length, had);
    await sql`insert into portolan.workspace (id, name, kind, retention_years) values (gen_random_uuid(), 'Kept', 'buyer', 5)`
      .execute(store.owner);
    assert.deepEqual(await migrate(store, all), all.slice(had).map(({ name }) => name));
    assert.deepEqual(await migrate(store, all), []);
    assert.deepEqual((await store.owner.selectFrom('workspace').select('name').execute()), [{ name: 'Kept' }]);
    await store.close();
  }
});

test('programs that start at once apply each step once, and a step that fails leaves nothing of the others', async () => {
  const place = await stores.newPlace('server');
  const programs = await Promise.all([1, 2, 3].map(() => connect(place)));
  const applied = await Promise.all(programs.map((store) => migrate(store)));
  assert.deepEqual(applied.map(({ length }) => length).toSorted((left, right) => left - right), [0, 0, all.length]);
  const broken = [
    { name: '9998-right', text: 'create table portolan.half (id integer)', digest: 'a' },
      { name: '9999-broken', text: 'select 1 / 0', digest: 'b' },
  ];
  await assert.rejects(migrate(programs[0]!, [...all, ...broken]), /division by zero/);
  const { rows } = await programs[0]!.executeSql(`select to_regclass('portolan.half') as half`);
  assert.deepEqual(rows, [{ half: null }]);
  await Promise.all(programs.map((store) => store.close()));
});

test('a store of a newer program, or with another text of a step, is refused in words', async () => {
  const store = await stores.newStore('server');
  assert.equal((await readApplied(store)).size, all.length);
  await assert.rejects(migrate(store, all.slice(0, -1)), /migrations\/.*A newer Portolan wrote this store/);
  await assert.rejects(migrate(store, all.with(0, { ...all[0]!, digest: 'other' })), /another text of this step/);
});

test('requests may call what reads who they are, and no function that acts with the rights of the owner but by trigger', async () => {
  const store = await stores.newStore('server');
  const { rows } = await store.executeSql(`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'portolan' and has_function_privilege('portolan_request', p.oid, 'execute') order by 1`);
  const names = (rows as { name: string }[]).map(({ name }) => name);
  for (const kept of ['enter', 'enter_for_job', 'append_event', 'record_change']) assert.ok(!names.includes(kept), kept);
  assert.ok(names.includes('acting_user'));
});
