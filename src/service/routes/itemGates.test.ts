import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ledgerFaults } from '../../store/ledger.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

for (const kind of storeKinds) {
  test(`${kind}: who is not cleared for a gated item opens no package that names it, and the ledger says that they tried`, async () => {
    const store = await stores.newStore(kind);
    const service = testService(store);
    const workspace = await service.newWorkspace();
    const at = `/workspaces/${workspace}`;
    const author = await service.member(workspace, ['preparer'], { nationalities: ['US'] });
    const administrator = await service.member(workspace, ['administrator', 'auditor'], { nationalities: ['US'] });
    const saved = async (text: string): Promise<string> =>
      ((await author.ask('POST', `${at}/packages`, { name: 'P', text })).body as { package: string }).package;
    const [early, plain] = [await saved('hardware: [{item: Chip-9.x, quantity: 1}]'), await saved('hardware: [{item: chip-9yx}]')];
    const gate = (releasedTo: string[]) => administrator.ask('PUT', `${at}/item-gates/chip-9.x`, { releasedTo });
    assert.equal((await gate(['US'])).status, 200);
    const late = await saved('title: with a CHIP-9.X inside');

    for (const [nationalities, sees] of [[['US'], true], [['XX'], false], [['US', 'XX'], false], [[], false]] as const) {
      const reader = await service.member(workspace, ['preparer'], { nationalities: [...nationalities] });
      for (const wanted of [early, late]) {
        for (const path of ['', '/versions', '/versions/1']) {
          const { status, text } = await reader.ask('GET', `${at}/packages/${wanted}${path}`);
          assert.equal(status, sees ? 200 : 404, `${nationalities.join()} ${path}: ${text}`);
        }
        const determined = await reader.ask('POST', `${at}/receipts`, { package: wanted });
        assert.equal(determined.status, sees ? 201 : 404, determined.text);
      }
      const { items } = (await reader.ask('GET', `${at}/packages`)).body as { items: { id: string }[] };
      assert.deepEqual(items.map(({ id }) => id), sees ? [early, plain, late] : [plain]);
    }
    const refusals = (): Promise<{ body: string }[]> => store.owner.selectFrom('audit_event').select('body')
      .where('workspace', '=', workspace).where('body', 'like', '%package.refused%').execute();
    assert.equal((await refusals()).length, 3 * 2 * 3, 'three who are not cleared, two packages, three ways');
    assert.equal((await author.ask('GET', `${at}/packages/${workspace}`)).status, 404);
    assert.equal((await refusals()).length, 18, 'what is not there is not refused');

    assert.equal((await gate(['US', 'XX'])).status, 200);
    const two = await service.member(workspace, ['preparer'], { nationalities: ['US', 'XX'] });
    assert.equal((await two.ask('GET', `${at}/packages/${early}`)).status, 200);
    assert.equal((await two.ask('PUT', `${at}/item-gates/chip-9.x`, { releasedTo: ['XX'] })).status, 403);
    assert.equal((await administrator.ask('DELETE', `${at}/item-gates/chip-9.x`)).status, 204);
    const anybody = await service.member(workspace, ['preparer']);
    assert.equal((await anybody.ask('GET', `${at}/packages/${late}/versions/1`)).status, 200);
    assert.deepEqual(await ledgerFaults(store.owner), []);
  });
}
