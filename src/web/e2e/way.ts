// A proposal's way through the screens, each step by whoever may take it: walked by tests, and pictured for docs/.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../../cli/lawFiles.ts';
import type { Person, ServedSite } from './service.ts';
import type { Reader } from './site.ts';

const example = join(projectRoot, 'examples/small-allied-market.yaml');
const title = 'A package for a small market';

/** A screen on the way that is worth a look, by a test or by a camera. */
export type Look = (screen: string, page: Page) => Promise<void>;

/** Who walks, and where they work. */
export interface Walk {
  site: ServedSite;
  look: Look;
  consortium: string;
  office: string;
  ann: Person;
  bob: Person;
  rae: Person;
}

/** Those who prepared and approved, each before their last screen. */
export interface Walked extends Walk {
  preparing: Reader;
  approving: Page;
  /** Where the proposal stands for those who made it. */
  proposalAddress: string;
}

/** Walks from a saved package to a designation, with a question, advice that differs and a refusal under way. */
export async function walk(site: ServedSite, look: Look): Promise<Walked> {
  const consortium = await site.newWorkspace('consortium', 'Harbour consortium');
  const office = await site.newWorkspace('agency', 'Programme office');
  const [ann, bob] = [await site.person(consortium, 'Ann', ['preparer']), await site.person(consortium, 'Bob', ['approver'])];
  const rae = await site.person(office, 'Rae', ['reviewer'], 'Commerce');
  const way: Walk = { site, look, consortium, office, ann, bob, rae };
  const preparing = await prepared(way);
  const approving = await submitted(way);
  const proposalAddress = approving.url();
  await preparing.page.goto(`/workspaces/${consortium}`);
  await preparing.page.getByText('Who owns the operator?').waitFor();
  await look('workspace', preparing.page);
  await preparing.page.getByRole('button', { name: 'I have seen it all' }).click();
  await preparing.page.locator('.is-unread').first().waitFor({ state: 'detached' });
  await reviewed(way, approving);
  await decided(way);
  return { ...way, preparing, approving, proposalAddress };
}

/** Does one step of a proposal: opens it, fills what has to come with it, sends it. */
async function does(page: Page, event: string, fill: (form: Locator) => Promise<void> = async () => undefined): Promise<void> {
  const fold = foldOf(page, event);
  await fold.locator('summary').click();
  await fill(fold);
  await fold.getByRole('button', { name: event, exact: true }).click();
  await page.getByText(`Done: ${event}.`).waitFor();
}

