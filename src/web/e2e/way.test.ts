// From a saved package to a designation, a question and a ledger, each step by whoever may take it, through the screens.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../cli/lawFiles.ts';
import { idleAnalyst } from '../../service/testing/service.ts';
import { storeKinds, testStores } from '../../store/testing/stores.ts';
import { openService, type Person, type ServedSite, unforeseen } from './service.ts';
import { barriersOn, overflowOf, type Reader } from './site.ts';

const stores = testStores();
const example = join(projectRoot, 'examples/small-allied-market.yaml');
const sites = new Map<string, ServedSite>();
before(async () => { for (const kind of storeKinds) sites.set(kind, await openService(await stores.newStore(kind), idleAnalyst)); });
after(async () => {
  for (const site of sites.values()) await site.close();
  await stores.stop();
});

/** Does one step of a proposal: opens it, fills what has to come with it, sends it. */
async function does(
  page: Page, event: string, fill: (form: ReturnType<Page['locator']>) => Promise<void> = async () => undefined,
): Promise<void> {
  const fold = page.locator('details.fold').filter({ has: page.getByRole('heading', { name: event, exact: true }) });
  await fold.locator('summary').click();
  await fill(fold);
  await fold.getByRole('button', { name: event, exact: true }).click();
  await page.getByText(`Done: ${event}.`).waitFor();
}

/** Opens a proposal from the tasks of whoever is signed in, and declares that there is no interest. */
async function takesUp(site: ServedSite, person: Person, workspace: string): Promise<Reader> {
  const reader = await site.signedIn(person, `/workspaces/${workspace}`);
  await reader.page.locator('.tasks a').first().click();
  await does(reader.page, 'Declare interests');
  return reader;
}

