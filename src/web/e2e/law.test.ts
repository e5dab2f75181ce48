// The room of the law: pages of provisions, search, timeline, differences, and the map of the world.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { barriersOn, openSite, overflowOf, type Site } from './site.ts';

let site: Site;
before(async () => { site = await openSite(); });
after(() => site.close());

/** How much of the page moved by itself since it was opened, as browsers reckon it; a tenth is what a reader notices. */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) sum += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 100);
  }));
}

test('a cite is found as it is typed, and reached with the keyboard alone', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/law?on=2026-11-23');
  await page.locator('.part').first().waitFor();
  assert.ok(await shiftOf(page) < 0.1);
  const field = page.getByRole('searchbox', { name: 'Search the law' });
  for (const [typed, found] of [['740.27', /740\.27/], ['nac', /740\.8/], ['3A090', /3A090/]] as const) {
    await field.fill(typed);
    await page.locator('.law-search__found a').first().filter({ hasText: found }).waitFor();
  }
  assert.deepEqual(await barriersOn(page), []);
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/law\/ear\/774\/3A090/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.deepEqual(complaints, []);
});

test('a provision says how it is applied, how it came about, what hangs on it, and that its cases hold', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/law/ear/740/27?on=2026-11-23#aia');
  await page.locator('.law-case').first().waitFor();
  const postures = page.getByRole('table').first();
  assert.match(await postures.innerText(), /as printed[^]*as applied[^]*printed, not enforced/);
  assert.match(await page.locator('main').innerText(), /(\d+) cases, run just now: \1 as their sources say/);
  assert.ok(await page.locator('#aia').isVisible());
  assert.deepEqual(await barriersOn(page), []);
  await page.goto('/law/ear/774/3A090?on=2023-11-17&against=2022-10-21');
  await page.locator('.amended').first().waitFor();
  assert.ok(await page.locator('.amended del, .amended ins').count() > 2);
  assert.ok(await page.locator('.law-history li').count() > 2);
  assert.deepEqual(await barriersOn(page), []);
  assert.deepEqual(complaints, []);
});

test('an address that leads nowhere offers what is near, and a day that is none says so', async () => {
  const { page } = await site.reader({ colorScheme: 'dark' });
  await page.goto('/law/ear/774/3A09');
  await page.getByRole('heading', { name: 'There is no such provision' }).waitFor();
  assert.deepEqual(await barriersOn(page), []);
  await page.goto('/law/ear/740/27?on=2026-13-40');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /'2026-13-40' is no day/);
  assert.deepEqual(await barriersOn(page), []);
});

test('the timeline is a chart whose marks lead to the rows of the table behind it', async () => {
  const { page } = await site.reader();
  await page.goto('/law/timeline');
  await page.locator('.timeline-table tbody tr').first().waitFor();
  const rows = await page.locator('.timeline-table tbody tr').count();
  assert.equal(await page.locator('.timeline-chart a').count(), rows);
  assert.deepEqual(await barriersOn(page), []);
  const target = await page.locator('.timeline-chart a').first().getAttribute('href');
  assert.ok(await page.locator(target!).isVisible());
  // The box itself is drawn by its label.
  await page.locator('label', { hasText: 'Rules' }).click();
  await page.waitForFunction((all) => document.querySelectorAll('.timeline-table tbody tr').length < all, rows);
});

test('the differences between two days and the doubts of one are pages of their own', async () => {
  const { page } = await site.reader();
  await page.goto('/law/differences?before=2025-05-12&after=2025-05-13');
  await page.locator('.part').first().waitFor();
  assert.match(await page.locator('main').innerText(), /printed, not enforced|As printed and as applied/);
  assert.deepEqual(await barriersOn(page), []);
  await page.goto('/law/doubts?on=2026-11-23');
  await page.locator('.law-doubts').first().waitFor();
  assert.deepEqual(await barriersOn(page), []);
});

test('the map shows small places too, steps through the days of change by keyboard, and agrees with its table', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/law/map?on=2026-11-23');
  await page.locator('.world-map').nth(1).waitFor();
  for (const code of ['SG', 'BH', 'MT', 'MO', 'HK']) {
    assert.ok(await page.locator(`.world-map circle[data-code="${code}"]`).first().isVisible(), code);
  }
  await page.getByText(/countries decided for/).waitFor({ timeout: 180_000 });
  assert.ok(await shiftOf(page) < 0.1);
  const slider = page.getByRole('slider', { name: 'Days on which something changes' });
  await slider.focus();
  await page.keyboard.press('Home');
  const first = await slider.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await slider.getAttribute('aria-valuetext'), first);
  await page.locator('.world-changes').filter({ hasText: /What changed on[^]*countr/ }).waitFor();
  await page.waitForURL(/on=20\d\d-/);
  const china = page.locator('.world-table tr').filter({ has: page.getByRole('rowheader', { name: 'China', exact: true }) });
  await page.keyboard.press('End');
  // The table follows the maps when there is time for it.
  await china.locator('td').first().filter({ hasText: /licence|barred/ }).waitFor();
  await page.getByLabel('Countries whose name holds').fill('stan');
  await page.getByText('7 countries', { exact: true }).waitFor();
  const mainland = page.locator('.world-map path[data-code="CN"]').first();
  await mainland.dispatchEvent('pointerover');
  assert.match(await mainland.locator('title').textContent() ?? '', /China: (Licence required|Barred)/);
  assert.deepEqual(await barriersOn(page), []);
  assert.deepEqual(complaints, []);
});

test('the map is exported as image and table, and fits small, dark and magnified windows', async () => {
  const { page } = await site.reader({ colorScheme: 'dark', viewport: { width: 320, height: 800 } });
  await page.goto('/law/map?on=2026-11-23&parent=CN&quantity=5000');
  await page.locator('.world-map').nth(1).waitFor();
  const taken = async (name: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFileSync(await file.path());
  };
  const svg = (await taken('Image (SVG)')).toString();
  assert.match(svg, /^<svg [^]*<pattern [^]*<\/svg>$/);
  assert.doesNotMatch(svg, /class=|var\(/);
  assert.equal((await taken('Image (PNG)')).subarray(1, 4).toString(), 'PNG');
  const csv = (await taken('This day (CSV)')).toString().trim().split('\r\n');
  assert.equal(csv[0], 'code,country,on,enforced,codified');
  assert.ok(csv.length > 200);
  await page.getByLabel('Countries whose name holds').fill('stan');
  assert.deepEqual(await barriersOn(page), []);
  for (const path of ['/law/map?parent=CN&quantity=5000', '/law/timeline', '/law/ear/774/3A090?on=2023-11-17&against=2022-10-21']) {
    await page.goto(path);
    await page.locator('.world-map, .timeline-table, .law-history').first().waitFor();
    assert.ok(await overflowOf(page) <= 0, path);
  }
});
