import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Check, formCheck, parseReceipt, replayCheck, sealCheck } from '../../../cli/verifyChecks.ts';
import { CanonicalBody, isTree, type Receipt, type Seal, signedText } from '../../../determination/receipt.ts';
import type { Difference } from '../../../determination/receiptDifference.ts';
import type { ScreenRules } from '../../../determination/screenedParties.ts';
import { screenRulesOn } from '../../../determination/screenRulesOn.ts';
import { type Bench, openPart } from '../bench.ts';

/** What came of holding a receipt to its seal and to its own making. */
export interface Verified {
  holds: boolean;
  title: string;
  on: string;
  /** The law it names, and whether that is the law here; under another one it is made again to show what differs. */
  corpus: string;
  isLawHere: boolean;
  checks: Check[];
  differences: { path: string; before: string; after: string }[];
}

const mostDifferences = 200;
const longestValue = 120;

/** Verifies a receipt in the browser. Throws `InputError` where the text is no receipt. */
export async function verifyReceipt(
  { corpus, engine, vocabulary, stamp }: Bench, { text, name }: { text: string; name: string },
): Promise<Verified> {
  const found = parseReceipt(name, text);
  const { seal, ...body } = found;
  const made = new CanonicalBody(body);
  const receipt = found as unknown as Receipt;
  const differing: Difference[] = [];
  const isLawHere = isTree(receipt.law) && receipt.law.digest === corpus.digest;
  const law = isTree(receipt.law) ? String(receipt.law.digest) : '';
  const { meaning } = await openPart('lists');
  const screenRules = (on: string): ScreenRules => screenRulesOn(corpus, meaning, on);
  const checks: Check[] = [
    formCheck(text, made, seal),
    sealCheck(made, seal as Record<string, unknown>, (part) => bytesToHex(sha256(part))),
    ...await signatureCheck(receipt.seal),
    {
      name: 'law', holds: isLawHere, fields: isLawHere ? [] : ['law.digest'],
      text: isLawHere ? `${law.slice(0, 12)}, the law here today`
        : `it names ${law.slice(0, 12)}, and the law here is ${corpus.digest.slice(0, 12)}`,
    },
    replayCheck(receipt, made, () => ({ engine, vocabulary, screenRules }), stamp, differing),
  ];
  return {
    holds: checks.every(({ holds }) => holds), checks, isLawHere, corpus: law,
    title: isTree(receipt.answer) && 'title' in receipt.answer ? String(receipt.answer.title) : name,
    on: isTree(receipt.question) ? String(receipt.question.on) : '',
    differences: differing.slice(0, mostDifferences)
      .map(({ path, before, after }) => ({ path, before: shown(before), after: shown(after) })),
  };
}

/** A signature, where there is one, by the key that it names itself. */
async function signatureCheck(seal: Seal): Promise<Check[]> {
  const { signature } = seal;
  if (signature === undefined) return [];
  const answer = (holds: boolean, text: string): Check[] => [{ name: 'signature', holds, text, fields: holds ? [] : ['seal.signature'] }];
  try {
    const key = await crypto.subtle.importKey('spki', bytesOf(signature.publicKey), 'Ed25519', true, ['verify']);
    const sealed = new TextEncoder().encode(signedText(seal));
    const holds = await crypto.subtle.verify('Ed25519', key, bytesOf(signature.value), sealed);
    return holds ? answer(true, 'Ed25519 by the key it names; whose key that is the receipt cannot say')
      : answer(false, 'the signature was not made by the key it names over this seal');
  } catch (error) {
    // What is no key, or no signature, made none.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return answer(false, 'it is none that could hold');
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}