for (const kind of storeKinds) {
  test(`${kind}: prepared, approved by a second person, submitted, reviewed, advised on, decided by two, designated`, async () => {
    const site = sites.get(kind)!;
    const [consortium, office] = [await site.newWorkspace('consortium', 'Harbour'), await site.newWorkspace('agency', 'Programme')];
    const [ann, bob] = [await site.person(consortium, 'Ann', ['preparer']), await site.person(consortium, 'Bob', ['approver'])];
    const rae = await site.person(office, 'Rae', ['reviewer'], 'Commerce');
    const { page: preparing, complaints } = await site.signedIn(ann, `/workspaces/${consortium}/packages`);
    await preparing.getByLabel('Name', { exact: true }).fill('Harbour package');
    await preparing.getByRole('button', { name: 'Save as version 1' }).click();
    await preparing.getByRole('alert').getByText('Choose a draft or a file.').waitFor();
    await preparing.getByLabel('A package file').setInputFiles(example);
    await preparing.getByRole('button', { name: 'Save as version 1' }).click();
    await preparing.getByRole('heading', { level: 1, name: 'Harbour package' }).waitFor();
    assert.equal(await preparing.getByRole('button', { name: /^Approve/ }).count(), 0, 'nobody approves what they wrote');
    await preparing.getByText('Begin a proposal').click();
    await preparing.getByLabel('Title of the proposal').fill('A package for a small market');
    await preparing.getByRole('button', { name: 'Begin', exact: true }).click();
    await preparing.getByRole('heading', { level: 1, name: 'A package for a small market' }).waitFor();
    await does(preparing, 'Write on it');

    const { page: approving } = await site.signedIn(bob, `/workspaces/${consortium}`);
    await approving.getByRole('link', { name: 'Harbour package' }).first().click();
    await approving.getByRole('button', { name: 'Approve version 1' }).click();
    await approving.getByText('approved by you').waitFor();
    await approving.getByLabel('About version 1').fill('Who owns the operator?');
    await approving.getByRole('button', { name: 'Say it' }).click();
    await approving.getByText('Who owns the operator?').waitFor();
    await approving.getByRole('link', { name: 'Proposals' }).click();
    await approving.getByRole('link', { name: 'A package for a small market' }).click();
    await does(approving, 'Seal and submit', async (form) => form.getByLabel('Dossier').setInputFiles(example));
    await approving.getByText(/^Submitted, since/).waitFor();
    assert.deepEqual(await barriersOn(approving), []);

    await preparing.goto(`/workspaces/${consortium}`);
    await preparing.getByText('Who owns the operator?').waitFor();
    await preparing.getByRole('button', { name: 'I have seen it all' }).click();
    await preparing.locator('.is-unread').first().waitFor({ state: 'detached' });

    const { page: reviewing } = await takesUp(site, rae, office);
    await does(reviewing, 'Take it up');
    await does(reviewing, 'Ask the applicant', async (form) => form.getByLabel('Question').fill('Which cables?'));
    await approving.reload();
    await approving.getByText('Which cables?').waitFor();
    await does(approving, 'Answer with a sealed file', async (form) => form.getByLabel('Dossier').setInputFiles(example));
    await reviewing.reload();
    await does(reviewing, 'Declare it complete');
    await does(reviewing, 'Consult the agencies', async (form) => form.getByLabel('Assessment').fill('Sound; one doubt about cables.'));
    for (const agency of ['State', 'War', 'Energy', 'OSTP']) {
      const adviser = await site.person(office, agency, ['adviser'], agency);
      const { page, context } = await takesUp(site, adviser, office);
      await does(page, 'Advise', async (form) => {
        if (agency !== 'War') return;
        await form.getByLabel('Advice').selectOption('object');
        await form.getByLabel('Reason').fill('The cables.');
      });
      await context.close();
    }
    await reviewing.reload();
    await reviewing.getByText(/They do not agree/).waitFor();
    assert.deepEqual(await barriersOn(reviewing), []);
    await does(reviewing, 'Conclude the consultation', async (form) =>
      form.getByLabel('How the disagreement was resolved').fill('The cables were named.'));

    const [dee, eve] = [await site.person(office, 'Dee', ['decision-maker']), await site.person(office, 'Eve', ['decision-maker'])];
    const { page: deciding } = await takesUp(site, dee, office);
    await does(deciding, 'Propose a decision', async (form) => {
      await form.getByLabel('Reason').fill('It serves the programme.');
      await form.getByLabel('Public conditions').fill('Reports twice a year.');
    });
    const own = deciding.locator('details.fold').filter({ has: deciding.getByRole('heading', { name: 'Countersign' }) });
    await own.locator('summary').click();
    await own.getByRole('button', { name: 'Countersign' }).click();
    await deciding.getByRole('alert').getByText(/A second person has to/).waitFor();
    assert.deepEqual(await barriersOn(deciding), [], 'a refusal');
    const { page: signing } = await takesUp(site, eve, office);
    await does(signing, 'Countersign');
    await signing.getByText(/^Designated, since/).waitFor();

    await approving.goto(`/workspaces/${consortium}/designated`);
    await approving.getByRole('link', { name: 'A package for a small market' }).click();
    await entersDeployment(approving);
    await approving.setViewportSize({ width: 360, height: 800 });
    assert.ok(await overflowOf(approving) <= 0);
    assert.deepEqual(unforeseen(complaints), []);
  });
}

/** Attests what stands at a site, and reports a material change: the designation is looked at again. */
async function entersDeployment(page: Page): Promise<void> {
  const fold = (name: string) => page.locator('details.fold').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await fold('Deployed').locator('summary').click();
  await fold('Deployed').getByLabel('Site').fill('north hall');
  await fold('Deployed').getByLabel('Item').fill('servers');
  await fold('Deployed').getByLabel('Quantity').fill('8');
  await fold('Deployed').getByLabel('Attestation').fill('counted on site');
  await fold('Deployed').getByRole('button', { name: 'Enter it' }).click();
  await page.getByRole('rowheader', { name: 'north hall' }).waitFor();
  await fold('Material change').locator('summary').click();
  await fold('Material change').getByLabel('What').fill('another operator');
  await fold('Material change').getByRole('button', { name: 'Enter it' }).click();
  await page.getByText('another operator').waitFor();
  assert.deepEqual(await barriersOn(page), []);
  await page.goto('/workspaces');
  await page.locator('h2 a').first().click();
  await page.getByRole('link', { name: 'Proposals' }).click();
  await page.getByText('Designated and under review again').waitFor();
}
