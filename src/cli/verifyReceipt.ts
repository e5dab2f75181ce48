import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { InputError } from '../corpus/diagnostic.ts';
import { digestOf, type LawText } from '../corpus/digest.ts';
import { CanonicalBody, canonical, isTree, type Receipt, receiptFormat, type Seal } from '../determination/receipt.ts';
import { type Difference, differences } from '../determination/receiptDifference.ts';
import { sha256 } from './corpusCache.ts';
import { attempt } from './inputFile.ts';
import { readLawTexts } from './lawFiles.ts';
import { engineStamp, workbenchUnder } from './receipt.ts';
import { fingerprint, publicKey, signatureHolds } from './receiptKey.ts';
import { keptLaw, lawTextsOf } from './receiptStore.ts';
import { replay } from './verifyReplay.ts';

/** One thing that was looked at. */
export interface Check {
  name: 'form' | 'seal' | 'signature' | 'law' | 'replay';
  holds: boolean;
  text: string;
  /** The fields concerned, where it does not hold. */
  fields: string[];
}

export interface Verification {
  holds: boolean;
  checks: Check[];
  /** Where the replayed receipt differs from the one in the file. */
  differences: Difference[];
}

/** No receipt is larger; one that is need not come into memory first. */
const mostBytes = 64 * 1024 * 1024;

/** Reads a receipt's text. Throws {@link InputError} where the file cannot be read, is too large or no UTF-8. */
export function readReceiptText(file: string): string {
  const bytes = attempt(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      const tooLarge = fstatSync(descriptor).size > mostBytes;
      if (tooLarge) throw refusal(file, `The file is larger than ${mostBytes / 1024 / 1024} MB.`, 'No receipt is.');
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refusal(file, 'The file is not UTF-8 text.', 'Take the receipt as it was written.');
  }
}

/** Parses a receipt. Throws {@link InputError} where it is cut short, no receipt, or of a form this program does not know. */
export function parseReceipt(file: string, text: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const cut = text.trimEnd().endsWith('}') ? 'It is no JSON' : 'It is cut short';
    throw refusal(file, `This is no whole receipt. ${cut}: ${error.message}.`, 'Take another copy.');
  }
  if (!isTree(found) || typeof found.format !== 'string' || !isTree(found.seal)) {
    throw refusal(file, 'This is no receipt: it has no `format` and no `seal`.', 'Make one with `portolan check FILE --receipt RECEIPT`.');
  }
  if (found.format === receiptFormat) return found;
  const message = `This is a receipt of the form '${found.format}'; this program reads '${receiptFormat}'.`;
  throw refusal(file, message, 'Verify it with its own program.');
}

function refusal(file: string, message: string, hint: string): InputError {
  return new InputError([{ file, line: 1, column: 1, message, hint }]);
}

/** Verifies a receipt offline: its form, seal and signature, and then by making it again under the law it names. */
export function verifyReceipt(
  file: string, text: string, { key, corpus }: { key?: string; corpus?: string },
): Verification & { receipt: Receipt; texts?: LawText[] } {
  const found = parseReceipt(file, text);
  const { seal, ...body } = found;
  const made = new CanonicalBody(body);
  const receipt = found as unknown as Receipt;
  const checks = [formCheck(text, made, seal), sealCheck(made, seal as Record<string, unknown>), ...signatureChecks(receipt.seal, key)];
  const { texts, check } = lawFor(receipt, corpus);
  checks.push(check);
  const differing: Difference[] = [];
  if (texts !== undefined) checks.push(replayCheck(receipt, made, texts, differing));
  return { holds: checks.every(({ holds }) => holds), checks, differences: differing, receipt, ...(texts === undefined ? {} : { texts }) };
}

function formCheck(text: string, made: CanonicalBody, seal: unknown): Check {
  const expected = `${made.text.slice(0, -1)},"seal":${canonical(seal)}}\n`;
  if (text === expected) return { name: 'form', holds: true, text: 'canonical JSON (RFC 8785), byte for byte', fields: [] };
  let at = 0;
  while (text[at] === expected[at]) at++;
  const what = `not as it was written: the text differs from its canonical form at character ${at + 1}`;
  return { name: 'form', holds: false, text: what, fields: [] };
}

const sealFields = ['algorithm', 'parts', 'digest', 'signature'];

