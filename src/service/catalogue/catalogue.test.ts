import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { designated } from '../testing/designated.ts';
import { idleAnalyst, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

const checked = {
  on: '2026-11-23', corpus: idleAnalyst.corpus,
  legs: [{ country: 'XA', enforced: { outcome: 'no-licence-required' } }, { country: 'XA', enforced: { outcome: 'licence-required' } }],
  tests: [
    { id: 'ear/744:x@operator', name: 'The operator is not listed', status: 'open', question: 'Who owns the operator?' },
    { id: 'program/call:y', name: 'One anchor', status: 'not-met' },
  ],
  questions: [{ question: 'Who owns the operator?' }],
};
const analyst = { ...idleAnalyst, ask: () => Promise.resolve(checked) };
const entry = {
  countries: ['XA'], sectors: ['health'], conditions: ['Reports twice a year.'], priceDollars: 100, provides: { petaflops: 12 }, keeps: {},
};
interface Matches {
  items: { status: string; criteria: { about: string; status: string }[]; entry: { notes: { parties: { about: string }[] } } }[];
}

for (const kind of storeKinds) {
  test(`${kind}: buyers see designated packages with what hangs on their parties; other consortia see no price`, async () => {
    const store = await stores.newStore(kind);
    const service = testService(store, { analyst });
    const { proposal, consortium, approver } = await designated(service);
    const shown = await approver.ask('PUT', `/workspaces/${consortium}/catalogue/${proposal}`, entry);
    assert.equal(shown.status, 200, shown.text);
    const house = await service.newWorkspace('buyer');
    const buyer = await service.member(house, ['buyer']);
    const ask = async (need: object): Promise<Matches> => {
      const wanted = { title: 'N', country: 'XA', ...need };
      const { status, text, body } = await buyer.ask('POST', `/workspaces/${house}/catalogue/matches`, wanted);
      assert.equal(status, 200, text);
      return body;
    };
    const [match] = (await ask({ budgetDollars: 100, workload: { petaflops: 10 }, sovereignty: ['local-keys'] })).items;
    assert.equal(match!.status, 'open');
    assert.deepEqual(match!.criteria.filter(({ status }) => status !== 'met').map(({ about }) => about), ['local-keys']);
    assert.deepEqual(match!.entry.notes.parties.map(({ about }) => about), ['operator'], 'open to the country is never all there is');
    assert.equal((await ask({ country: 'XB' })).items[0]!.status, 'not-met');

    const rival = await service.newWorkspace();
    const other = await service.member(rival, ['preparer', 'approver', 'buyer']);
    assert.deepEqual((await other.ask('GET', `/workspaces/${rival}/catalogue`)).body, { items: [] });
    assert.equal((await other.ask('PUT', `/workspaces/${rival}/catalogue/${proposal}`, entry)).status, 404);
    assert.equal((await inRequest(store, { user: other.user, workspace: rival }, (database) =>
      database.selectFrom('catalogue_entry').selectAll().execute())).length, 0, 'a buyer in the workspace of a consortium is none');
    const { nobody } = service;
    const listed = async (): Promise<{ proposal: string; entry?: { contact?: string; priceDollars?: number } }[]> =>
      ((await nobody.ask('GET', '/catalogue')).body as { items: [] }).items;
    const needed = { title: 'N', country: 'XA' };
    assert.deepEqual((await listed()).map((one) => [one.proposal, one.entry]), [[proposal, undefined]], 'its entry is for buyers');
    assert.deepEqual((await nobody.ask('POST', '/catalogue/matches', needed)).body, { items: [] });
    await approver.ask('PUT', `/workspaces/${consortium}/catalogue/${proposal}`, { ...entry, contact: 'desk', shownTo: 'anybody' });
    assert.equal((await listed())[0]!.entry?.contact, 'desk');
    const [open] = ((await nobody.ask('POST', '/catalogue/matches', needed)).body as Matches).items;
    assert.deepEqual(open!.entry.notes.parties.map(({ about }) => about), ['operator']);
    assert.equal((await nobody.ask('GET', `/catalogue/${proposal}`)).status, 200);
    await store.owner.updateTable('public_record').set({ state: 'revoked' }).where('proposal', '=', proposal).execute();
    assert.deepEqual((await buyer.ask('GET', `/workspaces/${house}/catalogue`)).body, { items: [] });
    assert.deepEqual(await listed(), []);
    assert.equal((await nobody.ask('GET', `/catalogue/${proposal}`)).status, 404);
  });
}
