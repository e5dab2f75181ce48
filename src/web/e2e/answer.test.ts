// What one does with the answer for a package: take it away, change it, read it anywhere, print it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { answered, barriersOn, openSite, overflowOf, type Site } from './site.ts';

const example = '/check/example/lower-income-inference-region?on=2026-11-23';
let site: Site;
before(async () => { site = await openSite(); });
after(() => site.close());

test('the package, its answer and its receipt can be taken away, the same as the command line writes', async () => {
  const { page } = await site.reader();
  await page.goto(example);
  await answered(page);
  const taken = async (name: string): Promise<string> => {
    if (!(await page.getByRole('button', { name }).isVisible())) await page.getByText('Export', { exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFileSync(await file.path(), 'utf8');
  };
  assert.match(await taken('Package file'), /^title: Lower-income inference region$/m);
  assert.match(await taken('Answer as Markdown'), /^# Lower-income inference region\n/);
  assert.equal((JSON.parse(await taken('Answer as JSON')) as { on: string }).on, '2026-11-23');
  assert.equal((JSON.parse(await taken('Receipt, replayable')) as { format: string }).format, 'portolan-receipt/1');
});

test('a change can be applied and watched, and taken back', async () => {
  const { page } = await site.reader();
  await page.goto('/check/example/gulf-sovereign-cluster?on=2026-11-23');
  await answered(page);
  const before = await page.locator('.matrix').innerText();
  await page.locator('.cell--no').first().click();
  await page.getByText('What would change it').click();
  await page.getByRole('button', { name: 'Apply and watch' }).first().click();
  await page.waitForFunction((text) => document.querySelector<HTMLElement>('.matrix')?.innerText !== text, before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction((text) => document.querySelector<HTMLElement>('.matrix')?.innerText === text, before);
});

test('a package and its answer fit every window, in the dark too, and print without the form', async () => {
  const { page } = await site.reader({ colorScheme: 'dark' });
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${example}&leg=h200-servers@olkaria`);
    await page.getByRole('heading', { level: 2, name: /H200 inference servers at/ }).waitFor();
    assert.ok(await overflowOf(page) <= 0, `${width}`);
    assert.deepEqual(await barriersOn(page), [], `${width}`);
  }
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.workbench__package').isVisible(), false);
  assert.ok(await page.locator('.matrix').isVisible());
});

test('a key pressed in a form is one message to the worker, and its answer comes with the text', async () => {
  const { page } = await site.reader();
  await page.addInitScript(() => {
    const sent: string[] = [];
    Object.assign(window, { sent });
    const send = Worker.prototype.postMessage as (this: Worker, message: { name: string }) => void;
    Worker.prototype.postMessage = function (message: { name: string }): void {
      sent.push(message.name);
      send.call(this, message);
    };
  });
  await page.goto(example);
  await answered(page);
  await page.locator('.line__title').first().click();
  const number = (): Promise<number> => page.locator('.workbench__answer').evaluate((answer: HTMLElement) => Number(answer.dataset.number));
  const [before, sent] = [await number(), await page.evaluate(() => (window as unknown as { sent: string[] }).sent.length)];
  await page.getByLabel(/^Quantity/).first().press('7');
  await page.waitForFunction((last) => Number(document.querySelector<HTMLElement>('.workbench__answer')!.dataset.number) > last, before);
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate((from) => (window as unknown as { sent: string[] }).sent.slice(from), sent), ['editPackage']);
});
