// The rooms of questions and receipts, as a first-time visitor walks through them.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { barriersOn, openSite, overflowOf, type Site } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-ask-'));
let site: Site;
before(async () => { site = await openSite(); });
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** The question on the page with whom it is about: two questions may read alike and be about two things. */
async function asked(page: Page): Promise<string> {
  return (await page.locator('h1, .interview .usa-intro').allInnerTexts()).join();
}

async function nextAfter(page: Page, question: string): Promise<void> {
  await page.waitForFunction((before) =>
    [...document.querySelectorAll<HTMLElement>('h1, .interview .usa-intro')].map((one) => one.innerText).join() !== before, question);
}

test('a question in one line has its answer, reasons and next steps, and an address to share', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/');
  await page.getByLabel('Your question in one sentence')
    .fill('can I put 10,000 H200s in Nairobi, run by a company with a parent in Dubai, December 2026?');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: '10,000 × NVIDIA H200 SXM, Kenya' }).waitFor();
  const views = await page.locator('.verdict__view').allInnerTexts();
  assert.match(views.join(' '), /as applied[^]*No licence required[^]*as printed[^]*Licence required/);
  await page.getByRole('heading', { name: 'What to do next' }).waitFor();
  await page.getByRole('heading', { name: 'Duties' }).waitFor();
  await page.locator('.changes .ways li, .changes .questions li').first().waitFor();
  assert.deepEqual(await barriersOn(page), []);
  assert.deepEqual(complaints, []);
  const other = await site.reader({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await other.page.goto(page.url());
  await other.page.locator('.verdict__view').first().waitFor();
  assert.deepEqual(await other.page.locator('.verdict__view').allInnerTexts(), views);
  assert.ok(await overflowOf(other.page) <= 0);
  assert.deepEqual(await barriersOn(other.page), []);
});

test('a form that is not filled says what it needs at least', async () => {
  const { page } = await site.reader();
  await page.goto('/ask');
  await page.getByRole('button', { name: 'May it go?' }).click();
  await page.getByRole('alert').filter({ hasText: 'Say at least what goes' }).waitFor();
  assert.deepEqual(await barriersOn(page), []);
});

test('the interview asks one question a page, takes an answer, “I don’t know” and “later”, and the answer so far is kept', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/ask/example/half-finished?on=2026-11-23');
  await page.locator('.interview').waitFor();
  const first = await asked(page);
  assert.match(await page.locator('.progress').innerText(), /\d+ of \d+ findings are settled/);
  assert.deepEqual(await barriersOn(page), []);
  await page.getByRole('button', { name: 'Later' }).click();
  await nextAfter(page, first);
  const second = await asked(page);
  await page.getByRole('button', { name: 'I don’t know' }).click();
  await nextAfter(page, second);
  await page.getByRole('link', { name: 'See the answer so far' }).click();
  await page.getByRole('heading', { level: 1, name: /Half-finished/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test('a receipt taken from the page is verified by it, and one that was changed is not', async () => {
  const { page } = await site.reader();
  await page.goto('/check/example/small-allied-market?on=2026-11-23');
  await page.locator('.summary').waitFor();
  await page.getByText('Export', { exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Receipt, replayable' }).click()]);
  const text = readFileSync(await file.path(), 'utf8');
  const [good, changed, none] = ['good.json', 'changed.json', 'none.json'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(good, text);
  writeFileSync(changed, text.replace('"assumeOrdinary":false', '"assumeOrdinary":true'));
  writeFileSync(none, '{"format":');
  await page.goto('/verify');
  const take = (path: string): Promise<void> => page.getByLabel('Drop a receipt here').setInputFiles(path);
  await take(good);
  await page.getByRole('heading', { name: /^Verified/ }).waitFor();
  assert.deepEqual(await barriersOn(page), []);
  await take(changed);
  await page.getByRole('heading', { name: 'Not verified' }).waitFor();
  assert.match(await page.locator('.checks').innerText(), /question\.assumeOrdinary/);
  assert.deepEqual(await barriersOn(page), []);
  await take(none);
  assert.match(await page.getByRole('alert').innerText(), /no whole receipt/);
  assert.deepEqual(await barriersOn(page), []);
});
