// What changes by itself: a list that re-opens one decision, seen on the screens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { basisOf } from '../../screening/decisions/finding.ts';
import { type ListEntry, partyNamed } from '../../screening/entry.ts';
import { askForLooks } from '../../service/monitors/watch.ts';
import { idleAnalyst } from '../../service/testing/service.ts';
import { testStores } from '../../store/testing/stores.ts';
import { openService, type ServedSite } from './service.ts';
import { barriersOn } from './site.ts';

const stores = testStores();
const entry: ListEntry = {
  ...partyNamed('Acme Trading'), list: 'sdn', id: '1', programmes: [], footnotes: [], notices: [], at: { file: 'f', line: 1 },
};
/** The world that the analyst sees, in which a list comes out. */
const world = { lists: 'first', entry };
const analyst: typeof idleAnalyst = {
  ...idleAnalyst,
  ask: () => Promise.resolve({ compared: { lists: [] } }),
  parties: {
    read: () => Promise.resolve(['Acme', 'Acme Bakery'].map((name, row) => ({ id: `row ${row}`, ...partyNamed(name) }))),
    screen: (subjects) => Promise.resolve({ lists: world.lists, findings: subjects.map((subject) => {
      // Only of the one party another entry stands on the list that comes out.
      const own = subject.name === 'Acme' ? world.entry : entry;
      const finding = { subject, entry: own, score: 0.9, verdict: 'strong', because: 'alike' };
      return { subject: subject.id, entry: 'sdn/1', list: 'sdn', name: own.name, score: 0.9, verdict: 'strong', because: 'alike',
        basis: basisOf(finding) };
    }) }),
  },
};
let site: ServedSite;
before(async () => { site = await openService(await stores.newStore('embedded'), analyst); });
after(async () => {
  await site.close();
  await stores.stop();
});

/** Reads anew until what is waited for is there: the look is a job of the service. */
async function readsUntil(page: Page, button: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 60 && !await isThere(); turn++) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.waitForTimeout(500);
  }
  assert.ok(await isThere());
}

test('a list changes: of two decisions the one it bears on is open again, with the reason', async () => {
  const workspace = await site.newWorkspace('consortium', 'Screening');
  const [sam, tess] = [await site.person(workspace, 'Sam', ['screener']), await site.person(workspace, 'Tess', ['screener'])];
  const { page } = await site.signedIn(sam, `/workspaces/${workspace}/screening`);
  await page.getByLabel('A table of parties').setInputFiles(
    { name: 'book.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nAcme\n') });
  await page.getByRole('button', { name: 'Take them in' }).click();
  await page.getByText('2 added, 0 changed, 0 as they were.').waitFor();
  const cards = page.locator('.match');
  await readsUntil(page, 'Read anew', async () => await cards.count() === 2);
  assert.deepEqual(await barriersOn(page), []);
  for (let left = 2; left > 0; left--) {
    const open = page.locator('section').filter({ has: page.getByRole('heading', { name: 'To be decided' }) }).locator('.match').first();
    await open.getByText('Decide', { exact: true }).click();
    await open.getByLabel('Why').fill('Another seat and another trade.');
    await open.getByRole('button', { name: 'Keep the decision' }).click();
    await page.locator('section').filter({ has: page.getByRole('heading', { name: 'To be decided' }) }).locator('.match')
      .nth(left - 1).waitFor({ state: 'detached' });
  }
  await page.getByText('Another seat and another trade.').nth(1).waitFor();
  world.lists = 'second';
  world.entry = { ...entry, remarks: 'also known as something else' };
  await askForLooks(site.services.store);
  await readsUntil(page, 'Read anew', () => page.getByRole('heading', { name: 'Re-opened' }).isVisible());
  assert.equal(await page.getByText('the entry on the list changed').count(), 1, 'one decision, and no other');
  assert.deepEqual(await barriersOn(page), []);
  const { page: other } = await site.signedIn(tess, `/workspaces/${workspace}`);
  await other.getByText('Decide on this finding').waitFor();
});
