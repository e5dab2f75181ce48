// What holds for every page: its weight, its policy, its languages, its brightness, its width.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriersOn, openSite, overflowOf, type Site } from './site.ts';

let site: Site;
before(async () => { site = await openSite(); });
after(() => site.close());

const mostScriptBytes = 200_000;
/** A font that arrives late may move a line by a pixel; a tenth is what counts as good, and this is a fifth of it. */
const mostMovement = 0.02;

test('the first page takes less than 200 kB of compressed script and keeps to the policy', async () => {
  const { page, complaints } = await site.reader();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/\.js$/.test(new URL(response.url()).pathname)) return;
    scripts.push(response.request().sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const response = await page.goto('/');
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
  assert.ok(scripts.length > 0 && bytes < mostScriptBytes, `${bytes} bytes`);
  const policy = response!.headers()['content-security-policy']!;
  assert.match(policy, /script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe/);
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
  });
  assert.equal(await page.evaluate(() => 'ran' in window), false);
  assert.match(complaints.join(' '), /Content Security Policy|inline script/i);
});

test('every room has an address, a heading and a title, and no barrier, in both languages and both brightnesses', async () => {
  for (const [colorScheme, locale] of [['light', 'en-US'], ['dark', 'es-MX']] as const) {
    const { page, context, complaints } = await site.reader({ colorScheme, locale });
    for (const path of ['/', '/check', '/ask', '/law', '/programme', '/screening', '/simulate', '/verify', '/nowhere']) {
      await page.goto(path);
      await page.waitForSelector('h1');
      const heading = await page.locator('h1').innerText();
      assert.ok((await page.title()).startsWith(heading) && (await page.title()).endsWith(' – Portolan'), path);
      assert.equal(await page.getAttribute('html', 'lang'), locale.slice(0, 2));
      assert.deepEqual(await barriersOn(page), [], `${path} ${colorScheme} ${locale}`);
    }
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test('no page is wider than its window, from 360 to 1920 pixels and at 400 per cent', async () => {
  const { page } = await site.reader();
  // 320 is a window of 1280 at 400 per cent.
  for (const width of [320, 360, 768, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/', '/check', '/ask', '/law', '/finance', '/screening', '/simulate', '/verify']) {
      await page.goto(path);
      await page.waitForSelector('h1');
      assert.ok(await overflowOf(page) <= 0, `${path} at ${width}`);
    }
  }
});

test('the menu opens and closes from the keyboard on a small screen, and a choice of language is kept', async () => {
  const { page } = await site.reader({ viewport: { width: 360, height: 740 } });
  await page.goto('/');
  await page.getByRole('button', { name: 'Menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Language').selectOption('es');
  await page.getByRole('heading', { level: 1, name: /Derroteros/ }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: /Derroteros/ }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'es');
});

test('nothing that is in sight moves while a page fills', async () => {
  const { page } = await site.reader();
  for (const [path, whenFull] of [['/', '.news li'], ['/check', '.cards'], ['/ask', '.sentence__blanks'],
    ['/check/example/small-allied-market?on=2026-11-23', '.matrix']] as const) {
    await page.goto(path);
    await page.locator(whenFull).first().waitFor();
    const moved = await page.evaluate(() => new Promise<number>((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(sum), 300);
    }));
    assert.ok(moved < mostMovement, `${path}: ${moved}`);
  }
});
