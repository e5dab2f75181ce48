import type { KeyObject } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkCorpus } from '../../corpus/check.ts';
import { type Corpus, readCorpus } from '../../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import { loadCorpus, sha256 } from '../corpusCache.ts';
import { attempt } from '../inputFile.ts';
import { isPartOfLaw, readLawTexts } from '../lawFiles.ts';
import { fingerprint, publicKey } from '../receiptKey.ts';
import { keepLaw } from '../receiptStore.ts';
import { bookFile, type InstalledLaw, type LawBook, lawBook, lawInUse, releaseFolder, storeFolder } from './lawHome.ts';
import { readRelease } from './release.ts';

/**
 * Installs a signed law beside those that are there; from then on it answers. Throws {@link InputError} where it was tampered
 * with, is signed by nobody trusted, is older than the law in use, or is not law that this program can read.
 */
export function installLaw(file: string, keyFile: string | undefined): InstalledLaw {
  const trusted = [...trustedKeys(), ...(keyFile === undefined ? [] : [publicKey(keyFile)])];
  const { texts, released, seal } = readRelease(file, trusted);
  const refuse = (message: string, hint: string): never => {
    throw new InputError([{ file, line: 1, column: 1, message, hint }]);
  };
  const corpus = readable(texts.filter(isPartOfLaw), file);
  const here = loadCorpus();
  if (corpus.digest === here.digest) refuse(`This law (${here.digest.slice(0, 12)}) is the one in use.`, 'There is nothing to install.');
  const fresh: InstalledLaw = {
    digest: corpus.digest, released, readThrough: readThrough(corpus), key: fingerprint(seal.signature!.publicKey),
  };
  const [last, current] = [lawInUse(), readThrough(here)];
  if (fresh.readThrough < current || last !== undefined && released < last.released) {
    refuse(`This law is older than the one in use: it was read through ${fresh.readThrough} and released on ${released}, that in use `
      + `was read through ${current}${last === undefined ? '' : ` and released on ${last.released}`}.`,
    'To ask an older law, name it where you ask: --corpus takes a snapshot or the digest of a law that is kept.');
  }
  // What answers now is kept, so that its receipts can be made again.
  keepLaw(readLawTexts());
  writeLaw(fresh.digest, texts);
  keepLaw(texts.filter(isPartOfLaw));
  if (keyFile !== undefined) trust(publicKey(keyFile));
  const { installed } = lawBook();
  writeBook({ use: fresh.digest, installed: [...installed.filter(({ digest }) => digest !== fresh.digest), fresh] });
  return fresh;
}

/** Lets another installed law answer, by its digest or the beginning of it, or the program's `own`. */
export function useLaw(wanted: string): string {
  const { installed } = lawBook();
  const found = wanted === 'own' ? ['own'] : installed.map(({ digest }) => digest).filter((digest) => digest.startsWith(wanted));
  if (found.length === 1) {
    writeBook({ use: found[0]!, installed });
    return found[0]!;
  }
  throw new InputError([{
    file: 'command line', line: 1, column: 1, hint: '`portolan law releases` lists them; `own` is the law that came with the program.',
    message: found.length === 0 ? `No installed law has a digest that begins with '${wanted}'.` : `Several digests begin with '${wanted}'.`,
  }]);
}

function readable(texts: Parameters<typeof readCorpus>[0], file: string): Corpus {
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(texts, problems, sha256);
  if (problems.length === 0) problems.push(...checkCorpus(corpus));
  const [first] = problems;
  if (first === undefined) return corpus;
  throw new InputError([{
    file, line: 1, column: 1, message: `This program cannot read the law in it: ${first.file}:${first.line}: ${first.message}`,
    hint: 'It was written for a newer program. Update the program first.',
  }]);
}

/** The last day on which anybody had read a source of a law. */
export function readThrough(corpus: Corpus): string {
  return corpus.provisions.flatMap(({ versions }) => versions).reduce((newest, { verifiedThrough: seen = '' }) => (seen > newest ?
    seen : newest), '');
}

function writeLaw(digest: string, texts: readonly { path: string; text: string }[]): void {
  const folder = releaseFolder(digest);
  const half = `${folder}.${process.pid}`;
  attempt(folder, () => {
    for (const { path, text } of texts) {
      mkdirSync(dirname(join(half, path)), { recursive: true });
      writeFileSync(join(half, path), text);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  });
}

function writeBook(book: LawBook): void {
  const file = bookFile();
  attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(book, null, 2)}\n`);
    renameSync(`${file}.${process.pid}`, file);
  });
}

function keysFolder(): string {
  return join(storeFolder(), 'releases', 'keys');
}

/** The keys that were named before. */
function trustedKeys(): KeyObject[] {
  try {
    return readdirSync(keysFolder()).sort().map((name) => publicKey(join(keysFolder(), name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function trust(key: KeyObject): void {
  const file = join(keysFolder(), `${fingerprint(key)}.pem`);
  attempt(file, () => {
    mkdirSync(keysFolder(), { recursive: true });
    writeFileSync(file, key.export({ format: 'pem', type: 'spki' }));
  });
}
