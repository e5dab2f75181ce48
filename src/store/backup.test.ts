import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { restoreBackup, writeBackup } from './backup.ts';
import { newId } from './ids.ts';
import { ledgerFaults } from './ledger.ts';
import { openStore, type Store } from './store.ts';
import { startPostgres } from './testing/postgres.ts';
import { testStores } from './testing/stores.ts';

const stores = testStores();
after(() => stores.stop());

async function fill({ owner }: Store): Promise<void> {
  const [workspace, of] = [newId(), newId()];
  await owner.insertInto('workspace').values({ id: workspace, name: 'Größe "1"', kind: 'agency', retention_years: 7 }).execute();
  await owner.insertInto('member').values({ workspace, user_id: 'u', roles: ['preparer', 'auditor'], agency: 'A', nationalities: ['US'] })
    .execute();
  await owner.insertInto('package').values({ id: of, workspace, name: 'P', created_by: 'u', released_to: ['US', 'XX'] }).execute();
  for (const version of [1, 2]) {
    await owner.insertInto('package_version').values({
      workspace, package: of, version, text: `a\\b\n"c" ${'😀'.repeat(version)}`, digest: 'd', note: '', created_by: 'u',
    }).execute();
  }
  await owner.insertInto('determination').values({
    id: newId(), workspace, package: of, version: 1, asked: '{"on": "d"}', on_day: 'd', corpus: 'c', answer: 'x', created_by: 'u',
  }).execute();
  await owner.insertInto('corpus').values({ digest: 'd', snapshot: 'one\u2028line' }).execute();
}

async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  await writeBackup(store, (line) => { lines.push(line.trimEnd()); return Promise.resolve(); });
  return lines;
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

test('a store moves from folder to server as it is, and refuses what is damaged', async () => {
  const embedded = await stores.newStore('embedded');
  await fill(embedded);
  const lines = await linesOf(embedded);
  const place = await stores.newPlace('server');
  const { rows } = await restoreBackup(place, 'backup', given(lines));
  assert.equal(rows, lines.filter((line) => line.startsWith('{"row"')).length);
  const restored = await openStore(place);
  assert.deepEqual(await linesOf(restored), lines);
  assert.deepEqual(await ledgerFaults(restored.owner), []);
  // The triggers are back: what happens from now on is recorded.
  const head = () => restored.owner.selectFrom('audit_head').select('sequence').orderBy('sequence', 'desc').executeTakeFirstOrThrow();
  const before = await head();
  await restored.owner.updateTable('workspace').set({ name: 'Other' }).execute();
  assert.equal((await head()).sequence, before.sequence + 1);
  await restored.close();
  await assert.rejects(restoreBackup(place, 'backup', given(lines)), /not empty/);
  const at = lines.findIndex((line) => line.includes('Größe'));
  for (const [damaged, why] of [
    [lines.toSpliced(at, 1), /cut short/], [lines.slice(0, -1), /cut short/],
      [lines.with(at, lines[at]!.replace('Größe', 'Große')), /changed/],
    [['{}'], /no backup/], [lines.with(0, lines[0]!.replace('0001', '0000')), /newer/],
  ] as const) {
    const other = await stores.newPlace('server');
    await assert.rejects(restoreBackup(other, 'backup', given(damaged)), why);
  }
});

test('a ledger that was tampered with is found in the database', async () => {
  const store = await stores.newStore('server');
  await fill(store);
  assert.deepEqual(await ledgerFaults(store.owner), []);
  for (const [change, why] of [
    [sql`update portolan.audit_event set body = replace(body, 'server', 'nobody') where sequence = 2`, /Event 2 .* was changed/],
    [sql`delete from portolan.audit_event where sequence = 2`, /does not follow/],
    [sql`delete from portolan.audit_event where sequence = (select max(sequence) from portolan.audit_event)`, /is not the last one/],
    [sql`update portolan.audit_content set content = '{}' where sequence = 2`, /other content/],
  ] as const) {
    const faults = await store.owner.transaction().execute(async (database) => {
      await sql`alter table portolan.audit_event disable trigger user`.execute(database);
      await change.execute(database);
      const found = await ledgerFaults(database);
      await sql`select 1 / 0`.execute(database).catch((error: unknown) => {
        throw Object.assign(new Error('undone'), { found, cause: error }); });
      return found;
    }).catch((error: unknown) => (error as { found?: string[] }).found ?? Promise.reject(error));
    assert.match(faults.join('\n'), why);
  }
});

test('the tests have a PostgreSQL of their own where none is named', async () => {
  const postgres = await startPostgres();
  const [one, two] = [await postgres.newDatabase(), await postgres.newDatabase()];
  assert.notEqual(one, two);
  await postgres.stop();
});
