import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

for (const kind of storeKinds) {
  test(`${kind}: a package is saved in versions, and nobody writes over what they have not read`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const workspace = await service.newWorkspace();
    const preparer = await service.member(workspace, ['preparer']);
    const begun = await preparer.ask('POST', `/workspaces/${workspace}/packages`, { name: 'One', text: 'title: One' });
    assert.equal(begun.status, 201, begun.text);
    const { package: id } = begun.body as { package: string };
    const path = `/workspaces/${workspace}/packages/${id}`;
    const etag = begun.headers.get('etag')!;
    assert.equal((await preparer.ask('POST', `${path}/versions`, { text: 'title: Two' })).status, 428);
    assert.equal((await preparer.ask('POST', `${path}/versions`, { text: 'title: Two' }, { 'if-match': etag })).status, 201);
    const late = await preparer.ask('POST', `${path}/versions`, { text: 'title: Late' }, { 'if-match': etag });
    assert.equal(late.status, 412);
    assert.match(late.text, /version 2 by now/);
    const history = (await preparer.ask('GET', `${path}/versions`)).body as { items: { version: number; createdBy: string }[] };
    assert.deepEqual(history.items.map(({ version }) => version), [2, 1]);
    assert.equal(history.items[0]!.createdBy, preparer.user);
    const again = await preparer.ask('GET', path, undefined, { 'if-none-match': `"${id}.2"` });
    assert.equal(again.status, 304);
  });

  test(`${kind}: a request sent twice is done once, and a key stands for one request alone`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const workspace = await service.newWorkspace();
    const preparer = await service.member(workspace, ['preparer']);
    const path = `/workspaces/${workspace}/packages`;
    const key = { 'idempotency-key': 'a' };
    const answers = await Promise.all([1, 2, 3].map(() => preparer.ask('POST', path, { name: 'One', text: 'title: One' }, key)));
    assert.deepEqual(new Set(answers.map(({ text }) => text)).size, 1);
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201]);
    assert.equal((await preparer.ask('GET', path)).text.match(/latestVersion/g)!.length, 1);
    assert.equal((await preparer.ask('POST', path, { name: 'Other', text: 'title: One' }, key)).status, 422);
  });

  test(`${kind}: a second person approves`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const workspace = await service.newWorkspace();
    const both = await service.member(workspace, ['preparer', 'approver']);
    const other = await service.member(workspace, ['approver']);
    const { package: id } = (await both.ask('POST', `/workspaces/${workspace}/packages`, { name: 'One', text: 'x' })).body as {
      package: string };
    const path = `/workspaces/${workspace}/packages/${id}/versions/1/approval`;
    const own = await both.ask('POST', path);
    assert.equal(own.status, 403);
    assert.match(own.text, /second person/);
    assert.equal((await other.ask('POST', path)).status, 201);
    assert.equal((await other.ask('POST', path)).status, 409);
  });
}
