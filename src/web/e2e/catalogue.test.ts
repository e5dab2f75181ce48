// The catalogue as anybody sees it: searched by need, on a map, each package with a page of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { idleAnalyst, testService } from '../../service/testing/service.ts';
import { designated } from '../../service/testing/designated.ts';
import { testStores } from '../../store/testing/stores.ts';
import { openService, type ServedSite, unforeseen } from './service.ts';
import { isSound } from './site.ts';
import { showsToAnybody } from './way.ts';

const stores = testStores();
const checked = {
  on: '2026-11-23', corpus: idleAnalyst.corpus, questions: [{ question: 'Who owns the operator?' }],
  legs: [{ country: 'AM', enforced: { outcome: 'no-licence-required' } }, { country: 'KE', enforced: { outcome: 'licence-required' } }],
  tests: [{ id: 'x@operator', name: 'The operator is not listed', status: 'open', question: 'Who owns the operator?' }],
};
let site: ServedSite;
let proposal: string;
let consortium: string;
before(async () => {
  const store = await stores.newStore('embedded');
  site = await openService(store, { ...idleAnalyst, ask: () => Promise.resolve(checked) });
  ({ proposal, consortium } = await designated(testService(store)));
});
after(async () => {
  await site.close();
  await stores.stop();
});

/** What the page says to search engines. */
async function structured(page: Page): Promise<{ numberOfItems?: number; offers?: { price: number } }> {
  return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!) as object;
}

test('an approver shows a designated package; anybody finds it by need, on the map, and reads how to ask for it', async () => {
  const bob = await site.person(consortium, 'Bob', ['approver']);
  const { page: showing } = await site.signedIn(bob, `/workspaces/${consortium}/designated/${proposal}`);
  await showsToAnybody(showing);
  await isSound(showing, 'after designation');

  const { page, complaints } = await site.reader();
  await page.goto('/');
  await page.getByRole('link', { name: 'I buy' }).click();
  await page.getByText('1 designated package', { exact: true }).waitFor();
  await page.locator('.map__country.tone-yes').first().waitFor();
  assert.equal(await page.getByRole('rowheader').count(), 2, 'the table behind the map');
  assert.equal((await structured(page)).numberOfItems, 1);
  await isSound(page, 'catalogue');
  await page.getByLabel('Country').selectOption('AM');
  await page.getByLabel('Budget in U.S. dollars').fill('1000');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/country=AM.*budget=1000/);
  await page.getByText('not open to your need').waitFor();
  await page.getByLabel('Budget in U.S. dollars').fill('50000000');
  await page.keyboard.press('Enter');
  await page.locator('.entries .outcome--yes').waitFor();
  await page.locator('.entries a').first().click();
  await page.getByText('desk@portolan.example').waitFor();
  assert.match(await page.locator('main').innerText(), /Armenia, Kenya[^]*\$40,000,000[^]*The operator is not listed[^]*Who owns/);
  assert.equal((await structured(page)).offers?.price, 40_000_000);
  await page.getByLabel('Language of the page').selectOption('es');
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'One page to take along' }).click()]);
  assert.equal(sheet.suggestedFilename(), `${proposal}.es.pdf`);
  await isSound(page, 'entry');
  assert.deepEqual(unforeseen(complaints), []);
});

test('in Spanish and in the dark it is the same; a buyer sees it in the workspace; what nobody designated has no page', async () => {
  const { page } = await site.reader({ locale: 'es-ES', colorScheme: 'dark' });
  await page.goto(`/catalogue/${proposal}`);
  await page.getByRole('heading', { name: 'Cómo pedirlo' }).waitFor();
  await isSound(page, 'entry, Spanish, dark');
  await page.goto('/catalogue?country=ES');
  await page.getByText('no abierto a su necesidad').waitFor();
  await isSound(page, 'catalogue, Spanish, dark');
  await page.goto('/catalogue/00000000-0000-7000-8000-000000000000');
  await page.getByRole('alert').getByText(/Nothing designated has this address/).waitFor();
  await isSound(page, 'no entry');
  const house = await site.newWorkspace('buyer', 'Ministry');
  const { page: buying } = await site.signedIn(await site.person(house, 'Mina', ['buyer']), `/workspaces/${house}/need?country=KE`);
  await buying.locator('.entries .outcome--yes').waitFor();
  await isSound(buying, 'need');
});
