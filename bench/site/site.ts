import type { Page } from 'playwright-core';
import { openSite, type Site } from '../../src/web/e2e/site.ts';
import { figure, type Section, table } from '../table.ts';
import { mapPart } from './map.ts';

const examples = ['lower-income-inference-region', 'gulf-sovereign-cluster', 'small-allied-market', 'half-finished'];
const keystrokes = 24;
const wantedMilliseconds = 16;
const wantedBytes = 200_000;

/** What somebody at the site waits for, in a real browser over the built pages: the first page, and the answer to a keystroke. */
export async function measureSite(on: string): Promise<Section> {
  const site = await openSite();
  try {
    const bytes = await firstPageBytes(site);
    const rows: string[][] = [];
    for (const example of examples) rows.push(await keystrokeRow(site, example, on));
    return { title: 'The site', text: [
      `The first page takes ${figure(bytes)} bytes of compressed script (wanted: under ${figure(wantedBytes)}); the worker with the law comes later.`,
      `A digit typed into an item's quantity, ${keystrokes} times: the worker's own time to determine the package anew, and from the key to the `
      + `answer on the page. Wanted: under ${wantedMilliseconds} ms off the main thread.`,
      table(['example', 'worker, median', 'worker, slowest', 'key to page, median', ''], rows, [1, 2, 3]),
      await mapPart(site, on),
    ].join('\n\n') };
  } finally {
    await site.close();
  }
}

async function firstPageBytes(site: Site): Promise<number> {
  const { page, context } = await site.reader();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.push(response.request().sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  const all = await Promise.all(sizes);
  await context.close();
  return all.reduce((sum, one) => sum + one, 0);
}

async function keystrokeRow(site: Site, example: string, on: string): Promise<string[]> {
  const { page, context } = await site.reader();
  await page.goto(`/check/example/${example}?on=${on}`);
  await page.locator('.summary').waitFor();
  await page.locator('.line__title').first().click();
  const quantity = page.getByLabel(/^Quantity/).first();
  await answered(page, () => quantity.fill('1'));
  const taken: { worker: number; page: number }[] = [];
  for (let index = 0; index < keystrokes; index++) {
    const begun = performance.now();
    // A digit more, then one less, so that the figure stays of a size.
    await answered(page, () => quantity.press(index % 2 === 0 ? String(index % 9 + 1) : 'Backspace'));
    taken.push({ worker: await figureOf(page, 'milliseconds'), page: performance.now() - begun });
  }
  await context.close();
  const [worker, whole] = [taken.map((one) => one.worker).sort(byNumber), taken.map((one) => one.page).sort(byNumber)];
  const median = worker[keystrokes / 2]!;
  return [example, milliseconds(median), milliseconds(worker.at(-1)!), milliseconds(whole[keystrokes / 2]!),
    median < wantedMilliseconds ? 'met' : 'not met'];
}

/** Makes a change and waits until its answer is on the page. */
async function answered(page: Page, change: () => Promise<void>): Promise<void> {
  const before = await figureOf(page, 'number');
  await change();
  await page.waitForFunction((number) => {
    const answer = document.querySelector<HTMLElement>('.workbench__answer');
    return answer?.getAttribute('aria-busy') === 'false' && Number(answer.dataset.number) > number;
  }, before, { polling: 1 });
}

function figureOf(page: Page, name: 'milliseconds' | 'number'): Promise<number> {
  return page.evaluate((which) => Number(document.querySelector<HTMLElement>('.workbench__answer')?.dataset[which]), name);
}

const byNumber = (left: number, right: number): number => left - right;

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}
