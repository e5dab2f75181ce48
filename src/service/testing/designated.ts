import assert from 'node:assert/strict';
import { agencies, designationSteps, type Participant } from './designation.ts';
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
export async function designated(service: TestService, text = 'title: P'): Promise<Designated> {
  const [consortium, office] = [await service.newWorkspace(), await service.newWorkspace('agency')];
  const [preparer, approver] = [await service.member(consortium, ['preparer']), await service.member(consortium, ['approver'])];
  const [reviewer, decider] = [await service.member(office, ['reviewer']), await service.member(office, ['decision-maker'])];
  const people = new Map<Participant, TestClient>([['approver', approver], ['reviewer', reviewer], ['decider', decider],
    ['second', await service.member(office, ['decision-maker'])]]);
  for (const agency of agencies) people.set(agency, await service.member(office, ['adviser'], { agency }));
  type Told = Record<'package' | 'id' | 'receipt' | 'dossier', string>;
  const ask = async (client: TestClient, path: string, body: object): Promise<Told> => {
    const { status, text, body: answer } = await client.ask('POST', path, body);
    assert.equal(status, 201, `${path}: ${text}`);
    return answer;
  };
  const place = `/workspaces/${consortium}`;
  const { package: of } = await ask(preparer, `${place}/packages`, { name: 'P', text });
  const { receipt, dossier } = await ask(preparer, `${place}/dossiers`, { package: of, version: 1 });
  const { id } = await ask(preparer, `${place}/proposals`, { package: of, version: 1, title: 'A package' });
  for (const { by, event, with: brought } of designationSteps({ receipt, dossier })) {
    const workspace = by === 'approver' ? consortium : office;
    await ask(people.get(by)!, `/workspaces/${workspace}/proposals/${id}/events`, { event, with: brought });
  }
  return { proposal: id, package: of, consortium, office, approver, preparer, reviewer, decider };
}
