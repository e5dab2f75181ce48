// The page of one's account: plain script, because it is the one page that handles passwords.
const part = (id) => document.getElementById(id);
const say = (text) => { part('said').textContent = text; };
const invitation = location.hash.slice(1);

/** Asks the API. Gives the body; says what was refused and gives undefined. */
async function ask(method, path, body) {
  const response = await fetch(`/api${path}`, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = response.status === 204 ? {} : await response.json().catch(() => ({}));
  if (response.ok) return answer ?? {};
  const faults = (answer.faults ?? []).map(({ at, message }) => `${at}: ${message}`).join(' ');
  say(`${answer.detail ?? answer.message ?? 'That did not work.'} ${faults}`);
  return undefined;
}

async function show() {
  const response = await fetch('/api/session');
  const session = response.ok ? await response.json() : undefined;
  part('accept').hidden = session !== undefined || invitation === '';
  part('enter').hidden = session !== undefined || invitation !== '';
  part('inside').hidden = session === undefined;
  part('join').hidden = invitation === '';
  part('workspaces').replaceChildren(...(session?.memberships ?? []).map(({ name, roles }) => {
    const line = document.createElement('li');
    line.textContent = `${name}: ${roles.join(', ')}`;
    return line;
  }));
}

const fields = (form) => Object.fromEntries(new FormData(form));

async function signIn(email, password) {
  if (await ask('POST', '/auth/sign-in/email', { email, password }) === undefined) return;
  say('');
  await show();
}

async function accepted(body) {
  if (await ask('POST', '/invitations/accept', { secret: invitation, ...body }) === undefined) return false;
  history.replaceState(null, '', '/account');
  return true;
}

part('accept').addEventListener('submit', async (event) => {
  event.preventDefault();
  const account = fields(event.target);
  if (!await accepted({ account })) return;
  await signIn(account.email, account.password);
  location.reload();
});
part('enter').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { email, password } = fields(event.target);
  await signIn(email, password);
});
part('join').addEventListener('click', async () => { if (await accepted({})) location.reload(); });
part('leave').addEventListener('click', async () => {
  await ask('POST', '/auth/sign-out', {});
  await show();
});
part('add-passkey').addEventListener('click', async () => {
  const options = await ask('GET', '/auth/passkey/generate-register-options');
  if (options === undefined) return;
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  if (await ask('POST', '/auth/passkey/verify-registration', { response: credential.toJSON() }) !== undefined) say('The passkey is added.');
});
part('with-passkey').addEventListener('click', async () => {
  const options = await ask('GET', '/auth/passkey/generate-authenticate-options');
  if (options === undefined) return;
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (await ask('POST', '/auth/passkey/verify-authentication', { response: credential.toJSON() }) !== undefined) await show();
});
await show();
