// Pictures of the rooms of a service, taken on a proposal's way through a store that is thrown away afterwards.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { testStores } from '../../store/testing/stores.ts';
import { openService, type ServedSite } from './service.ts';
import { keepsLedger, showsToAnybody, walk, type Walked } from './way.ts';

/** Takes a picture of a page as it stands, from an element of it on. */
export type Camera = (name: string, page: Page, top: string) => Promise<void>;

/** Screens of the way that are pictured, and where on the page a picture begins. */
const onTheWay: Readonly<Record<string, string>> = {
  workspace: 'body', tasks: 'body', package: 'body', proposal: 'body', designated: 'body',
  review: 'h2:text("What you can do")', decision: 'h2:text("What you can do")',
};

export const serviceScreens: readonly string[] = [
  ...Object.keys(onTheWay), 'findings', 'audit', 'members', 'account', 'catalogue', 'entry', 'need',
];

/** Walks the whole way and pictures every room on it. */
export async function pictureService(camera: Camera, options: BrowserContextOptions): Promise<void> {
  const stores = testStores();
  const opened = await openService(await stores.newStore('embedded'));
  const site: ServedSite = {
    ...opened, signedIn: (person, path) => opened.signedIn(person, path, options), reader: () => opened.reader(options),
  };
  try {
    const walked = await walk(site, async (screen, page) => {
      const top = onTheWay[screen];
      if (top !== undefined) await camera(screen, page, top);
    });
    await keepsLedger(walked);
    await showsToAnybody(walked.approving);
    await pictureCatalogue(camera, site);
    await pictureHouse(camera, walked);
  } finally {
    await opened.close();
    await stores.stop();
  }
}

/** What buyers see. */
async function pictureCatalogue(camera: Camera, site: ServedSite): Promise<void> {
  const { page } = await site.reader();
  await page.goto('/catalogue?country=AM&budget=50000000');
  await page.locator('.map__country.tone-yes').first().waitFor();
  await camera('catalogue', page, 'body');
  await page.locator('.entries a').first().click();
  await page.getByText('desk@portolan.example').waitFor();
  await camera('entry', page, 'body');
  const house = await site.newWorkspace('buyer', 'Ministry of schools');
  const { page: buying } = await site.signedIn(await site.person(house, 'Mina', ['buyer']), `/workspaces/${house}/need?country=AM`);
  await buying.locator('.entries .outcome--yes').waitFor();
  await camera('need', buying, 'body');
}

/** What those see who keep a house in order. */
async function pictureHouse(camera: Camera, { site, consortium }: Walked): Promise<void> {
  const kay = await site.person(consortium, 'Kay', ['administrator', 'auditor']);
  const { page } = await site.signedIn(kay, `/workspaces/${consortium}/audit`);
  await page.locator('.audit li').nth(4).waitFor();
  await camera('audit', page, 'body');
  await page.goto(`/workspaces/${consortium}/members`);
  await page.getByRole('button', { name: 'Make the invitation' }).waitFor();
  await camera('members', page, 'body');
  await page.goto('/account');
  await page.getByText('this browser').waitFor();
  await camera('account', page, 'body');
  const sam = await site.person(consortium, 'Sam', ['screener']);
  const { page: screening } = await site.signedIn(sam, `/workspaces/${consortium}/screening`);
  await screening.getByLabel('A table of parties').setInputFiles(
    { name: 'book.csv', mimeType: 'text/csv', buffer: Buffer.from('name,country\n"Inspur Group Co., Ltd.",CN\nHarbour Bakery,AM\n') });
  await screening.getByRole('button', { name: 'Take them in' }).click();
  const cards = screening.locator('.match');
  while (await cards.count() === 0) {
    await screening.getByRole('button', { name: 'Read anew', exact: true }).click();
    await screening.waitForTimeout(1000);
  }
  await camera('findings', screening, 'body');
}
