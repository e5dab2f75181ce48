// A portfolio under reforms: chosen or written in the page, run with progress, read, shared as a link and as a file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectRoot } from '../../cli/lawFiles.ts';
import { barriersOn, isSound, openSite, type Site } from './site.ts';

let site: Site;
before(async () => { site = await openSite(); });
after(() => site.close());

test('a generated portfolio under a bill: every part of the report, as a link that makes it anew, and as a file', async () => {
  const { page, context, complaints } = await site.reader({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/simulate');
  await page.getByLabel('How many packages').fill('60');
  await page.locator('summary', { hasText: 'Bills (' }).click();
  await page.locator('label', { hasText: /^GAIN AI Act/ }).click();
  await page.getByRole('button', { name: 'Run the simulation' }).click();
  await page.getByRole('heading', { name: '60 packages under 3 laws on' }).waitFor();
  for (const heading of ['At a glance', 'Indicators', 'Openness against security', 'Where', 'What moves', 'Witnesses', 'Method']) {
    assert.ok(await page.getByRole('heading', { level: 2, name: heading, exact: true }).isVisible(), heading);
  }
  await page.locator('.share-maps .map__country').first().waitFor();
  assert.equal(await page.locator('.share-maps svg').count(), 3);
  assert.ok(await page.locator('.panel').count() > 12 && await page.locator('.mark__front').count() > 0);
  await page.getByRole('button', { name: 'Look for one gain-ai' }).click();
  await page.locator('.witness').filter({ hasText: 'outcome' }).waitFor();
  await isSound(page, 'simulation');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Report as a file' }).click()]);
  assert.match(readFileSync(await file.path(), 'utf8'), /^<!doctype html>[^]*Openness against security[^]*<svg/);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByText('The link is on the clipboard').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const cards = await page.locator('.law-card__figures').allInnerTexts();
  const other = await context.newPage();
  await other.goto(link);
  await other.locator('.law-card__figures').nth(2).waitFor();
  assert.deepEqual(await other.locator('.law-card__figures').allInnerTexts(), cards);
  assert.deepEqual(complaints, []);
});

test('a reform written in the page: checked at every key with its line, run, and in the link but in no request', async () => {
  const { page, complaints } = await site.reader({ colorScheme: 'dark', locale: 'es-ES' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/simulate?on=2026-11-23');
  await page.getByLabel('Cartera').selectOption('deals');
  await page.getByRole('button', { name: 'Escribir una reforma propia' }).click();
  const editor = page.getByLabel('Una reforma propia', { exact: true }).locator('textarea');
  await page.getByText('Correcta: Say in one line what would change').waitFor();
  const sound = await editor.inputValue();
  await editor.fill(sound.replace('when: itemMoves', 'when: itemMovess'));
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /(?:Línea|línea) \d+[^]*itemMoves/);
  await isSound(page, 'own reform, wrong, dark, Spanish');
  await page.getByRole('alert').getByRole('button').first().click();
  assert.ok(await editor.evaluate((area: HTMLTextAreaElement) =>
    area === document.activeElement && area.selectionEnd > area.selectionStart));
  await editor.fill(sound.replace(/```rule\nid: [^]*```/, '```amend\nset: countryGroups["A:5"]\nadd: [KE]\n```'));
  await page.getByText(/Correcta: .* 1 enmienda/).waitFor();
  await page.getByRole('button', { name: 'Ejecutar la simulación' }).click();
  await page.getByRole('heading', { name: '6 paquetes bajo 3 leyes' }).waitFor();
  assert.match(page.url(), /portfolio=deals.*#own=/);
  await isSound(page, 'simulation, dark, Spanish');
  await page.reload();
  await page.getByRole('heading', { name: '6 paquetes bajo 3 leyes' }).waitFor();
  assert.ok(asked.every((url) => !url.includes('own=')));
  assert.deepEqual(complaints, []);
});

test('files of one’s own are taken together; one that cannot be read is told, and what was taken stays', async () => {
  const { page } = await site.reader();
  await page.goto('/simulate?portfolio=files');
  await page.getByText('files that stay with whoever has them').waitFor();
  const field = page.getByLabel('Package files', { exact: true });
  await field.setInputFiles(['half-finished', 'small-allied-market'].map((name) => join(projectRoot, 'examples', `${name}.yaml`)));
  await page.getByText('2 packages taken.').waitFor();
  await field.setInputFiles({ name: 'broken.yaml', mimeType: 'text/yaml', buffer: Buffer.from('title: [') });
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await barriersOn(page), []);
  assert.ok(await page.getByText('2 packages taken.').isVisible());
  await page.getByRole('button', { name: 'Run the simulation' }).click();
  await page.getByRole('heading', { name: '2 packages under 2 laws' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Copy the link' }).count(), 0);
});
