// From a saved package to a designation, a question and a ledger, each step by whoever may take it, through the screens.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { idleAnalyst } from '../../service/testing/service.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { openService, type ServedSite, unforeseen } from './service.ts';
import { barriersOn, overflowOf } from './site.ts';
import { keepsLedger, walk } from './way.ts';

const stores = testStores();
const sites = new Map<string, ServedSite>();
before(async () => { for (const kind of storeKinds) sites.set(kind, await openService(await stores.newStore(kind), idleAnalyst)); });
after(async () => {
  for (const site of sites.values()) await site.close();
  await stores.stop();
});

for (const kind of storeKinds) {
  test(`${kind}: prepared, approved by a second person, submitted, reviewed, advised on, decided by two, designated`, async () => {
    const walked = await walk(sites.get(kind)!, async (screen, page) => {
      // The pages are the same over either store.
      if (kind === 'embedded') assert.deepEqual(await barriersOn(page), [], screen);
      if (screen !== 'saved') return;
      await page.getByText('not approved').waitFor();
      assert.equal(await page.getByRole('button', { name: /^Approve/ }).count(), 0, 'nobody approves what they wrote');
    });
    const { preparing, approving: page } = walked;
    await keepsLedger(walked);
    await page.goto(walked.proposalAddress);
    const [dossier] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Take the dossier' }).click()]);
    assert.match(readFileSync(await dossier.path(), 'utf8'), /^whole: title|^whole: #/, 'as the analyst wrote it');
    await page.goto('/workspaces');
    await page.locator('h2 a').first().click();
    await page.getByRole('link', { name: 'Proposals' }).click();
    await page.getByText('Designated and under review again').waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    assert.ok(await overflowOf(page) <= 0);
    assert.deepEqual(unforeseen(preparing.complaints), []);
  });
}
