import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { builtSite } from '../../cli/siteBuild.ts';
import { siteData } from '../../cli/siteData.ts';
import { siteServer } from '../../cli/siteServer.ts';
import { launchBrowser } from './browser.ts';

/** The built site behind its own server, and a browser in front of it. */
export interface Site {
  address: string;
  /** A new reader: nothing kept, nothing chosen. */
  reader: (options?: BrowserContextOptions) => Promise<Reader>;
  close: () => Promise<void>;
}

export interface Reader {
  context: BrowserContext;
  page: Page;
  /** What the browser complained about: errors, refused scripts, failed requests. */
  complaints: string[];
}

/** Builds and serves the site and starts the browser; for one file of tests. */
export async function openSite(): Promise<Site> {
  const server = siteServer(await builtSite(), siteData());
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  return {
    address,
    reader: (options) => newReader(browser, address, options),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => resolve()); });
    },
  };
}

const patienceMilliseconds = 120_000;

/** A new reader at an address: nothing kept, nothing chosen. */
export async function newReader(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Reader> {
  const context = await browser.newContext({ baseURL, locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', ...options });
  // A machine that does other work besides is slow, not wrong.
  context.setDefaultTimeout(patienceMilliseconds);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('request', (request) => {
    if (!/^(?:http:\/\/localhost:|data:|blob:)/.test(request.url())) complaints.push(`${request.url()} is elsewhere`);
  });
  return { context, page, complaints };
}

/** What the accessibility rules of WCAG 2.2 AA find on the page as it stands, contrast included. */
export async function barriersOn(page: Page): Promise<string[]> {
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary = '' }) =>
    `${id}: ${target.join(' ')}: ${failureSummary}`));
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** No barriers, and nothing wider than the window, from a telephone to a wall. */
export async function isSound(page: Page, where: string): Promise<void> {
  assert.deepEqual(await barriersOn(page), [], where);
  for (const width of [360, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    assert.ok(await overflowOf(page) <= 0, `${where} at ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Waits until the answer beside a package is that for the package as it stands. */
export async function answered(page: Page): Promise<void> {
  await page.locator('.workbench__answer[aria-busy="false"] .summary').waitFor();
}
