import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { sha256 } from '../../store/sha256.ts';
import type { Analyst } from '../analyst.ts';
import { designated } from '../testing/designated.ts';
import { idleAnalyst, type TestClient, testService } from '../testing/service.ts';

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

/** Answers for each line of a text such as `x@north licence-required`; what a package says in a line `licensing …` is walled off. */
const lineAnalyst: Analyst = {
  ...idleAnalyst,
  receipt: ({ package: text, on }) => Promise.resolve({
    digest: sha256(`${on} ${text}`), corpus: '0'.repeat(64), text: '{}',
    programme: { package: text.replaceAll(/^licensing.*$/gm, ''), receipt: '{}' },
  }),
  dossier: async (question) => {
    const receipt = await lineAnalyst.receipt(question);
    const bytes = (edition: string): Buffer => Buffer.from(`${edition}: ${question.package}`);
    return { receipt, whole: bytes('whole'), programme: bytes('programme'), public: bytes('public') };
  },
  ask: (tool, input) => {
    const { package: text = '', on } = input as { package?: string; on: string };
    const lines = text.split('\n').filter((line) => line.includes(' ')).map((line) => line.split(' ') as [string, string]);
    const legs = lines.filter(([id]) => id.includes('@') || id === 'licensing').map(([id, outcome]) =>
      ({ id, enforced: { outcome, reviewPolicy: null, exceptions: [], authorisations: [] } }));
    const tests = lines.filter(([id]) => id.startsWith('test-')).map(([id, status]) => ({ id, status, authority: { rule: 'r#1' } }));
    const views = legs.map(({ enforced }) => ({ steps: [{ rule: `law/${enforced.outcome}` }], notMet: [], facts: [] }));
    return Promise.resolve(tool === 'explain' ? { proofs: [{ views }] }
      : { on, corpus: '0'.repeat(64), legs, tests, datesAhead: [] });
  },
};

interface Finding { entry: string; about: string; finding: string; before: string | null; after: string | null; settled: object | null }

for (const kind of storeKinds) {
  test(`${kind}: a material change re-opens exactly the findings whose answers it changes; upheld is when all are settled`, async () => {
    const service = testService(await stores.newStore(kind), { analyst: lineAnalyst });
    const { proposal, package: of, consortium, office, approver, preparer, reviewer, decider } = await designated(service,
      'x@north no-licence-required\nx@south licence-required\ntest-anchor met\ntest-layers met\nlicensing secret-7');
    const saved = async (text: string): Promise<void> => {
      const place = `/workspaces/${consortium}/packages/${of}`;
      const { headers } = await preparer.ask('GET', place);
      const { status, text: said } = await preparer.ask('POST', `${place}/versions`, { text }, { 'if-match': headers.get('etag')! });
      assert.equal(status, 201, said);
    };
    await saved('x@north no-licence-required\nx@south licence-required\ntest-anchor met\ntest-layers met\nlicensing secret-8');
    await saved('x@north licence-required\nx@south licence-required\nx@west barred\ntest-anchor open\ntest-layers met');
    const report = (version: number) => approver.ask('POST', `/workspaces/${consortium}/awards/${proposal}/changes`,
      { what: 'another operator', on: '2026-11-23', version });
    const nothing = await report(2);
    assert.equal(nothing.status, 201, nothing.text);
    assert.deepEqual([(nothing.body as { state: string }).state, (nothing.body as { reopened: Finding[] }).reopened], ['designated', []],
      'no answer is another, so that nothing is re-opened');

    const { status, text, body } = await report(3);
    assert.equal(status, 201, text);
    const { entry, state, reopened, rules } = body as { entry: string; state: string; reopened: Finding[]; rules: string[] };
    assert.equal(state, 'reopened');
    assert.deepEqual(rules, ['law/barred', 'law/no-licence-required']);
    const open = { entry, settled: null };
    assert.deepEqual(reopened, [
      { ...open, about: 'leg', finding: 'x@north', before: 'no-licence-required', after: 'licence-required' },
      { ...open, about: 'leg', finding: 'x@west', before: null, after: 'barred' },
      { ...open, about: 'test', finding: 'test-anchor', before: 'met', after: 'open' },
    ]);
    const seen = await reviewer.ask('GET', `/workspaces/${office}/awards/${proposal}`);
    assert.deepEqual((seen.body as { reopened: Finding[] }).reopened, reopened);
    assert.doesNotMatch(seen.text, /secret/, 'what is for the licensing agency alone is no finding here');

    const uphold = () => decider.ask('POST', `/workspaces/${office}/proposals/${proposal}/events`,
      { event: 'uphold', with: { reason: 'r' } });
    const settle = (client: TestClient, workspace: string, { about, finding }: Finding) => client.ask('POST',
      `/workspaces/${workspace}/awards/${proposal}/settlements`, { entry, about, finding, reason: 'looked at' });
    assert.equal((await settle(approver, consortium, reopened[0]!)).status, 403, 'not by the applicant');
    for (const [index, finding] of reopened.entries()) {
      const refused = await uphold();
      assert.equal(refused.status, 409, refused.text);
      assert.ok(reopened.slice(index).every((one) => refused.text.includes(one.finding)), refused.text);
      assert.equal((await settle(index === 0 ? decider : reviewer, office, finding)).status, 201);
    }
    assert.equal((await settle(reviewer, office, reopened[0]!)).status, 409);
    assert.equal((await settle(reviewer, office, { ...reopened[0]!, finding: 'x@south' })).status, 404, 'it was never re-opened');
    const upheld = await uphold();
    assert.equal(upheld.status, 201, upheld.text);
    assert.equal((upheld.body as { state: string }).state, 'designated');
  });
}
