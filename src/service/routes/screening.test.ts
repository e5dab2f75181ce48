import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testStores } from '../../store/testing/stores.ts';
import { idleAnalyst, testService } from '../testing/service.ts';

const stores = testStores();
after(() => stores.stop());

test('a result is decided on by one person and seconded by another, and nothing is written over', async () => {
  const service = testService(await stores.newStore('server'), { analyst: { ...idleAnalyst, ask: () => Promise.resolve({ found: 1 }) } });
  const workspace = await service.newWorkspace();
  const [one, two] = [await service.member(workspace, ['screener']), await service.member(workspace, ['screener'])];
  const path = `/workspaces/${workspace}/screenings`;
  const result = (await one.ask('POST', path, { name: 'Example Trading' })).body as { id: string; row: { found: object } };
  assert.deepEqual(result.row.found, { found: 1 });
  assert.equal((await two.ask('POST', `${path}/${result.id}/second`, { agrees: true, why: 'w' })).status, 404, 'nothing is decided yet');
  const decided = await one.ask('POST', `${path}/${result.id}/decision`, { verdict: 'not-a-match', why: 'Another person: born 1950.' });
  const decision = decided.body as { id: string; about: string; subject: string };
  assert.equal(decision.about, result.id);
  assert.equal(decision.subject, 'Example Trading');
  assert.equal((await one.ask('POST', `${path}/${decision.id}/second`, { agrees: true, why: 'w' })).status, 403);
  assert.equal((await two.ask('POST', `${path}/${decision.id}/second`, { agrees: true, why: 'w' })).status, 201);
  assert.equal((await two.ask('POST', `${path}/${decision.id}/second`, { agrees: false, why: 'w' })).status, 409);
  const { items } = (await two.ask('GET', `${path}?subject=Example%20Trading`)).body as { items: { kind: string }[] };
  assert.deepEqual(items.map(({ kind }) => kind), ['result', 'decision', 'second-decision']);
  const other = await service.newWorkspace();
  const outsider = await service.member(other, ['screener']);
  assert.equal((await outsider.ask('POST', `/workspaces/${other}/screenings/${result.id}/decision`,
    { verdict: 'match', why: 'w' })).status, 404);
});
