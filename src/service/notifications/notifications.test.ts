import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { designated } from '../testing/designated.ts';
import { type TestClient, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

interface Told {
  unread: number;
  items: { key: string; kind: string; at: string; unread: boolean; told: Record<string, unknown> }[];
}
const told = async (client: TestClient, workspace: string, query = ''): Promise<Told> => {
  const { status, text, body } = await client.ask('GET', `/workspaces/${workspace}/notifications${query}`);
  assert.equal(status, 200, text);
  return body;
};

for (const kind of storeKinds) {
  test(`${kind}: people talk about versions, and each hears what the others did and they may see`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const workspace = await service.newWorkspace();
    const [ana, bo] = [await service.member(workspace, ['preparer']), await service.member(workspace, ['approver'])];
    const place = `/workspaces/${workspace}/packages`;
    const { package: of } = (await ana.ask('POST', place, { name: 'P', text: 'title: P' })).body as { package: string };
    const say = (client: TestClient, body: object): ReturnType<TestClient['ask']> => client.ask('POST', `${place}/${of}/comments`, body);
    const first = await say(bo, { version: 1, place: 'sites[0].operator', text: 'Who owns the operator?' });
    assert.equal(first.status, 201, first.text);
    const { id: about } = first.body as { id: string };
    const answer = await say(ana, { version: 1, about, text: 'It is in the annex.' });
    assert.equal(answer.status, 201, answer.text);
    assert.equal((await say(bo, { version: 1, about: (answer.body as { id: string }).id, text: 'x' })).status, 422, 'one level of answers');
    assert.equal((await say(bo, { version: 2, text: 'x' })).status, 404);
    const settled = await ana.ask('PUT', `${place}/${of}/comments/${about}/settled`, { settled: true });
    assert.equal((settled.body as { settledBy: string }).settledBy, ana.user);
    await assert.rejects(inRequest(service.services.store, { user: bo.user, workspace }, (database) =>
      database.updateTable('package_comment').set({ text: 'other words' } as object).execute()), /permission denied/);
    const { items } = (await bo.ask('GET', `${place}/${of}/comments`)).body as { items: { place: string; about?: string }[] };
    assert.deepEqual(items.map((one) => [one.place, one.about]), [['sites[0].operator', undefined], ['', about]]);

    const heard = await told(bo, workspace);
    assert.deepEqual(heard.items.map((one) => one.kind), ['comment', 'version'], 'not what bo said');
    assert.equal(heard.unread, 2);
    const [newest, oldest] = heard.items;
    assert.deepEqual((await told(bo, workspace, `?before=${newest!.at}`)).items.map(({ key }) => key), [oldest!.key]);
    assert.equal((await bo.ask('PUT', `/workspaces/${workspace}/notifications/seen`, { until: newest!.at })).status, 204);
    await bo.ask('PUT', `/workspaces/${workspace}/notifications/seen`, { until: oldest!.at });
    assert.deepEqual((await told(bo, workspace)).items.map(({ unread }) => unread), [false, false], 'what was read stays read');
    assert.equal((await told(ana, workspace)).unread, 1, 'to each their own');
    await service.services.store.owner.updateTable('package').set({ released_to: ['XX'] }).where('id', '=', of).execute();
    assert.deepEqual((await told(bo, workspace)).items, [], 'what may not be seen is not told of');
    const auditor = await service.member(workspace, ['auditor']);
    const { items: entries } = (await auditor.ask('GET', `/workspaces/${workspace}/audit/entries?table=package_comment`)).body as {
      items: { change: string; actor: string; written: { text: string } }[] };
    assert.deepEqual(entries.map((one) => [one.change, one.actor]),
      [['update', ana.user], ['insert', ana.user], ['insert', bo.user]]);
    assert.match(entries[0]!.written.text, /^sha256:/);
  });

  test(`${kind}: the steps of a proposal are told to both sides, advice to the programme's alone`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const { proposal, consortium, office, preparer, reviewer } = await designated(service);
    const events = async (client: TestClient, workspace: string): Promise<unknown[]> => (await told(client, workspace)).items
      .filter(({ key }) => key.startsWith(proposal)).map((one) => one.told.event);
    assert.deepEqual(await events(preparer, consortium),
      ['countersign', 'conclude', 'consult', 'declare-complete', 'take-up', 'submit']);
    assert.deepEqual((await events(reviewer, office)), ['countersign', 'advise', 'advise', 'advise', 'advise', 'submit'],
      'not what the reviewer did');
  });
}
