import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { idleAnalyst, type TestClient, testService } from '../testing/service.ts';
import type { CompositionQuestion } from './offerDesk.ts';

const stores = testStores();
after(() => stores.stop());

const terms = { item: 'servers', priceDollars: 3_400_000, deliveryDays: 60 };

for (const kind of storeKinds) {
  test(`${kind}: members file offers, of which no other member sees anything; buyers put them together`, async () => {
    const asked: CompositionQuestion[] = [];
    const compose: typeof idleAnalyst.offers.compose = (question) => {
      asked.push(question);
      const standing = { barred: false, licences: 1, open: 0, needs: ['Who?'] };
      const offers = question.offers.map((offer) => ({ ...offer, member: 'm', layer: 'hardware' as const, part: null, standing }));
      return Promise.resolve({ left: [], inTheWay: [], bounded: false, compositions: [{
        offers, costDollars: 6_800_000, deliveryDays: 60, licences: 2, open: 0, dependenceDollars: 1, parties: [], questions: [],
      }] });
    };
    const store = await stores.sharedStore(kind);
    const service = testService(store, { analyst: { ...idleAnalyst, offers: { ...idleAnalyst.offers, compose } } });
    const member = async (): Promise<{ workspace: string; approver: TestClient; of: string }> => {
      const workspace = await service.newWorkspace();
      const [preparer, approver] = [await service.member(workspace, ['preparer']), await service.member(workspace, ['approver', 'buyer'])];
      const made = await preparer.ask('POST', `/workspaces/${workspace}/packages`, { name: 'P', text: 'title: P' });
      return { workspace, approver, of: (made.body as { package: string }).package };
    };
    const [one, two] = [await member(), await member()];
    const offers = ({ workspace }: { workspace: string }): string => `/workspaces/${workspace}/offers`;
    const file = ({ approver, of, workspace }: typeof one): ReturnType<TestClient['ask']> =>
      approver.ask('POST', offers({ workspace }), { ...terms, package: of });
    const filed = await file(one);
    assert.equal(filed.status, 201, filed.text);
    assert.equal((await file(one)).status, 409, 'once at a time');
    assert.equal((await file(two)).status, 201);
    const listed = async (client: TestClient, workspace: string): Promise<{ id: string; priceDollars: number }[]> =>
      ((await client.ask('GET', offers({ workspace }))).body as { items: [] }).items;
    assert.equal((await listed(one.approver, one.workspace)).length, 1, 'its own');
    assert.equal((await inRequest(store, { user: one.approver.user, workspace: one.workspace }, (database) =>
      database.selectFrom('offer').selectAll().where('workspace', '=', two.workspace).execute())).length, 0,
    'whatever a route does, and though it calls itself a buyer');

    const house = await service.newWorkspace('buyer');
    const buyer = await service.member(house, ['buyer']);
    const seen = await listed(buyer, house);
    assert.deepEqual(seen.map(({ priceDollars }) => priceDollars), [3_400_000, 3_400_000]);
    const place = { site: { operator: 'op' }, parties: [{ id: 'op', name: 'Op' }] };
    const need = { title: 'Schools', country: 'XA', budgetDollars: 9_000_000, ...place };
    const composed = await buyer.ask('POST', `/workspaces/${house}/compositions`, need);
    assert.equal(composed.status, 200, composed.text);
    assert.deepEqual(asked[0]!.offers.map(({ item }) => item), ['offer-1', 'offer-2']);
    const pool = JSON.parse(asked[0]!.pool) as { sites: object[]; layers: { hardware: object[] } };
    assert.deepEqual([pool.sites, pool.layers.hardware.length], [[{ operator: 'op', id: 'site', country: 'XA' }], 2]);
    const { compositions, means } = composed.body as { means: string; compositions: { offers: { offer: string }[] }[] };
    assert.deepEqual(compositions[0]!.offers.map(({ offer }) => offer), seen.map(({ id }) => id));
    assert.match(means, /No bar is found on the stated facts\. That is no licence/);

    const { id } = filed.body as { id: string };
    assert.equal((await two.approver.ask('DELETE', `${offers(two)}/${id}`)).status, 404);
    assert.equal((await one.approver.ask('DELETE', `${offers(one)}/${id}`)).status, 204);
    assert.equal((await listed(buyer, house)).length, 1);
    const events = await store.owner.selectFrom('audit_content').select('content').where('workspace', '=', one.workspace).execute();
    const told = events.filter(({ content }) => content.includes('"terms"'));
    assert.equal(told.length, 2);
    assert.ok(told.every(({ content }) => !content.includes('3400000')), 'of the price the ledger keeps the digest alone');
    await store.owner.updateTable('package').set({ released_to: ['XX'] }).where('id', '=', one.of).execute();
    assert.notEqual((await file(one)).status, 201, 'what is released to some alone is not shown to buyers');
  });
}