function sealCheck(made: CanonicalBody, seal: Record<string, unknown>): Check {
  const { algorithm, digest, parts } = made.seal(sha256);
  const sealed = isTree(seal.parts) ? seal.parts : {};
  const whole = seal.digest === digest;
  const fields = [
    ...Object.keys(seal).filter((key) => !sealFields.includes(key)).map((key) => `seal.${key}`),
    ...(seal.algorithm === algorithm ? [] : ['seal.algorithm']),
    ...[...new Set([...Object.keys(parts), ...Object.keys(sealed)])].sort().filter((name) => parts[name] !== sealed[name])
      .map((name) => (whole ? `seal.parts.${name}` : name)),
  ];
  if (!whole && fields.length === 0) fields.push('seal.digest');
  const count = Object.keys(parts).length;
  return {
    name: 'seal', holds: fields.length === 0, fields,
    text: fields.length === 0 ? `SHA-256 ${digest} holds over all ${count} parts` : `changed since it was sealed: ${fields.join(', ')}`,
  };
}

function signatureChecks(seal: Seal, keyFile: string | undefined): Check[] {
  const key = keyFile === undefined ? undefined : publicKey(keyFile);
  const { signature } = seal;
  const answer = (holds: boolean, text: string): Check[] =>
    [{ name: 'signature', holds, text, fields: holds ? [] : ['seal.signature'] }];
  if (signature === undefined) return key === undefined ? [] : answer(false, 'there is none, although a key was given');
  const { publicKey: named, value, algorithm } = isTree(signature) ? signature : {};
  if (typeof named !== 'string' || typeof value !== 'string' || algorithm !== 'Ed25519') {
    return answer(false, 'it is none that could hold');
  }
  const who = `key ${fingerprint(named)}`;
  if (!signatureHolds(seal)) return answer(false, `the signature was not made by ${who} over this seal`);
  if (key === undefined) return answer(true, `Ed25519 by ${who}; whose key that is only --key can say`);
  const own = signatureHolds(seal, key);
  return answer(own, own ? `Ed25519 by the key given (${fingerprint(key)})`
    : `signed by ${who}, not by the key given (${fingerprint(key)})`);
}

/** The law a receipt names: the one given, the one here, or the one kept under its digest. */
function lawFor({ law }: Receipt, corpus: string | undefined): { texts?: LawText[]; check: Check } {
  const digest = isTree(law) && typeof law.digest === 'string' ? law.digest : '';
  const short = digest.slice(0, 12);
  const answer = (holds: boolean, text: string): Check => ({ name: 'law', holds, text, fields: holds ? [] : ['law.digest'] });
  if (corpus !== undefined) {
    const texts = lawTextsOf(corpus);
    const given = digestOf(texts, sha256);
    return given === digest ? { texts, check: answer(true, `${short}, as given`) }
      : { texts, check: answer(false, `the receipt was made under ${short}, and the law given is ${given.slice(0, 12)}`) };
  }
  const here = readLawTexts();
  if (digestOf(here, sha256) === digest) return { texts: here, check: answer(true, `${short}, the law here today`) };
  const kept = /^[0-9a-f]{64}$/.test(digest) ? keptLaw(digest) : undefined;
  if (kept !== undefined) return { texts: kept, check: answer(true, `${short}, as it was kept`) };
  return { check: answer(false, `${short || 'that of the receipt'} is neither the law here nor kept; name it with --corpus`) };
}

function replayCheck(receipt: Receipt, made: CanonicalBody, texts: readonly LawText[], found: Difference[]): Check {
  const stamp = engineStamp();
  const same = isTree(receipt.engine) && stamp.program === receipt.engine.program;
  const program = same ? 'by the same program'
    : `by another program than made it (${receipt.engine?.version ?? 'unknown'}, here ${stamp.version})`;
  const answer = (holds: boolean, text: string, fields: string[] = []): Check => ({ name: 'replay', holds, text, fields });
  try {
    const again = new CanonicalBody({ ...replay(workbenchUnder(texts), receipt) });
    if (again.text === made.text) return answer(true, `made again ${program}: the same ${Buffer.byteLength(made.text)} bytes`);
    const names = [...new Set([...made.parts.keys(), ...again.parts.keys()])].sort()
      .filter((name) => made.parts.get(name) !== again.parts.get(name));
    for (const name of names) {
      const [before, after] = [made, again].map(({ parts }) => JSON.parse(parts.get(name) ?? 'null') as unknown);
      differences(before, after, 50, name, found);
    }
    return answer(false, `made again ${program}, it differs in ${names.join(', ')}`, names);
  } catch (error) {
    // Whatever a tampered receipt holds in the place of facts: it cannot be made again, and that is the finding.
    if (!(error instanceof Error)) throw error;
    return answer(false, `it cannot be made again: ${error.message.split('\n')[0]}`);
  }
}
