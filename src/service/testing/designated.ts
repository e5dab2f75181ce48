import assert from 'node:assert/strict';
import type { TestClient, TestService } from './service.ts';

/** A proposal that went all the way, with somebody on each side. */
export interface Designated {
  proposal: string;
  package: string;
  consortium: string;
  office: string;
  approver: TestClient;
  preparer: TestClient;
  reviewer: TestClient;
  decider: TestClient;
}

/** Takes a proposal through every step to its designation, as people would. */
export async function designated(service: TestService): Promise<Designated> {
  const [consortium, office] = [await service.newWorkspace(), await service.newWorkspace('agency')];
  const [preparer, approver] = [await service.member(consortium, ['preparer']), await service.member(consortium, ['approver'])];
  const [reviewer, decider] = [await service.member(office, ['reviewer']), await service.member(office, ['decision-maker'])];
  const second = await service.member(office, ['decision-maker']);
  const ask = async (client: TestClient, path: string, body: object): Promise<{ package: string; id: string }> => {
    const { status, text, body: answer } = await client.ask('POST', path, body);
    assert.equal(status, 201, `${path}: ${text}`);
    return answer;
  };
  const place = `/workspaces/${consortium}`;
  const { package: of } = await ask(preparer, `${place}/packages`, { name: 'P', text: 'title: P' });
  await ask(preparer, `${place}/receipts`, { package: of, version: 1 });
  const { id } = await ask(preparer, `${place}/proposals`, { package: of, version: 1, title: 'A package' });
  const does = (client: TestClient, workspace: string, event: string, brought: object = {}): Promise<unknown> =>
    ask(client, `/workspaces/${workspace}/proposals/${id}/events`, { event, with: brought });
  await does(approver, consortium, 'submit', { receipt: '1'.repeat(64), dossier: '2'.repeat(64) });
  for (const client of [reviewer, decider, second]) await does(client, office, 'declare', { interest: 'none' });
  for (const event of ['take-up', 'declare-complete']) await does(reviewer, office, event);
  await does(reviewer, office, 'consult', { assessment: 'a' });
  for (const agency of ['State', 'War', 'Energy', 'OSTP']) {
    const adviser = await service.member(office, ['adviser'], { agency });
    await does(adviser, office, 'declare', { interest: 'none' });
    await does(adviser, office, 'advise', { advice: 'agree' });
  }
  await does(reviewer, office, 'conclude');
  await does(decider, office, 'propose', { outcome: 'designated', reason: 'r' });
  await does(second, office, 'countersign');
  return { proposal: id, package: of, consortium, office, approver, preparer, reviewer, decider };
}
