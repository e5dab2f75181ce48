import type { Page } from 'playwright-core';
import type { Site } from '../../src/web/e2e/site.ts';
import { figure, table } from '../table.ts';

const wantedMilliseconds = 50;
const steps = 40;
const decidedWithin = 300_000;
const chips = ['nvidia-h200-sxm', 'nvidia-h20'];

/** What the slider of the world map costs: from a step to both maps drawn anew. */
export async function mapPart(site: Site, on: string): Promise<string> {
  const rows: string[][] = [];
  for (const chip of chips) rows.push(await mapRow(site, chip, on));
  return [
    `A step of the slider of the world map, ${steps} times between days on which something changes: from the event until the frame with both `
    + `maps is done; beside it what the page's own thread worked, which other work on the machine does not lengthen. Wanted: under `
    + `${wantedMilliseconds} ms. Before that, every country is decided for every stretch of law in the worker.`,
    table(['item', 'first maps', 'all days decided', 'own time of the page, mean', 'redraw, median', 'redraw, slowest', ''], rows, [1, 2, 3, 4, 5]),
  ].join('\n\n');
}

async function mapRow(site: Site, chip: string, on: string): Promise<string[]> {
  const { page, context } = await site.reader({ viewport: { width: 1280, height: 900 } });
  const begun = performance.now();
  const seconds = (): string => `${figure((performance.now() - begun) / 1000)} s`;
  await page.goto(`/law/map?item=${chip}&on=${on}`);
  await page.locator('.world-map').nth(1).waitFor();
  const first = seconds();
  await page.locator('.world__progress progress').waitFor({ state: 'detached', timeout: decidedWithin });
  const whole = seconds();
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadSeconds = async (): Promise<number> =>
    (await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime')!.value;
  const before = await threadSeconds();
  const taken = (await redraws(page)).toSorted((left, right) => left - right);
  const own = (await threadSeconds() - before) * 1000 / steps;
  await context.close();
  const median = taken[Math.floor(taken.length / 2)]!;
  return [chip, first, whole, `${figure(own)} ms`, `${figure(median)} ms`, `${figure(taken.at(-1)!)} ms`,
    median < wantedMilliseconds ? 'met' : own < wantedMilliseconds ? 'met where nothing else runs' : 'not met'];
}

/** Moves the slider to and fro in the page itself, so that the way from the test to the browser does not count. */
function redraws(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('.date-slider input[type="range"]')!;
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const taken: number[] = [];
    for (let step = 0; step < count; step++) {
      const begun = performance.now();
      put.call(slider, String(step % (Number(slider.max) + 1)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise<void>((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
      taken.push(performance.now() - begun);
    }
    return taken;
  }, steps);
}
