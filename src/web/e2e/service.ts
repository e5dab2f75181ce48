import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Analysts } from '../../cli/serve/analysts.ts';
import { builtSite } from '../../cli/siteBuild.ts';
import { siteData } from '../../cli/siteData.ts';
import { siteListener } from '../../cli/siteServer.ts';
import type { Analyst } from '../../service/analyst.ts';
import { readConfiguration } from '../../service/configuration.ts';
import { jobKinds } from '../../service/jobs/jobKinds.ts';
import { startWorker } from '../../service/jobs/worker.ts';
import { createPortolanServer, type PortolanServer } from '../../service/server.ts';
import { newId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { freePort } from '../../store/testing/freePort.ts';
import type { MemberRole, WorkspaceKind } from '../../store/tables.ts';
import { launchBrowser } from './browser.ts';
import { newReader, type Reader } from './site.ts';

const password = 'a long enough password';
const addressHeader = 'x-real-ip';
const hourlessLimit = '100000';

/** A service with its pages over a store, and a browser in front of it. */
export interface ServedSite {
  address: string;
  services: PortolanServer['services'];
  /** The link by which the first administrator begins. */
  firstLink: () => Promise<string | undefined>;
  newWorkspace: (kind: WorkspaceKind, name: string) => Promise<string>;
  /** Somebody with an account, a member of a workspace; with an account already, of one more. */
  person: (workspace: string, name: string, roles: readonly MemberRole[], agency?: string) => Promise<Person>;
  /** Somebody signed in, in a browser of their own, at an address of the site. */
  signedIn: (person: Person, path: string, options?: BrowserContextOptions) => Promise<Reader>;
  /** Somebody who is not. */
  reader: (options?: BrowserContextOptions) => Promise<Reader>;
  close: () => Promise<void>;
}

export interface Person {
  name: string;
  email: string;
  user: string;
}

/** Serves the built site with its API as `portolan serve` does; for one file of tests. */
export async function openService(store: Store, given?: Analyst): Promise<ServedSite> {
  const port = await freePort();
  const configuration = readConfiguration(
    { PORTOLAN_REQUESTS_PER_MINUTE: hourlessLimit, PORTOLAN_CLIENT_ADDRESS_HEADER: addressHeader }, { port, processors: 2 });
  const analyst = given ?? await Analysts.start({ threads: 1, longestSeconds: configuration.longestAnswerSeconds });
  const quiet = { info: () => undefined, error: () => undefined };
  const portolan = createPortolanServer({
    configuration, store, analyst, log: quiet, secret: randomBytes(32).toString('hex'), version: 'test',
    law: { digest: analyst.corpus, snapshot: '{}' }, site: siteListener(await builtSite(), siteData(), { isService: true }),
  });
  const worker = await startWorker(portolan.services, jobKinds);
  portolan.server.listen(port, '127.0.0.1');
  await once(portolan.server, 'listening');
  const browser = await launchBrowser();
  // Attempts to sign in are counted by address: everybody comes from another.
  let visitors = 0;
  const reader = (options: BrowserContextOptions = {}): Promise<Reader> => newReader(browser, configuration.address,
    { extraHTTPHeaders: { [addressHeader]: `10.0.${visitors >> 8}.${visitors++ & 255}` }, ...options });
  return {
    address: configuration.address, services: portolan.services, firstLink: portolan.firstLink, reader,
    ...seeding(portolan.services),
    signedIn: async (person, path, options) => {
      const found = await reader(options);
      await found.page.goto(path);
      await enter(found.page, person);
      return found;
    },
    close: async () => {
      await browser.close();
      portolan.server.closeAllConnections();
      await portolan.stop();
      await worker.stop();
      await analyst.close();
    },
  };
}

function seeding({ store, identity }: PortolanServer['services']): Pick<ServedSite, 'newWorkspace' | 'person'> {
  return {
    newWorkspace: async (kind, name) => {
      const id = newId();
      await store.owner.insertInto('workspace').values({ id, name, kind, retention_years: 5 }).execute();
      return id;
    },
    person: async (workspace, name, roles, agency) => {
      const email = `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@portolan.example`;
      const user = await identity.createAccount({ name, email, password });
      await store.owner.insertInto('member')
        .values({ workspace, user_id: user, roles: [...roles], agency: agency ?? null, nationalities: [] }).execute();
      return { name, email, user };
    },
  };
}

/** Signs in through the form that stands where one has to. */
export async function enter(page: Page, { email }: Pick<Person, 'email'>): Promise<void> {
  await page.getByLabel('E-mail').or(page.getByLabel('Correo electrónico')).fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('input[type="password"]').press('Enter');
  await page.locator('input[type="password"]').waitFor({ state: 'detached' });
}

/** What a browser complained about beyond refusals that the page itself shows. */
export function unforeseen(complaints: readonly string[]): string[] {
  return complaints.filter((one) => !/status of (?:401|403|404|409|412|422)/.test(one));
}
