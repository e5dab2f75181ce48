import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '../../store/ids.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { designated } from '../testing/designated.ts';
import { type TestClient, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

interface Task {
  kind: string;
  title: string;
  due: string | null;
  overdue: boolean;
  leftWorkingDays?: number;
  does: { event: string }[];
}

for (const kind of storeKinds) {
  test(`${kind}: what waits for somebody follows from what happened, and is gone when it is done`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const tasksOf = async (client: TestClient, workspace: string): Promise<Task[]> => {
      const { status, text, body } = await client.ask('GET', `/workspaces/${workspace}/tasks`);
      assert.equal(status, 200, text);
      return (body as { items: Task[] }).items;
    };
    const plain = (tasks: Task[]): unknown[] => tasks.map((task) => [task.kind, task.does.map(({ event }) => event)]);
    const [consortium, office] = [await service.newWorkspace(), await service.newWorkspace('agency')];
    const [ana, bo] = [await service.member(consortium, ['preparer']), await service.member(consortium, ['approver'])];
    const rae = await service.member(office, ['reviewer']);
    const place = `/workspaces/${consortium}`;
    const { package: of } = (await ana.ask('POST', `${place}/packages`, { name: 'P', text: 'title: P' })).body as { package: string };
    assert.deepEqual(plain(await tasksOf(bo, consortium)), [['approval', ['approve']]]);
    assert.deepEqual(await tasksOf(ana, consortium), [], 'nobody approves what they wrote');
    await bo.ask('POST', `${place}/packages/${of}/versions/1/approval`);
    const written = await ana.ask('POST', `${place}/dossiers`, { package: of, version: 1 });
    const { receipt, dossier } = written.body as { receipt: string; dossier: string };
    const sealed = { receipt, dossier };
    const { id } = (await ana.ask('POST', `${place}/proposals`, { package: of, version: 1, title: 'A package' })).body as { id: string };
    assert.deepEqual(plain(await tasksOf(bo, consortium)), [['proposal', ['save', 'submit']]]);
    assert.deepEqual(await tasksOf(rae, office), [], 'a draft is nobody else\'s task');
    assert.equal((await bo.ask('POST', `${place}/proposals/${id}/events`, { event: 'submit', with: sealed })).status, 201);
    assert.deepEqual(await tasksOf(bo, consortium), []);
    const [declaring] = await tasksOf(rae, office);
    assert.deepEqual(declaring!.does.map(({ event }) => event), ['declare']);
    assert.ok(declaring!.leftWorkingDays! > 0 && /^\d{4}-/.test(declaring!.due!) && !declaring!.overdue, 'on a clock');
    const { owner } = service.services.store;
    await owner.updateTable('proposal').set({ created_at: new Date('2020-01-02') }).where('id', '=', id).execute();
    await owner.updateTable('proposal_event').set({ at: new Date('2020-01-03') }).where('proposal', '=', id).execute();
    const [late] = await tasksOf(rae, office);
    assert.deepEqual([late!.overdue, late!.leftWorkingDays! < 0], [true, true]);
  });

  test(`${kind}: a watched package whose answer changed waits for a preparer, until a version is saved or something said`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const workspace = await service.newWorkspace();
    const [ana, bo] = [await service.member(workspace, ['preparer']), await service.member(workspace, ['approver'])];
    const place = `/workspaces/${workspace}`;
    const { package: of } = (await ana.ask('POST', `${place}/packages`, { name: 'P', text: 'title: P' })).body as { package: string };
    const { id: monitor } = (await ana.ask('POST', `${place}/monitors`, { package: of, assume: 'ordinary' })).body as { id: string };
    const changes = async (client: TestClient): Promise<Task[]> =>
      ((await client.ask('GET', `${place}/tasks`)).body as { items: Task[] }).items.filter((one) => one.kind === 'change');
    const changed = (): Promise<unknown> => service.services.store.owner.insertInto('monitor_notice').values({
      id: newId(), workspace, monitor, package: of, causes: '["day 2026-11-10: a stay ends"]', changes: '[]',
    }).execute();
    assert.deepEqual(await changes(ana), []);
    await changed();
    assert.deepEqual((await changes(ana)).map(({ title, does }) => [title, does[0]!.event]), [['P', 'answer-change']]);
    assert.deepEqual(await changes(bo), [], 'not for this role');
    await bo.ask('POST', `${place}/packages/${of}/comments`, { version: 1, text: 'It stands.' });
    assert.deepEqual(await changes(ana), []);
    await changed();
    assert.equal((await changes(ana)).length, 1, 'what changes again waits again');
    const etag = (await ana.ask('GET', `${place}/packages/${of}`)).headers.get('etag')!;
    assert.equal((await ana.ask('POST', `${place}/packages/${of}/versions`, { text: 'title: Q' }, { 'if-match': etag })).status, 201);
    assert.deepEqual(await changes(ana), []);
  });

  test(`${kind}: after designation what is open waits for those who may answer it`, async () => {
    const service = testService(await stores.sharedStore(kind));
    const { proposal, consortium, office, approver, reviewer, preparer } = await designated(service);
    const entries = (workspace: string): string => `/workspaces/${workspace}/awards/${proposal}/entries`;
    const due = await reviewer.ask('POST', entries(office), {
      kind: 'report-due', on: '2026-01-02', statement: { what: 'Counts', due: '2026-01-31' },
    });
    const awards = async (client: TestClient): Promise<Task[]> =>
      ((await client.ask('GET', `/workspaces/${consortium}/tasks`)).body as { items: Task[] }).items.filter((one) => one.kind === 'award');
    const [task] = await awards(approver);
    assert.deepEqual([task!.due, task!.overdue, task!.does.map(({ event }) => event)], ['2026-01-31', true, ['report-filed']]);
    assert.deepEqual(await awards(preparer), [], 'not for this role');
    const { id: about } = due.body as { id: string };
    await approver.ask('POST', entries(consortium), { kind: 'report-filed', on: '2026-01-20', about, statement: { digest: 'd' } });
    assert.deepEqual(await awards(approver), []);
  });
}
