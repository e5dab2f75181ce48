import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../corpus/digest.ts';
import type { ListEntry } from '../screening/entry.ts';
import { packIndex, unpackIndex } from '../screening/names/index/packed.ts';
import { Screener } from '../screening/names/screener.ts';
import { cachedBytes } from './cache.ts';
import { sha256 } from './corpusCache.ts';
import { projectRoot, readTexts } from './lawFiles.ts';

/** The fewest entries of which the index is kept: of fewer it is made sooner than it is read. */
const fewestKept = 2000;

let last: { entries: readonly ListEntry[]; screener: Screener } | undefined;

/** A screener of entries: the last one where they are the same, else with the index that was kept of their names where there is one. */
export function openScreener(entries: readonly ListEntry[]): Screener {
  const isLast = last?.entries.length === entries.length && entries.every((entry, at) => entry === last?.entries[at]);
  if (!isLast) last = { entries: [...entries], screener: makeScreener(entries) };
  return last!.screener;
}

function makeScreener(entries: readonly ListEntry[]): Screener {
  if (entries.length < fewestKept) return new Screener(entries);
  let made: Screener | undefined;
  const bytes = cachedBytes(`names-${matcherDigest()}-${namesDigest(entries)}`, () => {
    made = new Screener(entries);
    return packIndex(made.index);
  });
  return made ?? new Screener(entries, unpackIndex(bytes));
}

/** The index of the names of entries in memory that threads share. */
export function sharedIndex(entries: readonly ListEntry[]): Uint8Array {
  const bytes = packIndex(openScreener(entries).index);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** Stands for the program that takes names apart: what another one made is never used. */
function matcherDigest(): string {
  const lock = { path: 'package-lock.json', text: readFileSync(join(projectRoot, 'package-lock.json'), 'utf8') };
  return digestOf([lock, ...readTexts('src/screening/names', ['.ts', '.json'])], sha256).slice(0, 16);
}

/** The index depends on nothing of the entries but their names and kinds, in their order. */
function namesDigest(entries: readonly ListEntry[]): string {
  const hash = createHash('sha256');
  for (const { kind, name, aliases } of entries) hash.update(JSON.stringify([kind, name, ...aliases.map((alias) => alias.name)]));
  return hash.digest('hex').slice(0, 32);
}
