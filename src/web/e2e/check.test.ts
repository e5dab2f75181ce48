// The room in which a package is checked, as somebody works in it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import { projectRoot } from '../../cli/lawFiles.ts';
import { answered, barriersOn, openSite, type Site } from './site.ts';

const example = '/check/example/lower-income-inference-region?on=2026-11-23';
const folder = mkdtempSync(join(tmpdir(), 'portolan-web-'));
let site: Site;
before(async () => { site = await openSite(); });
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

test('an example is determined, and a cell opens its reasons down to the law', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/check');
  await page.getByRole('link', { name: 'Lower-income inference region' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lower-income inference region' }).waitFor();
  await answered(page);
  const cell = page.getByRole('row', { name: /H200 inference servers/ }).getByRole('button');
  assert.match(await cell.innerText(), /as applied[^]+as printed[^]+licence/);
  // From the keyboard: what opens is where the reader then is.
  await cell.focus();
  await page.keyboard.press('Enter');
  const opened = page.getByRole('heading', { level: 2, name: /H200 inference servers at/ });
  await opened.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'leg-title');
  assert.match(page.url(), /leg=h200-servers(%40|@)olkaria/);
  await page.locator('.steps summary').first().click();
  assert.match(await page.locator('.step__law a').first().getAttribute('href') ?? '', /^\/law\/ear\//);
  assert.deepEqual(await barriersOn(page), []);
  assert.deepEqual(complaints, []);
  await page.goto(page.url());
  await page.getByRole('heading', { level: 2, name: /H200 inference servers at/ }).waitFor();
});

test('what is typed is determined at once, survives a reload, and can be taken back', async () => {
  const { page, complaints } = await site.reader();
  await page.goto(example);
  await answered(page);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const file = page.getByRole('textbox', { name: /lower-income/ });
  const text = await file.inputValue();
  await file.fill(text.replace('title: Lower-income inference region', 'title: Mine now'));
  await page.getByRole('heading', { level: 1, name: 'Mine now' }).waitFor();
  await page.waitForURL(/\/check\/draft\//);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Mine now' }).waitFor();
  await file.fill('title: [broken');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /Line 1, column \d+/);
  assert.ok(await page.locator('.matrix').isVisible(), 'the last answer stays');
  assert.deepEqual(await barriersOn(page), []);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.match(await file.inputValue(), /^title: Mine now$/m);
  assert.deepEqual(complaints, []);
});

test('a package grows from nothing: a site, an item of the catalog, an operator with a parent abroad', async () => {
  const { page } = await site.reader();
  await page.goto('/check');
  await page.getByRole('button', { name: 'Start from nothing' }).click();
  await page.getByLabel('Add a site in').selectOption({ label: 'Kenya' });
  await page.locator('.line__title').filter({ hasText: 'Kenya' }).waitFor();
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByRole('combobox', { name: 'Search the catalog' }).fill('H200 SXM');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /H200/ }).first().waitFor();
  assert.ok(await page.getByRole('row', { name: /H200/ }).getByRole('button').count() > 0);
  assert.deepEqual(await barriersOn(page), []);
});

test('two tabs on one draft do not overwrite each other', async () => {
  const { page, context } = await site.reader();
  await page.goto('/check');
  await page.getByRole('button', { name: 'Start from nothing' }).click();
  await page.waitForURL(/\/check\/draft\//);
  const address = page.url();
  const other = await context.newPage();
  await other.goto(address);
  await other.getByText('You work on a copy here').waitFor();
  assert.notEqual(new URL(other.url()).pathname, new URL(address).pathname);
});

test('a broken upload says what, where and how, changes nothing, and can be opened to be mended', async () => {
  const { page, complaints } = await site.reader();
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'title: Broken\nsites:\n  - {id: a, name: A, country: Kenya}\n');
  await page.goto('/check');
  await page.getByLabel('A package file').setInputFiles(broken);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /Line 3, column \d+[^]*Write KE/);
  assert.deepEqual(await barriersOn(page), []);
  await page.getByRole('button', { name: 'Open it to mend it' }).click();
  const file = page.getByRole('textbox', { name: /broken\.yaml/ });
  await file.fill((await file.inputValue()).replace('Kenya', 'KE'));
  await page.getByRole('heading', { level: 1, name: 'Broken' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('a proposal becomes a draft: each fact beside its page and passage, and only what was confirmed is in it', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/check');
  await page.getByRole('link', { name: 'From a proposal (PDF, DOCX)' }).click();
  const field = page.getByLabel('The proposal, PDF or DOCX');
  await field.setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no proposal') });
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /neither a PDF nor a DOCX/);
  await field.setInputFiles(join(projectRoot, 'examples/simulations/diffusion-and-the-deals/memo.pdf'));
  await page.getByText(/facts? proposed from/).waitFor();
  assert.match(await page.locator('.fact-proposed').first().innerText(), /Page \d+, passage \d+/);
  const lines = ['Target markets: Kenya', 'The Nairobi AI Campus in Kenya draws 20 MW at first.'];
  const proposal = await Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }));
  await field.setInputFiles({ name: 'proposal.docx', mimeType: 'application/octet-stream', buffer: proposal });
  const site1 = page.locator('.fact-proposed').filter({ hasText: 'sites (' });
  await site1.getByText('Passage 2', { exact: true }).waitFor();
  await site1.getByLabel('Proposed').fill('Nairobi campus');
  await page.locator('.fact-proposed').filter({ hasText: 'sites.country' }).getByText('Take it over').click();
  await page.locator('.fact-proposed').filter({ hasText: 'targets.countries' }).getByText('Leave it').click();
  assert.deepEqual(await barriersOn(page), []);
  await page.getByRole('button', { name: 'Draft the package from 2 facts' }).click();
  await page.getByRole('heading', { level: 1, name: 'Drafted from a proposal' }).waitFor();
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const text = await page.locator('.file-editor__text').inputValue();
  assert.match(text, /name: Nairobi campus[^]*value: KE[^]*proposal\.docx, passage 2/);
  assert.doesNotMatch(text, /targets/);
  assert.deepEqual(complaints, []);
});
