// The rooms that look at a package from other sides, screening, and what the first page leads to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { isSound, openSite, type Site } from './site.ts';

const gulf = 'gulf-sovereign-cluster?on=2026-11-23';
let site: Site;
before(async () => { site = await openSite(); });
after(() => site.close());

test('the first page answers in one field, tells what happens to the law, and leads to a first minute', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/');
  await page.locator('.news li').first().waitFor();
  assert.match(await page.getByRole('heading', { name: 'What changes next' }).locator('..').innerText(), /20\d\d/);
  const firstMinutes = {
    'I put a package together': '.workbench__answer[aria-busy="false"] .summary',
    'I screen parties': 'h1:text("Screening")', 'I review proposals': '.board', 'I buy': '.lever', 'I finance': '.structures',
    'I study the law': '.world-map', 'I ask what a bill would move': 'h2:text("200 packages under 4 laws")',
    'I build on it': 'h1:text("For other programs")',
  };
  const cards = page.locator('.home__part').first().getByRole('link');
  assert.deepEqual((await cards.allInnerTexts()).toSorted(), Object.keys(firstMinutes).toSorted());
  for (const [who, useful] of Object.entries(firstMinutes)) {
    await page.getByRole('link', { name: who }).click();
    await page.locator(useful).first().waitFor();
    if (who === 'I build on it') await isSound(page, 'for other programs');
    await page.goBack();
    await cards.first().waitFor();
  }
  await page.getByLabel('Your question in one sentence').fill('100 H200 in Kenya');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ask\?/);
  assert.deepEqual(complaints, []);
});

test('the programme: a board of requirements, where the value comes from, who controls what; and on to the other rooms', async () => {
  const { page, complaints } = await site.reader({ colorScheme: 'dark' });
  await page.goto(`/programme/example/${gulf}`);
  await page.locator('.board').waitFor();
  const counts = (await page.locator('.board__head .tally__number').allInnerTexts()).map(Number);
  assert.equal(counts.length, 4);
  assert.ok(counts.reduce((sum, one) => sum + one, 0) > 20, counts.join());
  await page.locator('.board__card summary').first().click();
  assert.match(await page.locator('.board__card').first().innerText(), /A reviewer asks: .+/);
  assert.ok(await page.locator('.side--united-states').count() > 0 && await page.locator('.side--unknown').count() > 0);
  assert.ok(await page.locator('.lever').count() > 0);
  await isSound(page, 'programme, dark');
  for (const [button, file, holds] of [
    ['Take the dossier', 'dossier.html', /Certainty kit/], ['Take the certainty kit', 'certainty-kit.html', /lang="es"/],
  ] as const) {
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    assert.equal(taken.suggestedFilename(), file);
    assert.match(readFileSync(await taken.path(), 'utf8'), holds);
  }
  await page.getByRole('navigation', { name: 'This package in other rooms' }).getByRole('link', { name: 'Owners' }).click();
  await page.waitForURL(/\/owners\/example\/gulf-sovereign-cluster\?on=2026-11-23/);
  assert.deepEqual(complaints, []);
});

test('owners: a picture, and the sum that each rule makes, open where a share is', async () => {
  const { page, complaints } = await site.reader();
  await page.goto(`/owners/example/${gulf}`);
  await page.locator('.owners__picture img').waitFor();
  assert.ok(await page.locator('.owners__picture img').evaluate((image: HTMLImageElement) => image.naturalWidth) > 100);
  const rule = page.locator('.rule-part').filter({ hasText: 'listed parties own half' });
  assert.match(await rule.innerText(), /it depends[^]*60 %[^]*The line: at least 50 %/);
  await isSound(page, 'owners');
  await page.getByLabel('Party').selectOption({ index: 0 });
  await page.waitForURL(/party=/);
  assert.deepEqual(complaints, []);
});

