// From the first start of a service to people at work in it: accounts, sessions, passkeys, workspaces, members, tokens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testStores } from '../../store/testing/stores.ts';
import { idleAnalyst } from '../../service/testing/service.ts';
import { openService, type ServedSite, unforeseen } from './service.ts';
import { isSound } from './site.ts';

const stores = testStores();
let site: ServedSite;
before(async () => { site = await openService(await stores.newStore('embedded'), idleAnalyst); });
after(async () => {
  await site.close();
  await stores.stop();
});

test('the first start makes an administrator, who opens a workspace and invites somebody into it', async () => {
  const link = await site.firstLink();
  const { page, complaints } = await site.reader();
  await page.goto(link!);
  await page.getByRole('heading', { level: 1, name: 'Accept the invitation' }).waitFor();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@portolan.example');
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Make the account' }).click();
  assert.equal(await page.getByLabel('Password').evaluate((field: HTMLInputElement) => field.validity.valid), false);
  await isSound(page, 'accept');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByText('You are signed in as Ada.').waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the secret has gone from the address');
  await isSound(page, 'account');

  await page.getByLabel('Name of the workspace').fill('Harbour consortium');
  await page.getByRole('button', { name: 'Open it' }).click();
  const invitation = await page.locator('.secret').innerText();
  assert.match(invitation, /\/account#portolan_/);
  const { page: second, context } = await site.reader({ locale: 'es-ES', colorScheme: 'dark' });
  await second.goto(invitation);
  await second.getByLabel('Su nombre').fill('Blas');
  await second.getByLabel('Correo electrónico').fill('blas@portolan.example');
  await second.getByLabel('Contraseña').fill('a long enough password');
  await second.getByRole('button', { name: 'Hacer la cuenta' }).click();
  await second.getByRole('link', { name: 'Harbour consortium' }).click();
  await second.getByRole('heading', { level: 1, name: 'Harbour consortium' }).waitFor();
  await isSound(second, 'workspace, Spanish, dark');
  await second.getByRole('link', { name: 'Miembros' }).click();
  await second.locator('label', { hasText: 'Aprobador' }).last().click();
  await second.getByRole('button', { name: 'Hacer la invitación' }).click();
  await second.locator('.secret').waitFor();
  await isSound(second, 'members, Spanish, dark');
  await context.close();

  const used = await site.reader();
  await used.page.goto(invitation);
  await used.page.getByLabel('Your name').fill('Eve');
  await used.page.getByLabel('E-mail').fill('eve@portolan.example');
  await used.page.getByLabel('Password').fill('a long enough password');
  await used.page.getByRole('button', { name: 'Make the account' }).click();
  await used.page.getByRole('alert').getByText(/No such invitation is open/).waitFor();
  assert.equal(await used.page.getByLabel('Your name').inputValue(), 'Eve', 'nothing typed is lost');
  await isSound(used.page, 'refused');
  assert.deepEqual(unforeseen(complaints), []);
});

test('a wrong password is refused in words; sessions are listed and ended; a passkey opens the account', async () => {
  const workspace = await site.newWorkspace('agency', 'Office');
  const person = await site.person(workspace, 'Cleo', ['reviewer'], 'Commerce');
  const { page } = await site.reader();
  await page.goto('/workspaces');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await isSound(page, 'refused');
  await page.getByLabel('Password').fill('a long enough password');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Workspaces' }).waitFor();

  const elsewhere = await site.signedIn(person, '/workspaces');
  await elsewhere.page.getByRole('heading', { level: 1, name: 'Workspaces' }).waitFor();
  await page.goto('/account');
  const ends = page.getByRole('button', { name: 'Sign out there' });
  await ends.first().waitFor();
  assert.equal(await page.getByText('this browser').count(), 1);
  await ends.first().click();
  await ends.waitFor({ state: 'detached' });
  await elsewhere.page.reload();
  await elsewhere.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true,
  } });
  await page.getByLabel('What it is called').fill('This machine');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('This machine').waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('You are signed in as Cleo.').waitFor();
});

test('who lost the password gets a link, sets another, once, and is signed out everywhere', async () => {
  const workspace = await site.newWorkspace('agency', 'Office');
  const person = await site.person(workspace, 'Finn', ['reviewer'], 'Commerce');
  const before = await site.signedIn(person, '/workspaces');
  const operator = await site.person(workspace, 'Olga', ['administrator']);
  await site.services.store.owner.insertInto('operator').values({ user_id: operator.user }).execute();
  const { page: giving } = await site.signedIn(operator, '/workspaces');
  await giving.goto('/account');
  await giving.getByText('Let somebody in again').click();
  await giving.getByLabel('Address of the account').fill('nobody@portolan.example');
  await giving.getByRole('button', { name: 'Make a link' }).click();
  await giving.getByRole('alert').getByText('There is no account of this address.').waitFor();
  await giving.getByLabel('Address of the account').fill(person.email);
  await giving.getByRole('button', { name: 'Make a link' }).click();
  const link = await giving.locator('.secret').innerText();
  await isSound(giving, 'a link is given');

  const { page, complaints } = await site.reader();
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'A new password' }).waitFor();
  await isSound(page, 'a new password');
  await page.getByLabel('The new password').fill('another long password');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('The password is set. Sign in with it.').waitFor();
  assert.equal(page.url(), `${site.address}/account`, 'the secret has gone from the address');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('another long password');
  await page.keyboard.press('Enter');
  await page.getByText('You are signed in as Finn.').waitFor();
  await before.page.reload();
  await before.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await before.page.getByText('You cannot sign in?').click();
  await before.page.getByLabel('Address of the account').fill(person.email);
  await before.page.getByRole('button', { name: 'Send me a link' }).click();
  await before.page.getByText(/the link is on its way/).waitFor();
  await before.page.goto(link);
  await before.page.getByLabel('The new password').fill('a third long password');
  await before.page.keyboard.press('Enter');
  await before.page.getByRole('alert').getByText(/No such link is open/).waitFor();
  await isSound(before.page, 'a link that was used');
  assert.deepEqual(unforeseen(complaints), []);
});

test('a token is made, shown once, refused beyond its scope, and revoked; the account is erased in two presses', async () => {
  const workspace = await site.newWorkspace('consortium', 'Tokens');
  await site.person(workspace, 'Keeper', ['administrator']);
  const person = await site.person(workspace, 'Dora', ['preparer']);
  const { page } = await site.signedIn(person, `/workspaces/${workspace}/settings`);
  await page.getByLabel('What it is for').fill('nightly');
  await page.getByLabel('Scopes').fill('packages:reed');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('alert').getByText(/There is no scope packages:reed/).waitFor();
  await page.getByLabel('Scopes').fill('packages:read');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const secret = await page.locator('.notice .secret').innerText();
  const asked = (path: string): Promise<Response> =>
    fetch(`${site.address}/api/workspaces/${workspace}/${path}`, { headers: { authorization: `Bearer ${secret}` } });
  assert.deepEqual([(await asked('packages')).status, (await asked('proposals')).status], [200, 403]);
  await page.getByRole('button', { name: 'Revoke nightly' }).click();
  await page.getByText(/revoked/).waitFor();
  assert.equal((await asked('packages')).status, 401);
  await isSound(page, 'settings');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Erase the account' }).click();
  await page.getByRole('button', { name: 'Yes, erase it for good' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
});
