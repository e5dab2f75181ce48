// A stay of the law that ends at midnight: what rests on it is found, asked anew, told, and opened, on the screens.
import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Analysts } from '../../cli/serve/analysts.ts';
import { askForLooks } from '../../service/monitors/watch.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { openService, type ServedSite } from './service.ts';
import { isSound } from './site.ts';

/** Ordinary servers for a company of which a listed one holds more than half: the rule on affiliates is stayed until 9 November. */
const held = `title: Servers for a ministry
layers:
  hardware:
    - id: servers
      name: Plain servers
      part: compute
      kind: server
      quantity: 20
      origin: US
      supplier: maker
      sites: [hall]
      figures: {eccn: EAR99}
sites:
  - {id: hall, name: Hall in Yerevan, country: AM, owner: operator, operator: operator}
parties:
  - {id: maker, name: Alpenrose Servers, location: US, organisedIn: US, headquarters: US, ultimateParent: itself}
  - id: operator
    name: Harbour Operations CJSC
    location: AM
    organisedIn: AM
    headquarters: AM
    owners: [{party: quarry, percent: 60}, {name: Founders, headquarters: AM, percent: 40}]
    ownersComplete: true
  - id: quarry
    name: Quarry Trading FZE
    location: AE
    organisedIn: AE
    headquarters: AE
    ultimateParent: itself
    facts: {listedOnEntityList: true, entityListLicenceScope: all-items, entityListReviewPolicy: presumption-of-denial,
      entityListAllowsExceptions: false}
`;
/** The same servers for a company that nobody listed holds anything of. */
const free = held.replace('{party: quarry, percent: 60}', '{name: A family, headquarters: AM, percent: 60}');

const stores = testStores();
const sites = new Map<string, ServedSite>();
before(async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-09T21:00:00Z') });
  const analyst = await Analysts.start({ threads: 1, longestSeconds: 120 });
  for (const kind of storeKinds) sites.set(kind, await openService(await stores.newStore(kind), analyst));
});
after(async () => {
  for (const site of sites.values()) await site.close();
  await stores.stop();
  mock.timers.reset();
});

/** Saves a package and has it watched, until it was looked at for the first time. */
async function watched(page: Page, workspace: string, name: string, text: string): Promise<void> {
  await page.goto(`/workspaces/${workspace}/packages`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('A package file').setInputFiles({ name: 'own.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Save as version 1' }).click();
  await page.locator('label', { hasText: 'Fill in what is ordinary' }).click();
  await page.getByRole('button', { name: 'Watch this package' }).click();
  await until(page, async () => page.getByRole('button', { name: 'Read anew' }).click(), 'Looked at last on');
}

/** Does something again and again until a text is there: the look is a job of the service. */
async function until(page: Page, again: () => Promise<unknown>, words: string): Promise<void> {
  for (let turn = 0; turn < 90 && !await page.getByText(words).first().isVisible(); turn++) {
    await again();
    await page.waitForTimeout(1000);
  }
  await page.getByText(words).first().waitFor();
}

for (const kind of storeKinds) {
  test(`${kind}: a stay ends overnight: the one package that rests on it is a task, with before, after and why`, async () => {
    const site = sites.get(kind)!;
    mock.timers.setTime(Date.parse('2026-11-09T22:00:00Z'));
    const workspace = await site.newWorkspace('consortium', 'Harbour consortium');
    const ann = await site.person(workspace, 'Ann', ['preparer']);
    const { page: evening } = await site.signedIn(ann, `/workspaces/${workspace}`);
    await watched(evening, workspace, 'Held by a listed company', held);
    await watched(evening, workspace, 'Held by a family', free);
    await evening.goto(`/workspaces/${workspace}`);
    await evening.getByText('Nothing waits for you here.').waitFor();

    mock.timers.setTime(Date.parse('2026-11-10T03:00:00Z'));
    assert.equal(await askForLooks(site.services.store), 1);
    // An evening's session has ended by the morning.
    const { page } = await site.signedIn(ann, `/workspaces/${workspace}`);
    await until(page, () => page.reload(), 'Save a version, or say why it stands');
    assert.equal(await page.locator('.tasks li').count(), 1, 'and not the other package');
    await page.getByText('The answer has changed: 1 finding.').waitFor();
    await isSound(page, 'a task after the night');
    await page.locator('.tasks a').click();
    const notice = page.locator('.watch__notice');
    assert.match(await notice.locator('tbody').innerText(), /servers@hall\s+✓\s+no licence\s+≈\s+unsettled/);
    assert.match(await notice.innerText(), /day 2026-11-10: .*744\.11\(a\)\(1\).*no longer stayed/);
    await isSound(page, 'what changed');

    const here = page.url();
    await notice.getByRole('button', { name: 'Open the answer of Nov 9, 2026' }).click();
    await page.waitForURL(/check\/draft\/.*on=2026-11-09&assume=ordinary/);
    await page.locator('.summary .outcome--yes').first().waitFor();
    await page.goto(here);
    await notice.getByRole('button', { name: 'Open the answer of Nov 10, 2026' }).click();
    await page.locator('.summary .outcome--unsettled').first().waitFor();
    await page.goto(here);
    await page.getByLabel('About version 1').fill('We wait for what BIS says.');
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByText('We wait for what BIS says.').waitFor();
    await page.goto(`/workspaces/${workspace}`);
    await page.getByText('Nothing waits for you here.').waitFor();
  });
}
