import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../store/ids.ts';
import { ledgerFaults } from '../../store/ledger.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { verifyAudit } from '../audit/verify.ts';
import { testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

for (const kind of storeKinds) {
  test(`${kind}: who is erased leaves a ledger that verifies and says nothing of them, unless there is a legal hold`, async () => {
    const store = await stores.newStore(kind);
    const service = testService(store);
    const workspace = await service.newWorkspace();
    const administrator = await service.member(workspace, ['administrator', 'auditor']);
    const email = `ann-${newId()}@portolan.example`;
    const invited = await administrator.ask('POST', `/workspaces/${workspace}/invitations`, { roles: ['preparer'], nationalities: ['XQ'] });
    const account = { name: 'Ann', email, password: 'a long enough password' };
    const { secret } = invited.body as { secret: string };
    assert.equal((await service.nobody.ask('POST', '/invitations/accept', { secret, account })).status, 201);
    await administrator.ask('POST', `/workspaces/${workspace}/channels`, { kind: 'email', address: email });
    const ann = (await service.services.identity.accountOf(email))!;
    const operator = await service.signedIn(true);
    const erase = () => operator.ask('POST', '/accounts/erasure', { email });
    const exported = async (): Promise<string> => (await administrator.ask('GET', `/workspaces/${workspace}/audit/export`)).text;
    assert.match(await exported(), /XQ/);
    const before = verifyAudit('ledger', await exported());

    await store.owner.deleteFrom('member').where('user_id', '=', ann).execute();
    await store.owner.updateTable('workspace').set({ legal_hold: true }).where('id', '=', workspace).execute();
    const held = await erase();
    assert.equal(held.status, 409, held.text);
    assert.match(held.text, /legal hold/);
    await store.owner.updateTable('workspace').set({ legal_hold: false }).where('id', '=', workspace).execute();
    assert.equal((await erase()).status, 204);
    assert.equal((await erase()).status, 404, 'there is nobody any more');

    const after = await exported();
    assert.doesNotMatch(after, new RegExp(`XQ|"user_id[^}]*${ann}|ann-`));
    const found = verifyAudit('ledger', after);
    assert.ok(found.events > before.events && found.withheld >= 4, JSON.stringify(found));
    assert.deepEqual(await ledgerFaults(store.owner), []);
    const { rows } = await store.executeSql(`select 1 from auth."user" where email = '${email}'
      union all select 1 from portolan.monitor_channel where address like 'ann-%' or ended_at is null`);
    assert.deepEqual(rows, []);
  });
}
