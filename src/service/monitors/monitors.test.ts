import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { inJob } from '../../store/request.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { mailServer } from '../testing/mailServer.ts';
import { idleAnalyst, testService } from '../testing/service.ts';
import { refuseInside } from './deliver.ts';
import { lookJob } from './look.ts';
import { askForLooks } from './watch.ts';

const stores = testStores();
after(() => stores.stop());

/** An analyst that answers what a text says, under a law and lists that a test may change, and counts how often it is asked. */
function sayingAnalyst() {
  const state = { listDay: '2026-11-20', checks: 0 };
  const ask = (tool: string, input: unknown): Promise<unknown> => {
    const { package: text = '' } = input as { package?: string };
    if (tool === 'screen') return Promise.resolve({ compared: { lists: [{ list: 'sdn', day: state.listDay }] } });
    const view = { steps: [{ rule: 'ear/742/4.a#x' }], notMet: [], facts: [] };
    if (tool === 'explain') return Promise.resolve({ proofs: [{ views: [view] }] });
    state.checks++;
    const outcome = text.includes('licence') ? 'licence-required' : 'no-licence-required';
    return Promise.resolve({
      on: '2026-11-23', corpus: idleAnalyst.corpus, tests: [], datesAhead: [{ on: '2099-01-01', causes: ['a licence ends'] }],
      legs: [{ id: 'x@here', enforced: { outcome, reviewPolicy: null, exceptions: [], authorisations: [] } }],
      screening: { lists: [`sdn ${state.listDay}`], findings: [] },
    });
  };
  return { analyst: { ...idleAnalyst, ask }, state };
}

