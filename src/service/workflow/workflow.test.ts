import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { type TestClient, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

interface Sealed { receipt: string; dossier: string }
/** Writes the dossier of a version; a submission names it and its receipt. */
async function written(client: TestClient, place: string, of: string): Promise<Sealed> {
  const { status, text, body } = await client.ask('POST', `${place}/dossiers`, { package: of, version: 1 });
  assert.equal(status, 201, text);
  const { receipt, dossier } = body as Sealed;
  return { receipt, dossier };
}
interface Shown {
  id: string;
  state: string;
  advice?: { conflicting: boolean };
  seals: { sequence: number }[];
}

for (const kind of storeKinds) {
  test(`${kind}: a proposal goes from draft to designation; each side sees what is for it`, async () => {
    const service = testService(await stores.newStore(kind));
    const [consortium, office] = [await service.newWorkspace(), await service.newWorkspace('agency')];
    const advisers = await service.newWorkspace('agency');
    const [ana, bo] = [await service.member(consortium, ['preparer']), await service.member(consortium, ['approver', 'reviewer'])];
    const rae = await service.member(office, ['reviewer']);
    const [dee, eve] = [await service.member(office, ['decision-maker']), await service.member(office, ['decision-maker'])];
    const place = `/workspaces/${consortium}`;
    const { package: of } = (await ana.ask('POST', `${place}/packages`, { name: 'P', text: 'title: P' })).body as { package: string };
    const sealed = await written(ana, place, of);
    const begun = await ana.ask('POST', `${place}/proposals`, { package: of, version: 1, title: 'A package' });
    assert.equal(begun.status, 201, begun.text);
    const { id } = begun.body as Shown;

    type Answer = Promise<{ status: number; text: string; body: Shown }>;
    const act = async (client: TestClient, workspace: string, event: string, brought: object = {}): Answer =>
      client.ask('POST', `/workspaces/${workspace}/proposals/${id}/events`, { event, with: brought });
    const does = async (...asked: Parameters<typeof act>): Promise<Shown> => {
      const { status, text, body } = await act(...asked);
      assert.equal(status, 201, `${asked[2]}: ${text}`);
      return body;
    };
    const refused = async (status: number, words: RegExp, ...asked: Parameters<typeof act>): Promise<void> => {
      const answer = await act(...asked);
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.text, words);
    };
    const read = async (client: TestClient, workspace: string): Promise<{ status: number; body: Shown }> =>
      client.ask('GET', `/workspaces/${workspace}/proposals/${id}`);

    assert.equal((await read(rae, office)).status, 404, 'a draft is nobody else\'s');
    await does(ana, consortium, 'save');
    await refused(422, /no receipt/, bo, consortium, 'submit', { ...sealed, receipt: '3'.repeat(64) });
    await refused(422, /64 hexadecimal digits/, bo, consortium, 'submit', { ...sealed, dossier: '3' });
    assert.equal((await rae.ask('GET', `/workspaces/${office}/dossiers/${sealed.dossier}`)).status, 404, 'nothing is sealed yet');
    assert.equal((await does(bo, consortium, 'submit', sealed)).state, 'submitted');
    await refused(403, /do not allow/, bo, consortium, 'declare', { interest: 'none' });
    await refused(409, /Interests have to be declared/, rae, office, 'take-up');
    await does(rae, office, 'declare', { interest: 'none' });
    await does(rae, office, 'take-up');
    await does(rae, office, 'declare-complete');
    const state = await service.member(advisers, ['adviser'], { agency: 'State' });
    assert.equal((await read(state, advisers)).status, 404, 'nobody is consulted yet');
    await does(rae, office, 'consult', { assessment: 'confidential assessment' });
    for (const agency of ['State', 'War', 'Energy', 'OSTP']) {
      const adviser = await service.member(advisers, ['adviser'], { agency });
      await does(adviser, advisers, 'declare', { interest: 'none' });
      await does(adviser, advisers, 'advise', agency === 'War' ? { advice: 'object', reason: 'confidential reason' } : { advice: 'agree' });
    }
    assert.equal((await read(rae, office)).body.advice?.conflicting, true);
    await refused(409, /resolution/, rae, office, 'conclude');
    await does(rae, office, 'conclude', { resolution: 'settled' });
    for (const one of [dee, eve]) await does(one, office, 'declare', { interest: 'none' });
    await does(dee, office, 'propose', { outcome: 'designated', reason: 'good', publicConditions: 'Reports twice a year.' });
    await refused(409, /A second person has to/, dee, office, 'countersign');
    assert.deepEqual(((await service.nobody.ask('GET', '/public-record')).body as { items: object[] }).items, []);
    assert.equal((await service.nobody.ask('GET', `/public-record/${id}/dossier`)).status, 404, 'not before it is designated');
    assert.equal((await does(eve, office, 'countersign')).state, 'designated');

    const shown = await service.nobody.ask('GET', `/public-record/${id}/dossier`);
    assert.deepEqual([shown.status, shown.text], [200, 'public: title: P']);
    const sealedBytes = await rae.ask('GET', `/workspaces/${office}/dossiers/${sealed.dossier}`);
    assert.deepEqual([sealedBytes.headers.get('content-type')!.split(';')[0], sealedBytes.text], ['application/pdf', 'whole: title: P']);
    const seen = await read(bo, consortium);
    assert.doesNotMatch(JSON.stringify(seen.body), /confidential|"advise"|conflicting|"propose"/);
    assert.equal(seen.body.state, 'designated');
    assert.match(JSON.stringify((await read(rae, office)).body), /confidential reason/);
    const file = await rae.ask('GET', `/workspaces/${office}/proposals/${id}/sealed/${seen.body.seals[0]!.sequence}`);
    assert.equal((file.body as { package: string }).package, 'title: P');
    const { items } = (await service.nobody.ask('GET', '/public-record')).body as { items: { title: string; conditions: string }[] };
    assert.deepEqual(items.map(({ title, conditions }) => [title, conditions]), [['A package', 'Reports twice a year.']]);
    const stranger = await service.member(await service.newWorkspace(), ['preparer', 'approver', 'reviewer', 'decision-maker']);
    const elsewhere = await service.services.store.owner.selectFrom('member').select('workspace').where('user_id', '=', stranger.user)
      .executeTakeFirstOrThrow();
    assert.equal((await read(stranger, elsewhere.workspace)).status, 404);
    assert.equal((await stranger.ask('GET', `/workspaces/${elsewhere.workspace}/dossiers/${sealed.dossier}`)).status, 404);
  });

  test(`${kind}: the tables themselves keep each side to its own`, async () => {
    const store = await stores.newStore(kind);
    const service = testService(store);
    const [consortium, office] = [await service.newWorkspace(), await service.newWorkspace('agency')];
    const [ana, rae] = [await service.member(consortium, ['preparer', 'approver', 'reviewer']), await service.member(office, ['reviewer'])];
    const { package: of } = (await ana.ask('POST', `/workspaces/${consortium}/packages`, { name: 'P', text: 'x' })).body as {
      package: string };
    const { id } = (await ana.ask('POST', `/workspaces/${consortium}/proposals`, { package: of, version: 1, title: 'T' })).body as Shown;
    await store.owner.updateTable('proposal').set({ state: 'submitted' }).where('id', '=', id).execute();
    const event = { proposal: id, sequence: 1, event: 'take-up', at: new Date(), state: 'completeness', told: '{}' };
    const add = (user: string, workspace: string, role: string, into = workspace): Promise<unknown> =>
      inRequest(store, { user, workspace }, (database) =>
        database.insertInto('proposal_event').values({ ...event, workspace: into, role }).execute());
    await assert.rejects(add(ana.user, consortium, 'reviewer'), /row-level security/, 'a consortium does not review itself');
    await assert.rejects(add(rae.user, office, 'approver'), /row-level security/, 'nor an agency submit');
    await assert.rejects(add(rae.user, office, 'reviewer', consortium), /row-level security/, 'nor write into another\'s ledger');
    await add(rae.user, office, 'reviewer');
    await assert.rejects(inRequest(store, { user: rae.user, workspace: office }, (database) =>
      database.deleteFrom('proposal_event').execute()), /permission denied/);
    await assert.rejects(inRequest(store, { user: rae.user, workspace: office }, (database) =>
      database.insertInto('sealed_file').values({
        workspace: office, proposal: id, sequence: 1, receipt_digest: '0'.repeat(64), dossier_digest: '0'.repeat(64), receipt: '',
        package_text: '',
      }).execute()), /row-level security/);
  });
}

test('an office has outcomes and clocks of its own where no source speaks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-'));
  const file = join(folder, 'own.yaml');
  writeFileSync(file, 'clocks: {completeness: 3}\n');
  const service = testService(await stores.newStore('server'), { environment: { PORTOLAN_WORKFLOW: file } });
  const workspace = await service.newWorkspace();
  const [ana, bo] = [await service.member(workspace, ['preparer']), await service.member(workspace, ['approver'])];
  const place = `/workspaces/${workspace}`;
  const { package: of } = (await ana.ask('POST', `${place}/packages`, { name: 'P', text: 'x' })).body as { package: string };
  const sealed = await written(ana, place, of);
  const { id } = (await ana.ask('POST', `${place}/proposals`, { package: of, version: 1, title: 'T' })).body as Shown;
  const submitted = await bo.ask('POST', `${place}/proposals/${id}/events`, { event: 'submit', with: sealed });
  const { clocks } = submitted.body as { clocks: { clock: string; leftWorkingDays: number }[] };
  assert.deepEqual(clocks.map(({ clock, leftWorkingDays }) => [clock, leftWorkingDays]), [['completeness', 3]]);
  rmSync(folder, { recursive: true });
});
