import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError } from '../../corpus/diagnostic.ts';
import { digestOf, type LawText } from '../../corpus/digest.ts';
import { canonical, isTree, type Seal } from '../../determination/receipt.ts';
import { sha256 } from '../corpusCache.ts';
import { attempt } from '../inputFile.ts';
import { isPartOfLaw } from '../lawFiles.ts';
import { fingerprint, signatureHolds, signed } from '../receiptKey.ts';

/** A whole law in one file, signed by whoever releases it. */
export interface LawRelease {
  format: 'portolan-law-release/1';
  released: string;
  texts: LawText[];
  seal: Seal;
}

/** Makes a release of texts on a day, signed with a private key. */
export function releaseOf(texts: readonly LawText[], released: string, key: KeyObject): LawRelease {
  const sorted = texts.map(({ path, text }) => ({ path, text })).sort((left, right) => (left.path < right.path ? -1 : 1));
  return { format: 'portolan-law-release/1', released, texts: sorted, seal: signed(sealOf(sorted, released), key) };
}

/** Reads a release and holds it to its seal and to a key. Throws {@link InputError} that says what does not hold. */
export function readRelease(file: string, trusted: readonly KeyObject[]): LawRelease {
  const release = parsed(file);
  const { texts, released, seal } = release;
  const refuse = (message: string, hint: string): never => {
    throw new InputError([{ file, line: 1, column: 1, message, hint }]);
  };
  const again = sealOf(texts, released);
  if (again.digest !== seal.digest) {
    refuse(`The release was tampered with or damaged: ${changedIn(again, seal)}.`, 'Take another copy from its publisher.');
  }
  if (seal.signature === undefined) refuse('Nobody signed this release.', 'Ask its publisher for a signed one.');
  const by = fingerprint(seal.signature!.publicKey);
  if (!signatureHolds(seal)) {
    refuse(`The signature was not made by key ${by} over these texts.`, 'Take another copy from its publisher.');
  }
  if (trusted.length === 0) {
    refuse(`It is signed by key ${by}, and no key is trusted here yet.`,
      'Get the publisher’s public key another way than this file, and name it with --key; it is remembered.');
  }
  if (!trusted.some((key) => signatureHolds(seal, key))) {
    refuse(`It is signed by key ${by}, which is not trusted here (trusted: ${trusted.map((key) => fingerprint(key)).join(', ')}).`,
      'If the publisher has a new key, name it with --key after you have made sure that it is theirs.');
  }
  return release;
}

/** What a release says of itself: its day and every text, each under its digest. */
function sealOf(texts: readonly LawText[], released: string): Seal {
  const parts = Object.fromEntries([['released', sha256(released)], ['law', digestOf(texts.filter(isPartOfLaw), sha256)],
    ...texts.map(({ path, text }): [string, string] => [path, sha256(text)])]);
  return { algorithm: 'SHA-256', parts, digest: sha256(canonical(parts)) };
}

/** The parts that are not what the seal says, by name. */
function changedIn(again: Seal, seal: Seal): string {
  const names = [...new Set([...Object.keys(again.parts), ...Object.keys(seal.parts)])]
    .filter((name) => name !== 'law' && again.parts[name] !== seal.parts[name]);
  if (names.length === 0) return 'its seal is not that of its parts';
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${more} changed`;
}

function parsed(file: string): LawRelease {
  const refuse = (message: string): never => {
    throw new InputError([{ file, line: 1, column: 1, message, hint: 'A release is made with `portolan law release`.' }]);
  };
  let found: unknown;
  try {
    found = JSON.parse(attempt(file, () => readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('This is no release of the law: it is cut short or no JSON.');
  }
  if (!isTree(found) || found.format !== 'portolan-law-release/1') return refuse('This is no release of the law.');
  const { texts, released, seal } = found;
  const areTexts = Array.isArray(texts) && texts.every((text) => isTree(text) && typeof text.path === 'string' &&
    typeof text.text === 'string');
  const isSeal = isTree(seal) && typeof seal.digest === 'string' && isTree(seal.parts)
    && (seal.signature === undefined || isTree(seal.signature) && typeof seal.signature.publicKey === 'string'
      && typeof seal.signature.value === 'string');
  if (!areTexts || !isSeal || typeof released !== 'string') return refuse('This release is not whole.');
  // A path is where a text will be written: it stays below the folder of the law.
  const astray = (texts as LawText[]).find(({ path }) => !/^law(\/[\w.-]+)+\.(md|yaml)$/.test(path) || path.split('/').includes('..'));
  if (astray !== undefined) return refuse(`The release holds ${JSON.stringify(astray.path)}, which is no page or table of the law.`);
  return found as unknown as LawRelease;
}
