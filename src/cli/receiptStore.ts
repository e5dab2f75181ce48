import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../corpus/diagnostic.ts';
import { digestOf, type LawText } from '../corpus/digest.ts';
import { canonical, isTree } from '../determination/receipt.ts';
import { sha256 } from './corpusCache.ts';
import { attempt } from './inputFile.ts';
import { readLawTexts } from './lawFiles.ts';
import { storeFolder } from './release/lawHome.ts';

/** The law of one moment, whole: what a receipt made under it is replayed with. */
export interface LawSnapshot {
  format: 'portolan-law/1';
  digest: string;
  texts: LawText[];
}

/** A snapshot of texts, in canonical form and under their digest. */
export function snapshotOf(texts: readonly LawText[]): LawSnapshot {
  const sorted = texts.map(({ path, text }) => ({ path, text })).sort((left, right) => (left.path < right.path ? -1 : 1));
  return { format: 'portolan-law/1', digest: digestOf(texts, sha256), texts: sorted };
}

/** Keeps the law of this moment under its digest; what is there already is the same. Gives the file. */
export function keepLaw(texts: readonly LawText[]): string {
  const snapshot = snapshotOf(texts);
  const file = join(storeFolder(), `${snapshot.digest}.json`);
  if (statSync(file, { throwIfNoEntry: false }) !== undefined) return file;
  attempt(file, () => {
    mkdirSync(storeFolder(), { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync(half, `${canonical(snapshot)}\n`);
    renameSync(half, file);
  });
  return file;
}

/** The law kept under a digest or the beginning of one, or undefined. */
export function keptLaw(digest: string): LawText[] | undefined {
  let names: string[];
  try {
    names = readdirSync(storeFolder());
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  const found = names.filter((name) => name.startsWith(digest) && name.endsWith('.json'));
  if (found.length > 1) throw refusal(digest, 'Several laws are kept under digests that begin so.', 'Write more of the digest.');
  return found[0] === undefined ? undefined : readSnapshot(join(storeFolder(), found[0]));
}

/** Law from a folder that holds `law/`, from a snapshot's file, or from the store by digest. */
export function lawTextsOf(where: string): LawText[] {
  const stats = statSync(where, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    if (statSync(join(where, 'law'), { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw refusal(where, 'There is no folder `law` in this folder.', 'Name the folder that holds it.');
    }
    return readLawTexts(where);
  }
  if (stats?.isFile() === true) return readSnapshot(where);
  const kept = /^[0-9a-f]{8,64}$/.test(where) ? keptLaw(where) : undefined;
  if (kept !== undefined) return kept;
  throw refusal(where, 'This is neither a folder with law, nor a snapshot, nor the digest of one that is kept.',
    `Snapshots are kept in ${storeFolder()}; \`portolan law snapshot\` makes one.`);
}

/** Reads a snapshot and holds it to its own digest. */
function readSnapshot(file: string): LawText[] {
  let found: unknown;
  try {
    found = JSON.parse(attempt(file, () => readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refusal(file, 'This is no snapshot of the law: it is cut short or no JSON.', 'Make it anew with `portolan law snapshot`.');
  }
  if (!isTree(found) || found.format !== 'portolan-law/1' || !Array.isArray(found.texts) || !found.texts.every(isText)) {
    throw refusal(file, 'This is no snapshot of the law.', 'Make one with `portolan law snapshot`.');
  }
  const texts = found.texts as LawText[];
  if (digestOf(texts, sha256) === found.digest) return texts;
  throw refusal(file, 'The texts of this snapshot are not those of its digest: it was changed or damaged.', 'Take another copy.');
}

function isText(value: unknown): value is LawText {
  return isTree(value) && typeof value.path === 'string' && typeof value.text === 'string';
}

function refusal(file: string, message: string, hint: string): InputError {
  return new InputError([{ file, line: 1, column: 1, message, hint }]);
}
