// `npm run screens`: pictures of every room for docs/, taken of the built site as somebody sees it.
import { join } from 'node:path';
import { projectRoot } from '../../cli/lawFiles.ts';
import { type Camera, pictureService, serviceScreens } from './serviceScreens.ts';
import { openSite } from './site.ts';

const day = '2026-11-23';
const [width, height, scale] = [1280, 800, 0.75];

/** Each room with an address that shows it at work, what to wait for, what to open, what to wait for then, and what to show. */
const screens: readonly { name: string; path: string; until: string; open?: string; then?: string; top?: string }[] = [
  { name: 'home', path: '/', until: '.news li' },
  { name: 'ask', path: '/ask?q=10,000 H200s in Nairobi, run by a company with a parent in Dubai, this December', until: '.verdict__view' },
  { name: 'check', path: `/check/example/gulf-sovereign-cluster?on=${day}`, until: '.matrix' },
  { name: 'interview', path: `/ask/example/half-finished?on=${day}`, until: '.interview__why' },
  { name: 'programme', path: `/programme/example/gulf-sovereign-cluster?on=${day}`, until: '.board' },
  {
    name: 'finance', until: '.pay-line',
    path: `/finance/example/lower-income-inference-region?on=${day}&assume=ordinary&rate=commercial=8&rate=development=5`,
  },
  { name: 'owners', path: `/owners/example/gulf-sovereign-cluster?on=${day}`, until: '.owners__picture img' },
  { name: 'screening', path: '/screening?name=Inspur', until: '.names', open: 'button[type="submit"]', then: '.match' },
  {
    name: 'simulate', until: '.share-maps path', top: '.simulation',
    path: `/simulate?portfolio=generated&packages=200&on=${day}&reform=gain-ai&reform=chip-security`,
  },
  { name: 'law', path: '/law', until: '.part' },
  { name: 'provision', path: `/law/ear/740/27?on=${day}`, until: '.law-facts' },
  { name: 'map', path: `/law/map?item=nvidia-h200-sxm&on=${day}`, until: '.world-map' },
  { name: 'timeline', path: '/law/timeline', until: '.timeline-chart svg' },
  { name: 'verify', path: '/verify', until: '.drop' },
];

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const options = { viewport: { width, height }, deviceScaleFactor: scale };

const camera: Camera = async (name, page, top) => {
  if (!isWanted(name)) return;
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.locator(top).first().evaluate((element) => { element.scrollIntoView(); });
  await page.screenshot({ path: join(projectRoot, 'docs', 'screens', `${name}.png`) });
  process.stdout.write(`docs/screens/${name}.png\n`);
};

if (screens.some(({ name }) => isWanted(name))) {
  const site = await openSite();
  try {
    for (const { name, path, until, open, then, top } of screens.filter((one) => isWanted(one.name))) {
      const { page, context } = await site.reader(options);
      await page.goto(path);
      await page.locator(until).first().waitFor();
      if (open !== undefined) await page.locator(open).first().click();
      if (then !== undefined) await page.locator(then).first().waitFor();
      await camera(name, page, top ?? 'body');
      await context.close();
    }
  } finally {
    await site.close();
  }
}
if (serviceScreens.some(isWanted)) await pictureService(camera, options);