/** What opens under a heading. */
function foldOf(page: Page, name: string): Locator {
  return page.locator('details.fold').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

/** Opens a proposal from the tasks of whoever is signed in, and declares that there is no interest. */
async function takesUp({ site, office, look }: Walk, person: Person, screen?: string): Promise<Reader> {
  const reader = await site.signedIn(person, `/workspaces/${office}`);
  await reader.page.locator('.tasks a').first().waitFor();
  if (screen !== undefined) await look(screen, reader.page);
  await reader.page.locator('.tasks a').first().click();
  await does(reader.page, 'Declare interests');
  return reader;
}

/** Saves a first version, and begins a proposal for it. */
async function prepared({ site, consortium, ann, look }: Walk): Promise<Reader> {
  const reader = await site.signedIn(ann, `/workspaces/${consortium}/packages`);
  const { page } = reader;
  await page.getByLabel('Name', { exact: true }).fill('Harbour package');
  await page.getByRole('button', { name: 'Save as version 1' }).click();
  await page.getByRole('alert').getByText('Choose a draft or a file.').waitFor();
  await look('nothing chosen', page);
  await page.getByLabel('A package file').setInputFiles(example);
  await page.getByRole('button', { name: 'Save as version 1' }).click();
  await page.getByRole('heading', { level: 1, name: 'Harbour package' }).waitFor();
  await look('saved', page);
  await page.getByText('Begin a proposal').click();
  await page.getByLabel('Title of the proposal').fill(title);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await does(page, 'Write on it');
  return reader;
}

/** A second person approves the version, asks about it, and submits it. */
async function submitted({ site, consortium, bob, look }: Walk): Promise<Page> {
  const { page } = await site.signedIn(bob, `/workspaces/${consortium}`);
  await page.getByRole('link', { name: 'Harbour package' }).first().click();
  await page.getByRole('button', { name: 'Approve version 1' }).click();
  await page.getByText('approved by you').waitFor();
  await page.getByLabel('About version 1').fill('Who owns the operator?');
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.getByText('Who owns the operator?').waitFor();
  await look('package', page);
  await page.getByRole('link', { name: 'Proposals' }).click();
  await page.getByRole('link', { name: title }).click();
  await does(page, 'Seal and submit');
  await page.getByText(/^Submitted, since/).waitFor();
  await look('proposal', page);
  return page;
}

/** The office asks, is answered, consults, and resolves what agencies do not agree on. */
async function reviewed(way: Walk, approving: Page): Promise<void> {
  const { site, office, rae, look } = way;
  const { page } = await takesUp(way, rae, 'tasks');
  await does(page, 'Take it up');
  await does(page, 'Ask the applicant', async (form) => form.getByLabel('Question').fill('Which cables?'));
  await approving.reload();
  await approving.getByText('Which cables?').waitFor();
  await does(approving, 'Answer with a sealed file', async (form) => form.getByLabel('Dossier').setInputFiles(example));
  await page.reload();
  await does(page, 'Declare it complete');
  await does(page, 'Consult the agencies', async (form) => form.getByLabel('Assessment').fill('Sound; one doubt about cables.'));
  for (const agency of ['State', 'War', 'Energy', 'OSTP']) {
    const { page: advising, context } = await takesUp(way, await site.person(office, agency, ['adviser'], agency));
    await does(advising, 'Advise', async (form) => {
      if (agency !== 'War') return;
      await form.getByLabel('Advice').selectOption('object');
      await form.getByLabel('Reason').fill('The cables.');
    });
    await context.close();
  }
  await page.reload();
  await page.getByText(/They do not agree/).waitFor();
  await look('review', page);
  await does(page, 'Conclude the consultation', async (form) =>
    form.getByLabel('How the disagreement was resolved').fill('The cables were named.'));
}

/** One proposes the decision and is refused to countersign it; a second person does. */
async function decided(way: Walk): Promise<void> {
  const { site, office, look } = way;
  const [dee, eve] = [await site.person(office, 'Dee', ['decision-maker']), await site.person(office, 'Eve', ['decision-maker'])];
  const { page } = await takesUp(way, dee);
  await does(page, 'Propose a decision', async (form) => {
    await form.getByLabel('Reason').fill('It serves the program.');
    await form.getByLabel('Public conditions').fill('Reports twice a year.');
  });
  const own = foldOf(page, 'Countersign');
  await own.locator('summary').click();
  await own.getByRole('button', { name: 'Countersign' }).click();
  await page.getByRole('alert').getByText(/A second person has to/).waitFor();
  await look('decision', page);
  const { page: signing } = await takesUp(way, eve);
  await does(signing, 'Countersign');
  await signing.getByText(/^Designated, since/).waitFor();
}

/** Opens the ledger of what was designated, attests what stands at a site, and reports a material change. */
export async function keepsLedger({ consortium, approving: page, look }: Walked): Promise<void> {
  await page.goto(`/workspaces/${consortium}/designated`);
  await page.getByRole('link', { name: title }).click();
  await foldOf(page, 'Deployed').locator('summary').click();
  const deployed = { Site: 'north hall', Item: 'servers', Quantity: '8', Attestation: 'counted on site' };
  for (const [label, value] of Object.entries(deployed)) {
    await foldOf(page, 'Deployed').getByLabel(label).fill(value);
  }
  await foldOf(page, 'Deployed').getByRole('button', { name: 'Enter it' }).click();
  await page.getByRole('rowheader', { name: 'north hall' }).waitFor();
  await foldOf(page, 'Material change').locator('summary').click();
  await foldOf(page, 'Material change').getByLabel('What').fill('another operator');
  await foldOf(page, 'Material change').getByRole('button', { name: 'Enter it' }).click();
  await page.getByText('another operator').waitFor();
  await look('designated', page);
}

/** Shows a designated package to anybody, from its page in the workspace. */
export async function showsToAnybody(page: Page): Promise<void> {
  await page.getByLabel('Shown to').selectOption('anybody');
  await page.getByLabel('Countries, two letters each').fill('am, KE');
  await page.getByLabel('Sectors, with commas').fill('health, schools');
  await page.getByLabel('Price in U.S. dollars').fill('40000000');
  await page.getByLabel('How to ask for it').fill('desk@portolan.example');
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.getByText('It is shown.').waitFor();
}
