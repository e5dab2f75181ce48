import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sha256 } from '../../store/sha256.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import type { Analyst } from '../analyst.ts';
import { designationSteps } from '../testing/designation.ts';
import { idleAnalyst, type TestClient, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

const secret = 'licence D0004711';
const receiptOf = (text: string): string => JSON.stringify({ of: text });
/** Makes two editions where a package holds the secret, as the analyst that knows the law does. */
const analyst: Analyst = {
  ...idleAnalyst,
  dossier: ({ package: text }) => {
    const left = text.replace(secret, 'nothing');
    const receipt = { digest: sha256(text), corpus: '0'.repeat(64), text: receiptOf(text) };
    const bytes = (edition: string, of: string): Buffer => Buffer.from(`${edition}: ${of}`);
    return Promise.resolve(left === text ? { receipt, whole: bytes('whole', text), public: bytes('public', text) } : {
      receipt: { ...receipt, programme: { package: left, receipt: receiptOf(left) } },
      whole: bytes('whole', text), programme: bytes('programme', left), public: bytes('public', left),
    });
  },
};

interface Written { receipt: string; dossier: string; public: string }
interface Seal { receipt: string; dossier: string; package: string; walled: boolean }

/** A submission in consultation, and everybody who may read anything of it. */
async function consulted(kind: (typeof storeKinds)[number], text: string) {
  const service = testService(await stores.sharedStore(kind), { analyst });
  const consortium = await service.newWorkspace();
  const [office, bureau] = [await service.newWorkspace('agency'), await service.newWorkspace('agency')];
  const of = (role: 'reviewer' | 'decision-maker' | 'preparer' | 'approver' | 'auditor') =>
    service.member(['preparer', 'approver', 'auditor'].includes(role) ? consortium : office, [role]);
  const [preparer, approver, reviewer, decider] = [await of('preparer'), await of('approver'), await of('reviewer'),
    await of('decision-maker')];
  const ask = async (client: TestClient, workspace: string, path: string, body: object): Promise<never> => {
    const answer = await client.ask('POST', `/workspaces/${workspace}${path}`, body);
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const { package: made } = await ask(preparer, consortium, '/packages', { name: 'P', text }) as { package: string };
  const written = await ask(preparer, consortium, '/dossiers', { package: made, version: 1 }) as Written;
  const { id } = await ask(preparer, consortium, '/proposals', { package: made, version: 1, title: 'A package' }) as { id: string };
  const steps = designationSteps({ receipt: written.receipt, dossier: written.dossier });
  for (const { by, event, with: brought } of steps.slice(0, steps.findIndex(({ event }) => event === 'consult') + 1)) {
    if (by === 'second') continue;
    const [client, workspace] = by === 'approver' ? [approver, consortium] : [by === 'decider' ? decider : reviewer, office];
    await ask(client, workspace, `/proposals/${id}/events`, { event, with: brought });
  }
  const people: Record<string, [TestClient, string]> = {
    preparer: [preparer, consortium], approver: [approver, consortium], auditor: [await of('auditor'), consortium],
    reviewer: [reviewer, office], 'decision-maker': [decider, office],
    adviser: [await service.member(office, ['adviser'], { agency: 'State' }), office],
    'licensing-reviewer': [await service.member(bureau, ['licensing-reviewer'], { agency: 'BIS' }), bureau],
  };
  return { service, people, written, id, bureau };
}

const staff = ['reviewer', 'decision-maker', 'adviser'];

for (const kind of storeKinds) {
  test(`${kind}: role by role and route by route, the staff reads a submission without what is for licensing`, async () => {
    const { people, written, id } = await consulted(kind, `title: P, ${secret}`);
    const programme = sha256('programme: title: P, nothing');
    for (const [role, [client, workspace]] of Object.entries(people)) {
      const place = `/workspaces/${workspace}`;
      const seal = await client.ask('GET', `${place}/proposals/${id}/sealed/1`);
      assert.equal(seal.status, 200, `${role}: ${seal.text}`);
      const isWalled = staff.includes(role);
      assert.deepEqual(seal.body as Seal, isWalled
        ? { receipt: receiptOf('title: P, nothing'), package: 'title: P, nothing', dossier: programme, walled: true }
        : { receipt: receiptOf(`title: P, ${secret}`), package: `title: P, ${secret}`, dossier: written.dossier, walled: false }, role);
      const whole = await client.ask('GET', `${place}/dossiers/${written.dossier}`);
      assert.equal(whole.status, isWalled ? 404 : 200, role);
      assert.equal((await client.ask('GET', `${place}/dossiers/${programme}`)).text, 'programme: title: P, nothing', role);
      const others = await Promise.all(['/proposals', `/proposals/${id}`, `/receipts/${written.receipt}`, '/packages', '/tasks',
        '/notifications', '/determinations', '/catalogue'].map((path) => client.ask('GET', place + path)));
      if (isWalled) for (const { text } of [seal, whole, ...others]) assert.ok(!text.includes(secret), `${role} read of it`);
      const shown = others[1]!.body as { seals: { receipt: string; dossier: string; read?: string }[] };
      assert.deepEqual(shown.seals.map(({ receipt, dossier }) => [receipt, dossier]), [[written.receipt, written.dossier]], role);
      assert.equal(shown.seals[0]!.read, isWalled ? programme : written.dossier, `${role} is led to the edition for them`);
    }
  });

  test(`${kind}: where nothing is for the licensing agency alone, everybody reads the very bytes that were sealed`, async () => {
    const { people, written, id } = await consulted(kind, 'title: Q');
    for (const [role, [client, workspace]] of Object.entries(people)) {
      const { body } = await client.ask('GET', `/workspaces/${workspace}/proposals/${id}/sealed/1`);
      const sealed = { receipt: receiptOf('title: Q'), package: 'title: Q', dossier: written.dossier, walled: false };
      assert.deepEqual(body as Seal, sealed, role);
      assert.equal((await client.ask('GET', `/workspaces/${workspace}/dossiers/${written.dossier}`)).text, 'whole: title: Q', role);
    }
  });
}

test('who reads for the licensing agency cannot act for the programme, nor become one who does', async () => {
  const { service, people, id } = await consulted('embedded', `title: R, ${secret}`);
  const [lou, bureau] = people['licensing-reviewer']!;
  const refused = await lou.ask('POST', `/workspaces/${bureau}/proposals/${id}/events`, { event: 'ask', with: { question: 'q' } });
  assert.equal(refused.status, 403, refused.text);
  const administrator = await service.member(bureau, ['administrator']);
  for (const other of ['reviewer', 'adviser', 'decision-maker']) {
    const roles = ['licensing-reviewer', other];
    const changed = await administrator.ask('PUT', `/workspaces/${bureau}/members/${lou.user}`, { roles, nationalities: [] });
    assert.equal(changed.status, 422, changed.text);
    const invited = await administrator.ask('POST', `/workspaces/${bureau}/invitations`, { roles, nationalities: [] });
    assert.match(invited.text, /neither reviews, advises nor decides/);
  }
});

test('a file that was sealed before there was a wall is read by the licensing agency, and by the programme not at all', async () => {
  const { service, people, id } = await consulted('embedded', `title: S, ${secret}`);
  await service.services.store.owner.updateTable('programme_file')
    .set({ walled: null, receipt: null, package_text: null, shown_dossier: null }).where('proposal', '=', id).execute();
  for (const [role, [client, workspace]] of Object.entries(people)) {
    const { status, text } = await client.ask('GET', `/workspaces/${workspace}/proposals/${id}/sealed/1`);
    assert.equal(status, staff.includes(role) ? 409 : 200, `${role}: ${text}`);
  }
});
