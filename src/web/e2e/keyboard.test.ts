// Every room by keyboard alone, at 400 per cent and in the dark, those of a service too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { idleAnalyst } from '../../service/testing/service.ts';
import { testStores } from '../../store/testing/stores.ts';
import { openService, type ServedSite } from './service.ts';
import { answered, barriersOn, overflowOf } from './site.ts';

const stores = testStores();
const on = 'on=2026-11-23';
const packageRooms = ['check', 'programme', 'finance', 'owners'].map((room) => `/${room}/example/half-finished?${on}`);
const rooms = ['/', '/check', ...packageRooms, '/ask', '/law', '/law/timeline', '/screening', '/simulate', '/verify', '/catalogue'];
const sections = ['', '/packages', '/proposals', '/screening', '/need', '/designated', '/audit', '/members', '/settings'];
let site: ServedSite;
before(async () => { site = await openService(await stores.newStore('embedded'), idleAnalyst); });
after(async () => {
  await site.close();
  await stores.stop();
});

/** What can be stopped at with Tab; of radio buttons with one name only one can. */
async function walked(page: Page): Promise<{ missed: string[]; unseen: string[]; skips: boolean }> {
  await page.evaluate(() => {
    const seen = { reached: new Set<Element>(), unseen: [] as string[] };
    Object.assign(window, { seen });
    addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element) || seen.reached.has(target)) return;
      seen.reached.add(target);
      // A ticked box draws its ring around the label.
      const rings = [getComputedStyle(target), ...('labels' in target
        ? [...(target as HTMLInputElement).labels ?? []].map((label) => getComputedStyle(label, '::before')) : [])];
      const isSeen = rings.some(({ outlineStyle, outlineWidth, boxShadow }) =>
        outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 || boxShadow !== 'none');
      // A mark in a picture is drawn with a thicker edge.
      const [edge] = target instanceof SVGElement ? [...target.children].map((one) => parseFloat(getComputedStyle(one).strokeWidth)) : [];
      if (!isSeen && (edge ?? 0) < 4) seen.unseen.push(target.outerHTML.slice(0, 120));
    });
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  await page.keyboard.press('Tab');
  const skips = await page.locator('.usa-skipnav').evaluate((link) =>
    link === document.activeElement && link.getBoundingClientRect().top >= 0);
  let [controls, before] = [await page.evaluate(() => stops().length), 0];
  // What comes late on a busy machine is walked to all the same.
  while (controls !== before) {
    await Promise.all(Array.from({ length: controls + 10 }, () => page.keyboard.press('Tab')));
    [before, controls] = [controls, await page.evaluate(() => stops().length)];
  }
  return { skips, ...await page.evaluate(() => {
    const { seen: { reached, unseen } } = window as unknown as { seen: { reached: Set<Element>; unseen: string[] } };
    return { unseen, missed: stops().filter((one) => !reached.has(one)).map((one) => one.outerHTML.slice(0, 120)) };
  }) };
}

declare function stops(): Element[];

/** Puts into the page what finds all that the keyboard has to reach. */
async function prepare(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    Object.assign(window, { stops: (): Element[] => {
      const radios = new Set<string>();
      return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0)
        .filter((one) => !one.matches(':disabled, [type="hidden"]'))
        .filter((one) => {
          if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
          const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${one.name}"]`)];
          if (radios.has(one.name) || group.some(({ checked }) => checked) && !one.checked) return false;
          radios.add(one.name);
          return true;
        });
    } });
  });
}

/** Waits until a page shows what it has. */
async function shown(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').waitFor();
  if (path.startsWith('/check/example')) await answered(page);
  await page.waitForLoadState('networkidle');
}

test('every control of every room is reached with Tab and seen there; nothing is wider than 320 pixels', async () => {
  const workspace = await site.newWorkspace('consortium', 'Harbour consortium');
  const kay = await site.person(workspace, 'Kay', ['preparer', 'approver', 'screener', 'buyer', 'auditor', 'administrator']);
  const { page } = await site.signedIn(kay, '/workspaces', { colorScheme: 'dark' });
  await prepare(page);
  const places = [...rooms, '/account', '/workspaces', ...sections.map((section) => `/workspaces/${workspace}${section}`)];
  const faults: string[] = [];
  for (const path of places) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await shown(page, path);
    const { missed, unseen, skips } = await walked(page);
    // The rooms without a service are held to the rules elsewhere, in more states.
    const barriers = rooms.includes(path) ? [] : await barriersOn(page);
    await page.setViewportSize({ width: 320, height: 256 });
    const found = [...missed.map((one) => `never reached: ${one}`), ...unseen.map((one) => `reached unseen: ${one}`), ...barriers];
    if (!skips) found.push('the first stop does not lead past the menu');
    if (await overflowOf(page) > 0) found.push('wider than the window at 400 per cent');
    faults.push(...found.map((one) => `${path}: ${one}`));
  }
  assert.deepEqual(faults, []);
});

test('Escape closes what folds out over the page, and leaves the reader where they opened it', async () => {
  const { page } = await site.reader();
  await shown(page, `/check/example/half-finished?${on}`);
  const menu = page.locator('details.menu').first();
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  await menu.getByRole('button').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.equal(await menu.getAttribute('open'), null);
  assert.ok(await menu.locator('summary').evaluate((summary) => summary === document.activeElement));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'The law' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'The law' }).waitFor({ state: 'hidden' });
  assert.ok(await page.getByRole('button', { name: 'Menu' }).evaluate((button) => button === document.activeElement));
});
