import { askAccounts, Refusal } from '../service/api.ts';
import { refreshSession } from '../service/session.ts';

/** How many characters a password has at least. */
export const shortestPassword = 12;

/** Signs in with a password. Rejects with {@link Refusal} where it does not fit. */
export async function enterWithPassword(email: string, password: string): Promise<void> {
  await askAccounts('POST', '/sign-in/email', { email, password });
  await refreshSession();
}

/** Signs in with a passkey that the browser offers. */
export async function enterWithPasskey(): Promise<void> {
  const options = await askAccounts<PublicKeyCredentialRequestOptionsJSON>('GET', '/passkey/generate-authenticate-options');
  const credential = await asked(() =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
  await askAccounts('POST', '/passkey/verify-authentication', { response: credential.toJSON() });
  await refreshSession();
}

/** Makes a passkey on this device and keeps it with the account. */
export async function addPasskey(name: string): Promise<void> {
  const options = await askAccounts<PublicKeyCredentialCreationOptionsJSON>('GET', '/passkey/generate-register-options');
  const credential = await asked(() =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
  await askAccounts('POST', '/passkey/verify-registration', { response: credential.toJSON(), name });
}

/** What the browser gives; whoever closes its window, or has no passkey here, is told so and nothing else happens. */
async function asked(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await work();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  throw new Refusal(400, { detail: 'The browser gave no passkey. Nothing has changed.' });
}
