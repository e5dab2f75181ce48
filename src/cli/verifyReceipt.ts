import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { digestOf, type LawText } from '../corpus/digest.ts';
import { CanonicalBody, isTree, type Receipt, type Seal } from '../determination/receipt.ts';
import type { Difference } from '../determination/receiptDifference.ts';
import { sha256 } from './corpusCache.ts';
import { attempt } from './inputFile.ts';
import { readLawTexts } from './lawFiles.ts';
import { engineStamp, replayBench } from './receipt.ts';
import { fingerprint, publicKey, signatureHolds } from './receiptKey.ts';
import { keptLaw, lawTextsOf } from './receiptStore.ts';
import { type Check, formCheck, parseReceipt, refusal, replayCheck, sealCheck, type Verification } from './verifyChecks.ts';

export type { Check, Verification } from './verifyChecks.ts';

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

/** Verifies a receipt offline: its form, seal and signature, and then by making it again under the law it names. */
export function verifyReceipt(
  file: string, text: string, { key, corpus }: { key?: string; corpus?: string },
): Verification & { receipt: Receipt; texts?: LawText[] } {
  const found = parseReceipt(file, text);
  const { seal, ...body } = found;
  const made = new CanonicalBody(body);
  const receipt = found as unknown as Receipt;
  const sealed = sealCheck(made, seal as Record<string, unknown>, sha256);
  const checks = [formCheck(text, made, seal), sealed, ...signatureChecks(receipt.seal, key)];
  const { texts, check } = lawFor(receipt, corpus);
  checks.push(check);
  const differing: Difference[] = [];
  if (texts !== undefined) checks.push(replayCheck(receipt, made, () => replayBench(texts), engineStamp(), differing));
  return { holds: checks.every(({ holds }) => holds), checks, differences: differing, receipt, ...(texts === undefined ? {} : { texts }) };
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
