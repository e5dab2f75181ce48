import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { idleAnalyst, testService } from '../testing/service.ts';
import { jobKinds } from './jobKinds.ts';
import { startWorker } from './worker.ts';

const stores = testStores();
after(() => stores.stop());

/** Counts what it determines; a text that says so brings it down, the first time. */
function countingAnalyst() {
  const asked: string[] = [];
  return { ...idleAnalyst, asked, determine: ({ package: text }: { package: string }) => {
    asked.push(text);
    if (text === 'fails once' && asked.filter((one) => one === text).length === 1) return Promise.reject(new Error('down'));
    return Promise.resolve(JSON.stringify({ format: 'portolan-determination/2', on: '2026-11-23', corpus: '0'.repeat(64) }));
  } };
}

for (const kind of storeKinds) {
  test(`${kind}: a job is done to its end, each part once although it failed on the way, and tells how far it is`, async () => {
    const analyst = countingAnalyst();
    const service = testService(await stores.newStore(kind), { analyst });
    const workspace = await service.newWorkspace();
    const preparer = await service.member(workspace, ['preparer']);
    for (const text of ['first', 'fails once', 'last']) await preparer.ask('POST', `/workspaces/${workspace}/packages`,
      { name: text, text });
    const begun = await preparer.ask('POST', `/workspaces/${workspace}/jobs/determinations`, {});
    assert.equal(begun.status, 202, begun.text);
    const path = begun.headers.get('location')!.replace('/api', '');
    const worker = await startWorker(service.services, jobKinds);
    const told = await preparer.ask('GET', `${path}/progress`);
    await worker.stop();
    assert.equal(told.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    const states = told.text.trim().split('\n\n').map((event) => JSON.parse(event
      .slice(event.indexOf('{'))) as { state: string; done: number; total: number });
    assert.deepEqual(states.at(-1)!.state, 'done');
    assert.deepEqual([states.at(-1)!.done, states.at(-1)!.total], [3, 3]);
    assert.ok(states.every(({ done }, index) => index === 0 || done >= states[index - 1]!.done));
    assert.deepEqual(analyst.asked.toSorted(), ['fails once', 'fails once', 'first', 'last']);
    const { items } = (await preparer.ask('GET', `/workspaces/${workspace}/determinations`)).body as { items: unknown[] };
    assert.equal(items.length, 3);
  });
}