test('financing: instruments compared under rates that the reader enters, a schedule, a table behind it', async () => {
  const { page, complaints } = await site.reader({ locale: 'es-ES' });
  await page.goto('/finance/example/lower-income-inference-region?on=2026-11-23&assume=ordinary');
  await page.locator('.structures').waitFor();
  assert.equal(await page.locator('.pay-line').count(), 0, 'no rate, no schedule');
  await page.getByLabel('Préstamo comercial (%)').fill('8');
  await page.locator('.pay-line').waitFor();
  assert.match(page.url(), /rate=commercial(=|%3D)8/);
  assert.match(await page.locator('.structures tbody').innerText(), /mire este primero/);
  await isSound(page, 'finance, Spanish');
  await page.getByLabel('Préstamo comercial (%)').fill('eight');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /'eight' is no number/);
  assert.ok(await page.locator('.structures').isVisible(), 'the last answer stays');
  assert.deepEqual(complaints, []);
});

test('screening: a score explained, a decision kept with its reason, a second person where the house wants one', async () => {
  const { page, complaints } = await site.reader();
  await page.goto('/screening');
  await page.getByLabel('Names, a line each').fill('Inspur Group Co., Ltd.\nQuixotic Harbour Bakery');
  await page.getByRole('button', { name: 'Compare 2 names' }).click();
  await page.getByRole('heading', { name: 'Quixotic Harbour Bakery: nothing alike was found' }).waitFor();
  assert.match(await page.locator('main').innerText(), /That clears nobody/);
  const card = page.locator('.match').first();
  await card.getByText('Decide', { exact: true }).click();
  await card.getByLabel('Your name').fill('Ada');
  await card.getByLabel('Why').fill('Another seat and another trade.');
  await isSound(page, 'screening');
  await card.getByRole('button', { name: 'Keep the decision' }).click();
  await card.getByText('waits for a second person').waitFor();
  await card.getByLabel('A second person’s name').fill('ada');
  await card.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /a second person must be another/);
  await card.getByLabel('A second person’s name').fill('Ben');
  await card.getByRole('button', { name: 'Confirm' }).click();
  await card.getByText('confirmed by Ben').waitFor();
  await page.reload();
  await page.getByLabel('Names, a line each').fill('Inspur Group Co., Ltd.');
  await page.getByRole('button', { name: 'Compare 1 name' }).click();
  await card.getByText('confirmed by Ben').waitFor();
  assert.deepEqual(complaints, []);
});

test('a batch: rows that cannot be read are told; one that can is compared, decided on, and goes out with what was found', async () => {
  const { page, complaints } = await site.reader({ locale: 'es-ES', colorScheme: 'dark' });
  await page.goto('/screening');
  const field = page.getByLabel('O un archivo de partes');
  const file = (text: string) => ({ name: 'book.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await field.setInputFiles(file('name,country\n"",KE'));
  await page.getByRole('alert').waitFor();
  const others = Array.from({ length: 30 }, (_, index) => `Quixotic Harbour Bakery ${index},KE`).join('\n');
  await field.setInputFiles(file(`name,country\n"Inspur Group Co., Ltd.",CN\n${others}`));
  await page.getByRole('heading', { name: 'Inspur Group Co., Ltd.:' }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.match(await page.getByLabel('Mostrar', { exact: true }).innerText(), /por decidir \(1\)[^]*sin nada parecido \(30\)/);
  assert.equal(await page.locator('main h2').filter({ hasText: 'Bakery' }).count(), 24, 'a page of them, the open one first');
  const card = page.locator('.match').first();
  await card.getByText('Decidir', { exact: true }).click();
  await card.getByLabel('Su nombre').fill('Ada');
  await card.getByLabel('Por qué').fill('Otra sede.');
  await card.getByLabel(/^Hasta/).fill('2030-01-01');
  await card.getByRole('button', { name: /decisión/ }).click();
  await page.getByRole('heading', { name: 'Decisiones guardadas en este navegador' }).waitFor();
  await isSound(page, 'batch, dark, Spanish');
  const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'como CSV' }).click()]);
  assert.match(readFileSync(await taken.path(), 'utf8'), /Inspur[^]*Ada[^]*Bakery 29,KE,nothing-found/);
  assert.deepEqual(complaints, []);
});
