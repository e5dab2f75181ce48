import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { basisOf, type Finding } from '../../screening/decisions/finding.ts';
import { type ListEntry, partyNamed, type Subject } from '../../screening/entry.ts';
import { inJob, inRequest } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { lookJob } from '../monitors/look.ts';
import { idleAnalyst, type TestClient, testService } from '../testing/service.ts';
import type { DecidedPair } from './partyDesk.ts';

const stores = testStores();
after(() => stores.stop());

const listed: ListEntry = {
  ...partyNamed('Acme Trading'), list: 'sdn', id: '1', programmes: [], footnotes: [], notices: [], at: { file: 'f', line: 1 },
};

/** An analyst that finds every party called Acme, and counts what it compares. */
function findingAnalyst() {
  const world = { lists: 'one', entry: listed, verdict: 'strong', score: 0.9, compared: 0, decided: [] as readonly DecidedPair[] };
  const analyst: typeof idleAnalyst = {
    ...idleAnalyst,
    ask: (tool, _input, _signal, decided = []) => {
      world.decided = decided;
      return Promise.resolve(tool === 'screen' ? { compared: { lists: [] } } : {});
    },
    parties: {
      read: (source) => Promise.resolve(source.kind === 'package' ? [{ id: 'operator', ...partyNamed('Acme') }]
        : Buffer.from(source.bytes).toString().split('\n').map((name, row): Subject => ({ id: `row ${row}`, ...partyNamed(name) }))),
      screen: (subjects) => {
        world.compared += subjects.length;
        const { entry, score, verdict, lists } = world;
        const found = subjects.filter(({ name }) => name.startsWith('Acme')).map((subject): Finding =>
          ({ subject, entry, score, verdict, because: 'alike' }));
        return Promise.resolve({ lists, findings: found.map((finding) => ({
          subject: finding.subject.id, entry: 'sdn/1', list: 'sdn', name: entry.name, score, verdict, because: 'alike',
          basis: basisOf(finding),
        })) });
      },
    },
  };
  return { analyst, world };
}
interface Shown {
  finding: string;
  party: string;
  status: string;
  reopenedBecause: string[];
  decision?: { id: string; needsSecond: boolean };
}

for (const kind of storeKinds) {
  test(`${kind}: what is found is decided on, and opened again where subject, entry or verdict change, and only there`, async () => {
    const { analyst, world } = findingAnalyst();
    const service = testService(await stores.sharedStore(kind), { analyst });
    const { store } = service.services;
    const workspace = await service.newWorkspace();
    const place = `/workspaces/${workspace}`;
    const [one, two] = [await service.member(workspace, ['screener']), await service.member(workspace, ['screener'])];
    const take = async (...names: string[]): Promise<{ added: number; changed: number; unchanged: number }> => {
      const content = Buffer.from(names.join('\n')).toString('base64');
      const { status, text, body } = await one.ask('POST', `${place}/parties`, { table: { name: 'book.csv', content } });
      assert.equal(status, 201, text);
      return body;
    };
    const look = async (): Promise<void> => {
      const row = await store.owner.selectFrom('job').selectAll().where('workspace', '=', workspace).orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const transact = <Result>(work: Parameters<typeof inJob<Result>>[2]): Promise<Result> => inJob(store, workspace, work);
      await lookJob.run({ job: row, services: service.services, signal: new AbortController().signal, transact });
    };
    const findings = async (query = ''): Promise<Shown[]> => {
      const { status, text, body } = await one.ask('GET', `${place}/findings${query}`);
      assert.equal(status, 200, text);
      return (body as { items: Shown[] }).items;
    };
    const decide = (client: TestClient, finding: string, body: object): ReturnType<TestClient['ask']> =>
      client.ask('POST', `${place}/screenings/${finding}/decision`, { why: 'Another company.', ...body });
    const statuses = async (): Promise<string[]> => (await findings()).map(({ status }) => status);

    const counts = await take('Acme', 'Beta');
    assert.deepEqual([counts.added, counts.unchanged], [2, 0]);
    await look();
    assert.deepEqual([world.compared, await statuses()], [2, ['open']]);
    await look();
    assert.equal(world.compared, 2, 'nothing moved, so nothing was compared anew');
    const { items: tasks } = (await two.ask('GET', `${place}/tasks`)).body as { items: { kind: string; does: { event: string }[] }[] };
    assert.deepEqual(tasks.map((task) => [task.kind, task.does[0]!.event]), [['screening', 'decide']]);

    const [open] = await findings();
    const decided = await decide(one, open!.finding, { verdict: 'not-a-match', evidence: ['register extract'], expires: '2099-01-01' });
    assert.equal(decided.status, 201, decided.text);
    assert.deepEqual(await statuses(), ['decided'], 'not so likely that a second person is needed');
    await decide(one, open!.finding, { verdict: 'not-a-match', expires: '2026-01-01' });
    assert.deepEqual(await statuses(), ['expired']);
    await decide(one, open!.finding, { verdict: 'match' });
    assert.deepEqual(await statuses(), ['decided'], 'the newest counts');

    world.lists = 'two';
    await look();
    assert.deepEqual([world.compared, await statuses()], [4, ['decided']], 'a list that says the same of them changes nothing');
    world.lists = 'three';
    world.entry = { ...listed, remarks: 'also known as something else' };
    await look();
    const [reopened] = await findings('?status=reopened');
    assert.deepEqual(reopened!.reopenedBecause, ['the entry on the list changed']);
    const { items: told } = (await two.ask('GET', `${place}/notifications`)).body as { items: { kind: string; told: object }[] };
    assert.equal(told.filter((one) => one.kind === 'screening').length > 0, true);
    assert.equal((await decide(one, open!.finding, { verdict: 'match' })).status, 409, 'not on what was found before');

    world.lists = 'four';
    Object.assign(world, { verdict: 'identifier', score: 1 });
    await look();
    const [likely] = await findings();
    await decide(one, likely!.finding, { verdict: 'not-a-match' });
    const [waiting] = await findings('?status=awaiting-second');
    const second = (client: TestClient, agrees: boolean): ReturnType<TestClient['ask']> =>
      client.ask('POST', `${place}/screenings/${waiting!.decision!.id}/second`, { agrees, why: 'Seen.' });
    assert.equal((await second(one, true)).status, 403, 'nobody seconds their own');
    const [task] = ((await two.ask('GET', `${place}/tasks`)).body as { items: { does: { event: string }[] }[] }).items;
    assert.equal(task!.does[0]!.event, 'second');
    assert.equal((await second(two, true)).status, 201);
    assert.deepEqual(await statuses(), ['decided']);
    await one.ask('POST', `${place}/ask/check`, {});
    assert.deepEqual((await take('Acme renamed', 'Beta')).changed, 1);
    await look();
    assert.deepEqual((await findings()).map((found) => found.reopenedBecause), [['what is known of the subject changed']]);
    await one.ask('DELETE', `${place}/parties/${likely!.party}`);
    assert.deepEqual(await findings(), []);
    const stranger = await service.member(await service.newWorkspace(), ['screener']);
    assert.equal((await stranger.ask('GET', `${place}/findings`)).status, 404);
    await assert.rejects(inRequest(store, { user: one.user, workspace }, (database) =>
      database.deleteFrom('screening_row').execute()), /permission denied/);
  });
}
