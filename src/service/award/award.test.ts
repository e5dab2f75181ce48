import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { designated } from '../testing/designated.ts';
import { type TestClient, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

interface Award {
  side: string;
  deployed: { quantity: number }[];
  open: { id: string; overdue: boolean }[];
  entries: { id: string; kind: string }[];
}

for (const kind of storeKinds) {
  test(`${kind}: what stands where is attested; each side reads what is for it; a material change reopens the designation`, async () => {
    const service = testService(await stores.newStore(kind));
    const { proposal, consortium, office, approver, reviewer } = await designated(service);
    const house = await service.newWorkspace('buyer');
    const buyer = await service.member(house, ['buyer']);
    const enter = (client: TestClient, workspace: string, body: object): ReturnType<TestClient['ask']> =>
      client.ask('POST', `/workspaces/${workspace}/awards/${proposal}/entries`, { on: '2026-11-20', ...body });
    const entered = async (...asked: Parameters<typeof enter>): Promise<string> => {
      const { status, text, body } = await enter(...asked);
      assert.equal(status, 201, text);
      return (body as { id: string }).id;
    };
    const read = async (client: TestClient, workspace: string): Promise<Award> => {
      const { status, text, body } = await client.ask('GET', `/workspaces/${workspace}/awards/${proposal}`);
      assert.equal(status, 200, text);
      return body;
    };
    const stock = { kind: 'deployed', item: 'servers', quantity: 8, statement: { attestation: 'counted on site', reason: 'broken' } };
    await entered(approver, consortium, { ...stock, site: 'north' });
    await entered(approver, consortium, { ...stock, site: 'south' });
    assert.equal((await enter(approver, consortium, { ...stock, kind: 'returned', site: 'north', quantity: 9 })).status, 409);
    await entered(approver, consortium, { ...stock, kind: 'returned', site: 'north', quantity: 2 });
    await entered(approver, consortium, { kind: 'location', site: 'north', statement: { evidence: 'signed delay measurement' } });
    const due = await entered(reviewer, office, { kind: 'report-due', statement: { what: 'Counts', due: '2026-01-31' } });
    assert.equal((await enter(reviewer, office, { ...stock, site: 'north' })).status, 403);

    assert.equal((await buyer.ask('GET', `/workspaces/${house}/awards/${proposal}`)).status, 404, 'not named yet');
    const named = await approver.ask('PUT', `/workspaces/${consortium}/awards/${proposal}/buyers/${house}`, { sites: ['north'] });
    assert.equal(named.status, 200, named.text);
    const seen = await read(buyer, house);
    assert.deepEqual([seen.side, seen.deployed.map(({ quantity }) => quantity)], ['buyer', [6]]);
    assert.deepEqual([...new Set(seen.entries.map((one) => one.kind))], ['deployed', 'returned'], 'no location, no report, no other site');
    await entered(buyer, house, { kind: 'incident', site: 'north', statement: { what: 'an outage' } });
    assert.equal((await enter(buyer, house, { kind: 'incident', site: 'south', statement: { what: 'x' } })).status, 403);

    const office1 = await read(reviewer, office);
    assert.deepEqual(office1.open.map(({ overdue }) => overdue).sort(), [false, true]);
    await entered(approver, consortium, { kind: 'report-filed', about: due, statement: { digest: 'd' } });
    assert.equal((await enter(approver, consortium, { kind: 'report-filed', about: due, statement: { digest: 'd' } })).status, 409);
    assert.equal((await read(reviewer, office)).open.length, 1);

    await entered(approver, consortium, { kind: 'change', statement: { what: 'another operator at north' } });
    const { body } = await approver.ask('GET', `/workspaces/${consortium}/proposals/${proposal}`);
    assert.equal((body as { state: string }).state, 'reopened');
    const stranger = await service.member(await service.newWorkspace(), ['approver', 'buyer']);
    assert.equal((await stranger.ask('GET', `/workspaces/${consortium}/awards/${proposal}`)).status, 404);
  });
}

test('the tables themselves keep a buyer to its sites', async () => {
  const store = await stores.newStore('server');
  const service = testService(store);
  const { proposal, consortium, approver } = await designated(service);
  const house = await service.newWorkspace('buyer');
  const buyer = await service.member(house, ['buyer']);
  await approver.ask('PUT', `/workspaces/${consortium}/awards/${proposal}/buyers/${house}`, { sites: ['north'] });
  const row = {
    id: '00000000-0000-7000-8000-000000000001', proposal, kind: 'incident', on_day: '2026-11-20', item: null, quantity: null, about: null,
    statement: '{}', created_by: buyer.user,
  };
  const add = (more: { site: string; workspace: string; seen_by: string[] }): Promise<unknown> =>
    inRequest(store, { user: buyer.user, workspace: house }, (database) =>
      database.insertInto('award_entry').values({ ...row, ...more }).execute());
  await assert.rejects(add({ site: 'south', workspace: house, seen_by: ['buyer'] }), /row-level security/);
  await assert.rejects(add({ site: 'north', workspace: consortium, seen_by: ['buyer'] }), /row-level security/);
  await assert.rejects(add({ site: 'north', workspace: house, seen_by: ['consortium'] }), /row-level security/, 'for its own eyes');
  await add({ site: 'north', workspace: house, seen_by: ['buyer'] });
});
