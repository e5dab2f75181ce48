import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../store/ids.ts';
import { ledgerFaults } from '../../store/ledger.ts';
import { deleteEnded, forgetEphemeral, workspacesWithEnded } from '../../store/retention.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { verifyAudit } from '../audit/verify.ts';
import { designated } from '../testing/designated.ts';
import { testService } from '../testing/service.ts';
import { jobKinds } from './jobKinds.ts';
import { askForCleaning } from './retention.ts';
import { startWorker } from './worker.ts';

const stores = testStores();
after(() => stores.stop());

/** The moment it will be in so many years. */
function inYears(years: number): Date {
  const now = new Date();
  return new Date(now.setFullYear(now.getFullYear() + years));
}

for (const kind of storeKinds) {
  test(`${kind}: what need not be kept any longer is deleted, not sooner, and the ledger verifies without it`, async () => {
    const store = await stores.sharedStore(kind);
    const service = testService(store);
    const workspace = await service.newWorkspace();
    const preparer = await service.member(workspace, ['preparer']);
    const auditor = await service.member(workspace, ['auditor']);
    const { package: of } = (await preparer.ask('POST', `/workspaces/${workspace}/packages`, { name: 'Old', text: 'title: Old' })).body as
      { package: string };
    await preparer.ask('POST', `/workspaces/${workspace}/receipts`, { package: of });
    await store.owner.insertInto('screening_row').values({ id: newId(), workspace, subject: 's', kind: 'result', about: null, row: '{}',
      created_by: 'u' }).execute();
    assert.equal(await askForCleaning(store), 0, 'nothing is over today');
    assert.deepEqual(await deleteEnded(store, workspace, inYears(4)), {}, 'the five years are not over');
    await store.owner.updateTable('workspace').set({ legal_hold: true }).where('id', '=', workspace).execute();
    assert.ok(!(await workspacesWithEnded(store, inYears(6))).includes(workspace));
    assert.deepEqual(await deleteEnded(store, workspace, inYears(6)), {}, 'under legal hold');
    await store.owner.updateTable('workspace').set({ legal_hold: false }).where('id', '=', workspace).execute();
    assert.ok((await workspacesWithEnded(store, inYears(6))).includes(workspace));
    const { audit_content, ...deleted } = await deleteEnded(store, workspace, inYears(6));
    assert.deepEqual(deleted, { package: 1, screening_row: 1, token: 2 });
    assert.ok(audit_content! > 5);
    for (const table of ['package', 'package_version', 'receipt', 'screening_row'] as const) {
      const rows = await store.owner.selectFrom(table).select('workspace').where('workspace', '=', workspace).execute();
      assert.deepEqual(rows, [], table);
    }
    assert.deepEqual(await ledgerFaults(store.owner), []);
    const again = await service.member(workspace, ['auditor']);
    const ledger = (await again.ask('GET', `/workspaces/${workspace}/audit/export`)).text;
    assert.match(ledger, /audit_content\.delete/);
    const found = verifyAudit('ledger', ledger);
    assert.ok(found.withheld >= audit_content!);
    assert.equal((await auditor.ask('GET', `/workspaces/${workspace}`)).status, 401, 'its token is long over');
  });

  test(`${kind}: a proposal is kept while it stands in the public record, or another keeps its part of it`, async () => {
    const store = await stores.sharedStore(kind);
    const { consortium, office, package: of } = await designated(testService(store));
    const isKept = async (): Promise<boolean> => {
      await deleteEnded(store, consortium, inYears(6));
      return await store.owner.selectFrom('package').select('id').where('id', '=', of).executeTakeFirst() !== undefined;
    };
    assert.ok(await isKept(), 'it is designated');
    await store.owner.deleteFrom('public_record').where('workspace', '=', office).execute();
    await store.owner.updateTable('workspace').set({ retention_years: 10 }).where('id', '=', office).execute();
    assert.ok(await isKept(), 'the office keeps its records for longer');
    await store.owner.updateTable('workspace').set({ retention_years: 5, legal_hold: true }).where('id', '=', office).execute();
    assert.ok(await isKept(), 'the office is under legal hold');
    await store.owner.updateTable('workspace').set({ legal_hold: false }).where('id', '=', office).execute();
    assert.ok(!await isKept());
    assert.deepEqual(await store.owner.selectFrom('sealed_file').select('sequence').where('workspace', '=', consortium).execute(), []);
    assert.deepEqual(await ledgerFaults(store.owner), []);
  });
}

test('whatever belongs to something ends with it: no table keeps a package from being deleted', async () => {
  const { rows } = await (await stores.sharedStore('server')).executeSql(`
    select conname from pg_constraint where contype = 'f' and connamespace = 'portolan'::regnamespace
      and confrelid <> 'portolan.workspace'::regclass and confdeltype <> 'c'`);
  assert.deepEqual(rows, []);
});

test('the server itself asks for the clean-up and does it, once', async () => {
  const store = await stores.sharedStore('server');
  const service = testService(store);
  const workspace = await service.newWorkspace();
  const row = { workspace, digest: '5'.repeat(64), corpus: 'c', text: 't', package: null, version: null, created_by: 'u' };
  await store.owner.insertInto('receipt').values({ ...row, created_at: inYears(-6) }).execute();
  assert.equal(await askForCleaning(store), 1);
  assert.equal(await askForCleaning(store), 0, 'it is asked for already');
  const worker = await startWorker(service.services, jobKinds);
  const job = () => store.owner.selectFrom('job').select(['state', 'result']).where('workspace', '=', workspace).executeTakeFirst();
  while ((await job())?.state !== 'done') await pause(100);
  await worker.stop();
  assert.deepEqual((await job())?.result, { deleted: { receipt: 1 } });
});

test('an answer for a request sent twice is forgotten after a day', async () => {
  const store = await stores.sharedStore('server');
  const row = { actor: newId(), request_digest: 'd', status: 200, headers: '{}', body: 'title: Secret' };
  await store.owner.insertInto('idempotency_key').values([
    { ...row, key: 'old', created_at: new Date(Date.now() - 25 * 3_600_000) }, { ...row, key: 'new' },
  ]).execute();
  await forgetEphemeral(store);
  const left = await store.owner.selectFrom('idempotency_key').select('key').where('actor', '=', row.actor).execute();
  assert.deepEqual(left, [{ key: 'new' }]);
});