async function hookServer() {
  const calls: { signature: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      calls.push({ signature: String(request.headers['portolan-signature']), body });
      response.writeHead(calls.length === 1 ? 500 : 200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { calls, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close: () => server.close() };
}

for (const kind of storeKinds) {
  test(`${kind}: a real change is told in the application, by mail, to a webhook and in feeds; nothing else is`, async () => {
    const [mail, hook] = [await mailServer(), await hookServer()];
    const { analyst, state } = sayingAnalyst();
    const service = testService(await stores.newStore(kind), { analyst, environment: {
      PORTOLAN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`, PORTOLAN_MAIL_FROM: 'portolan@portolan.example', PORTOLAN_WEBHOOKS_INSIDE: 'yes',
    } });
    const workspace = await service.newWorkspace();
    const place = `/workspaces/${workspace}`;
    const [preparer, administrator] = [await service.member(workspace, ['preparer']), await service.member(workspace, ['administrator'])];
    const made = await preparer.ask('POST', `${place}/packages`, { name: 'Region <one>', text: 'title: free' });
    const { package: of } = made.body as { package: string };
    const channel = await administrator.ask('POST', `${place}/channels`, { kind: 'webhook', address: hook.address });
    const { secret } = channel.body as { secret: string };
    assert.equal((await administrator.ask('POST', `${place}/channels`, { kind: 'email', address: 'one@portolan.example' })).status, 201);
    assert.equal((await preparer.ask('POST', `${place}/monitors`, { package: of })).status, 201);
    assert.equal((await preparer.ask('POST', `${place}/monitors`, { package: of })).status, 409);

    const { store } = service.services;
    const looked = async (): Promise<void> => {
      const { job } = (await preparer.ask('POST', `${place}/monitors/look`)).body as { job: string };
      const row = await store.owner.selectFrom('job').selectAll().where('id', '=', job).executeTakeFirstOrThrow();
      await lookJob.run({
        job: row, services: service.services, signal: new AbortController().signal, transact: (work) => inJob(store, workspace, work),
      });
    };
    const notices = async (): Promise<{ changes: { before: string; after: string }[]; causes: string[] }[]> =>
      ((await preparer.ask('GET', `${place}/notices`)).body as { items: [] }).items;
    await looked();
    assert.deepEqual([await notices(), state.checks], [[], 1]);
    await looked();
    assert.equal(state.checks, 1, 'nothing moved, so nothing was asked anew');
    state.listDay = '2026-11-23';
    await looked();
    assert.deepEqual([await notices(), state.checks], [[], 2], 'asked anew, and no real change');
    await preparer.ask('POST', `${place}/packages/${of}/versions`, { text: 'title: licence' }, { 'if-match': made.headers.get('etag')! });
    await looked();
    assert.deepEqual((await notices()).map(({ changes, causes }) => [changes.map(({ before, after: is }) => [before, is]), causes]),
      [[[['no-licence-required', 'licence-required']], ['version 2 of the package']]]);
    await looked();

    assert.equal(mail.mails.length, 1);
    assert.match(mail.mails[0]!, /To: one@portolan\.example[^]*has changed/);
    assert.equal(hook.calls.length, 2, 'refused once, then taken');
    const { signature, body } = hook.calls[1]!;
    const seconds = /^t=(\d+)/.exec(signature)![1]!;
    assert.equal(signature, `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`);
    assert.equal(JSON.parse(body).format, 'portolan-notice/1');
    [mail, hook].forEach(({ close }) => close());

    const feed = (await preparer.ask('POST', `${place}/feeds`)).body as { id: string; notices: string; days: string };
    const fetched = (address: string): ReturnType<typeof preparer.ask> =>
      service.nobody.ask('GET', new URL(address).pathname.replace('/api', ''));
    const atom = await fetched(feed.notices);
    assert.match(atom.headers.get('content-type')!, /^application\/atom\+xml/);
    const titles: string[] = [];
    const parser = new SaxesParser();
    parser.on('text', (text) => titles.push(text));
    parser.write(atom.text).close();
    assert.ok(titles.includes('The answer for “Region <one>” has changed'));
    const events = new ICAL.Component(ICAL.parse((await fetched(feed.days)).text)).getAllSubcomponents('vevent');
    assert.deepEqual(events.map((event) => String(event.getFirstPropertyValue('dtstart'))), ['2099-01-01']);
    assert.equal((await preparer.ask('DELETE', `${place}/feeds/${feed.id}`)).status, 204);
    assert.equal((await fetched(feed.notices)).status, 404);
    assert.doesNotMatch(service.lines.join('\n'), /one@portolan|portolan_[\w-]{20}/);
    const stranger = await service.member(await service.newWorkspace(), ['preparer', 'administrator']);
    assert.equal((await stranger.ask('GET', `${place}/notices`)).status, 404);
  });

  test(`${kind}: looks are asked for where something is watched, once at a time; privileged work is told to nobody outside`, async () => {
    const { analyst } = sayingAnalyst();
    const store = await stores.newStore(kind);
    const service = testService(store, { analyst });
    const workspace = await service.newWorkspace();
    const preparer = await service.member(workspace, ['preparer']);
    const { package: of } = (await preparer.ask('POST', `/workspaces/${workspace}/packages`,
      { name: 'Quiet', text: 'x', privileged: true })).body as { package: string };
    await preparer.ask('POST', `/workspaces/${workspace}/monitors`, { package: of });
    assert.equal(await askForLooks(store), 0, 'one waits already');
    await store.owner.updateTable('job').set({ state: 'done' }).execute();
    assert.deepEqual([await askForLooks(store), await askForLooks(store)], [1, 0]);
    const monitor = await store.owner.selectFrom('monitor').selectAll().executeTakeFirstOrThrow();
    await store.owner.insertInto('monitor_notice').values({
      id: monitor.id, workspace, monitor: monitor.id, package: of, causes: '[]', changes: '[]',
    }).execute();
    const { notices } = (await preparer.ask('POST', `/workspaces/${workspace}/feeds`)).body as { notices: string };
    assert.doesNotMatch((await service.nobody.ask('GET', new URL(notices).pathname.replace('/api', ''))).text, /Quiet/);
    const auditor = await service.member(workspace, ['auditor']);
    assert.deepEqual(((await auditor.ask('GET', `/workspaces/${workspace}/notices`)).body as { items: [] }).items, []);
  });
}

test('a webhook never leads inside the network of the server', async () => {
  for (const address of ['http://portolan.example/', 'https://localhost/', 'https://127.0.0.1/', 'https://[::1]/', 'https://10.1.2.3/',
    'https://169.254.169.254/', 'https://[::ffff:10.0.0.1]/']) await assert.rejects(refuseInside(new URL(address)), address);
  await refuseInside(new URL('https://93.184.215.14/'));
});
