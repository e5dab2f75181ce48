import canonicalize from 'canonicalize';
import type { ListEntry } from '../entry.ts';
import { madeId } from './feed.ts';

/** One file that a version was made from. */
export interface VersionFile {
  name: string;
  sha256: string;
  bytes: number;
  /** Where it was fetched, and what the server said of it, so that it need not be sent again. */
  address?: string;
  etag?: string;
  lastModified?: string;
}

/** What is known of one version of a feed, beside its entries. */
export interface FeedVersion {
  /** Day and digest; names the version everywhere. */
  id: string;
  feed: string;
  format: string;
  files: VersionFile[];
  /** The day that the publisher gives the data, where it is known. */
  published?: string;
  /** When it was taken in (ISO, with the time). */
  taken: string;
  /** SHA-256 over the entries as they are kept. */
  digest: string;
  /** How many entries stand on each list. */
  counts: Record<string, number>;
}

/** The number of entries of a version. */
export function entryCount({ counts }: Pick<FeedVersion, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The day that a version speaks of: when it was published, else when it was taken in. */
export function versionDay({ published, taken }: Pick<FeedVersion, 'published' | 'taken'>): string {
  return published ?? taken.slice(0, 10);
}

/** The name of a version: its day and the beginning of its digest. */
export function versionId(day: string, digest: string): string {
  return `${day}-${digest.slice(0, 8)}`;
}

/** The line under which an entry is kept. The same entry makes the same line. */
export function lineOf(entry: ListEntry): string {
  return canonicalize(entry)!;
}

/** What an entry says, in one short sign: it changes when anything does but the place in the file and the address of the source. */
export function entryFingerprint(entry: ListEntry): string {
  const { at: _place, source: _source, ...said } = entry;
  return madeId(canonicalize(said)!);
}
