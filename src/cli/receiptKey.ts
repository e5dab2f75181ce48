import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '../corpus/diagnostic.ts';
import { type Seal, signedText } from '../determination/receipt.ts';
import { attempt } from './inputFile.ts';

const howTo = 'Make one with `openssl genpkey -algorithm ed25519 -out key.pem`.';

/** The private key of a PEM file. Throws {@link InputError} where it is none, or not of Ed25519. */
export function privateKey(file: string): KeyObject {
  return keyOf(file, 'private', createPrivateKey);
}

/** The public key of a PEM file; a private key gives its public half. */
export function publicKey(file: string): KeyObject {
  return keyOf(file, 'public', createPublicKey);
}

function keyOf(file: string, what: string, make: (pem: string) => KeyObject): KeyObject {
  const pem = attempt(file, () => readFileSync(file, 'utf8'));
  let key: KeyObject;
  try {
    key = make(pem);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const locked = pem.includes('ENCRYPTED') ? ' It is locked with a passphrase; unlock a copy first.' : '';
    throw new InputError([{ file, line: 1, column: 1, message: `This is no ${what} key in PEM form.${locked}`, hint: howTo }]);
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new InputError([{
    file, line: 1, column: 1, hint: howTo,
    message: `The key is of the kind ${key.asymmetricKeyType ?? 'unknown'}, where Ed25519 is needed.`,
  }]);
}

/** A seal with a signature by a private key. */
export function signed(seal: Seal, key: KeyObject): Seal {
  const value = sign(null, Buffer.from(signedText(seal), 'utf8'), key).toString('base64');
  return { ...seal, signature: { algorithm: 'Ed25519', publicKey: derOf(createPublicKey(key)), value } };
}

/** Whether the signature of a seal was made over it with the key it names, or with another given key. */
export function signatureHolds(seal: Seal, key?: KeyObject): boolean {
  const { signature } = seal;
  if (signature === undefined) return false;
  const by = key ?? keyIn(signature.publicKey);
  return by !== undefined && verify(null, Buffer.from(signedText(seal), 'utf8'), by, Buffer.from(signature.value, 'base64'));
}

/** The key written in a seal, or undefined where it is none: what is no key made no signature. */
function keyIn(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A short name for a public key: the digest of its standard form. */
export function fingerprint(publicKey: KeyObject | string): string {
  const der = typeof publicKey === 'string' ? publicKey : derOf(publicKey);
  return createHash('sha256').update(Buffer.from(der, 'base64')).digest('hex').slice(0, 32);
}

function derOf(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
