import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { testStores } from '../../store/testing/stores.ts';
import { testService } from '../testing/service.ts';
import { verifyAudit } from './verify.ts';

const stores = testStores();
after(() => stores.stop());

async function exported(): Promise<{
  text: string; auditor: Awaited<ReturnType<ReturnType<typeof testService>['member']>>; workspace: string }> {
  const service = testService(await stores.newStore('server'));
  const workspace = await service.newWorkspace();
  const preparer = await service.member(workspace, ['preparer']);
  const auditor = await service.member(workspace, ['auditor']);
  for (const name of ['One', 'Two']) await preparer.ask('POST', `/workspaces/${workspace}/packages`, { name, text: 'title: Très privé' });
  await preparer.ask('POST', `/workspaces/${workspace}/packages`, { name: 'Legal', text: 'title: L', privileged: true });
  const { text } = await auditor.ask('GET', `/workspaces/${workspace}/audit/export`);
  return { text, auditor, workspace };
}

test('a ledger verifies offline, and any change to it is found', async () => {
  const { text, auditor, workspace } = await exported();
  const found = verifyAudit('ledger', text);
  assert.equal(found.workspace, workspace);
  assert.equal(found.events, text.trim().split('\n').length - 2);
  assert.ok(found.withheld > 0, 'privileged content is not for the auditor');
  assert.doesNotMatch(text, /Très privé|Legal/);
  const { head } = (await auditor.ask('GET', `/workspaces/${workspace}/audit`)).body as { head: { digest: string } };
  assert.equal(found.head.digest, head.digest);
  const lines = text.trim().split('\n');
  for (const [why, damaged] of [
    ['left out', lines.toSpliced(3, 1)], ['twice', lines.toSpliced(3, 0, lines[3]!)],
      ['moved', lines.toSpliced(3, 2, lines[4]!, lines[3]!)],
    ['cut short', lines.toSpliced(-2, 1)],
  ] as const) assert.throws(() => verifyAudit('ledger', damaged.join('\n')), /ledger:\d+:1/, why);
  fc.assert(fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '1', 'x', ' '), (at, letter) => {
    const damaged = text.slice(0, at) + letter + text.slice(at + 1);
    // A blank between two tokens of JSON, or the letter that stood there, changes nothing.
    if (damaged === text || JSON.stringify(damaged.split('\n').map(tryJson)) === JSON.stringify(text.split('\n').map(tryJson))) return;
    assert.throws(() => verifyAudit('ledger', damaged), /ledger:\d+:1/);
  }), { numRuns: 200, seed: 7 });
});

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    return error instanceof SyntaxError ? line : undefined;
  }
}
