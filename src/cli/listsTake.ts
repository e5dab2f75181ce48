import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, openSync, readSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline as joined, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gunzipSync, constants } from 'node:zlib';
import { InputError } from '../corpus/diagnostic.ts';
import { entryKey } from '../screening/lists/diff.ts';
import { type FeedFile, type FeedHeader, feedFault } from '../screening/lists/feed.ts';
import { reasonsToRefuse } from '../screening/lists/judge.ts';
import { readers } from '../screening/lists/readers.ts';
import { feedContext, type FeedSource } from '../screening/lists/sources.ts';
import { type FeedVersion, lineOf, type VersionFile, versionDay, versionId } from '../screening/lists/version.ts';
import { attempt } from './inputFile.ts';
import type { ListsBench } from './listsBench.ts';
import { feedFolder, inForce, keepVersion, logEvent, putInForce, versionInForce, versionPaths } from './listsStore.ts';

/** What became of a feed that was offered. */
export type Outcome =
  | { kind: 'taken'; version: FeedVersion; before: FeedVersion | undefined }
  | { kind: 'unchanged'; version: FeedVersion }
  /** `judged`: it was read to its end, so a person who knows better may take it all the same. */
  | { kind: 'refused'; reasons: string[]; judged: boolean; before: FeedVersion | undefined };

/** A feed on the disk, ready to be read. */
export interface Offer {
  feed: FeedSource;
  format: string;
  /** Paths by the name that each file has for its publisher. */
  files: readonly { name: string; path: string; origin?: Pick<VersionFile, 'address' | 'etag' | 'lastModified'> }[];
  /** The day of the data, where somebody says so who knows better than the file. */
  published?: string;
  /** The day of the data where neither the file nor anybody says it. */
  fallbackDay?: string;
  /** Takes the feed although something speaks against it; the reasons are kept with it. */
  force?: boolean;
}

/**
 * Reads a feed, entry by entry, into a version of its own, judges it, and puts it in force, or refuses it and leaves the old
 * one in force. Nothing is changed before the whole feed was read.
 */
export async function takeFeed(bench: ListsBench, offer: Offer): Promise<Outcome> {
  const before = versionInForce(offer.feed.id);
  const made = join(feedFolder(offer.feed.id), `.new-${process.pid}`);
  try {
    attempt(made, () => mkdirSync(made, { recursive: true }));
    const { version, reasons } = await readOffer(made, bench, offer, before);
    if (reasons.length > 0 && offer.force !== true) return refuse(offer, reasons, true, before);
    return accept(offer, version, made, before);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return refuse(offer, [error.message], false, before);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Reads a feed to its end, its entries into a folder: the version that it makes, and what speaks against it. */
export async function readOffer(
  made: string, bench: ListsBench, offer: Omit<Offer, 'force'>, before: FeedVersion | undefined,
): Promise<{ version: FeedVersion; reasons: string[] }> {
  const { feed, format, files } = offer;
  const read = await readInto(made, bench, offer);
  const published = offer.published ?? read.header.published ?? offer.fallbackDay;
  const said = published === undefined ? {} : { published };
  const taken = new Date().toISOString();
  const version: FeedVersion = {
    id: versionId(versionDay({ taken, ...said }), read.digest), feed: feed.id, format, taken, digest: read.digest, counts: read.counts,
    files: await Promise.all(files.map(describe)), ...said,
  };
  return { version, reasons: reasonsToRefuse(feed, { ...read, header: { ...read.header, ...said } }, before) };
}

interface Read {
  counts: Record<string, number>;
  header: FeedHeader;
  repeated: string[];
  digest: string;
}

async function readInto(
  made: string, { sources, countryCode }: ListsBench, { feed, format, files }: Pick<Offer, 'feed' | 'format' | 'files'>,
): Promise<Read> {
  const context = feedContext(sources, feed, countryCode);
  const hash = createHash('sha256');
  const read: Read = { counts: {}, header: context.header, repeated: [], digest: '' };
  const keys = new Set<string>();
  async function* lines(): AsyncGenerator<string> {
    for await (const entry of readers[format]!(files.map(feedFile), context)) {
      const key = entryKey(entry);
      if (keys.has(key)) read.repeated.push(key);
      keys.add(key);
      read.counts[entry.list] = (read.counts[entry.list] ?? 0) + 1;
      const line = `${lineOf(entry)}\n`;
      hash.update(line);
      yield line;
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(versionPaths(made).entries));
  read.digest = hash.digest('hex');
  return read;
}

function accept({ feed, force }: Offer, version: FeedVersion, made: string, before: FeedVersion | undefined): Outcome {
  if (before?.digest === version.digest) {
    putInForce(feed.id, { version: before.id, checked: version.taken });
    logEvent(feed.id, { what: 'unchanged', version: before.id });
    return { kind: 'unchanged', version: before };
  }
  writeFileSync(versionPaths(made).version, `${JSON.stringify(version, null, 2)}\n`);
  keepVersion(made, version);
  putInForce(feed.id, { version: version.id, checked: version.taken });
  logEvent(feed.id, { what: 'taken', version: version.id, before: before?.id, forced: force === true });
  return { kind: 'taken', version, before };
}

function refuse({ feed, files }: Offer, reasons: string[], judged: boolean, before: FeedVersion | undefined): Outcome {
  const state = inForce(feed.id);
  if (state !== undefined) putInForce(feed.id, { ...state, refused: { on: new Date().toISOString(), reasons } });
  logEvent(feed.id, { what: 'refused', reasons, files: files.map(({ name }) => name), inForce: before?.id });
  return { kind: 'refused', reasons, judged, before };
}

async function describe({ name, path, origin }: Offer['files'][number]): Promise<VersionFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name, sha256: hash.digest('hex'), bytes, ...origin };
}

/** A file of a feed, unpacked on the way where it is packed with gzip. */
function feedFile({ name, path }: Offer['files'][number]): FeedFile {
  return { name: basename(name).replace(/\.gz$/i, ''), open: () => unpacked(name, path) };
}

/** No list that was published shrinks so much when it is packed; what does was made to fill memory or disk. */
const mostUnpacking = 200;
const leastUnpackedBytes = 64 * 1024 * 1024;

async function* unpacked(name: string, path: string): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path);
  // Whoever reads the last stream hears of the faults of both.
  const stream = isPacked(path) ? joined(raw, createGunzip(), () => undefined) : raw;
  try {
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      const mostBytes = Math.max(leastUnpackedBytes, raw.bytesRead * mostUnpacking);
      if (bytes > mostBytes) throw feedFault(name, 1, 'It unpacks to far more than it is.');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw feedFault(name, 1, 'The packed file is damaged or was cut short.');
    }
    throw error;
  }
}

function isPacked(path: string): boolean {
  const [first, second] = head(path, 2);
  return first === 0x1f && second === 0x8b;
}

/** The first bytes of a file. Throws {@link InputError} where it cannot be read. */
function head(path: string, count: number): Uint8Array {
  return attempt(path, () => {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(count);
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  });
}

/** The text at the beginning of a file, unpacked: enough to see its format by. */
export function beginningOf(path: string): string {
  const bytes = head(path, 8192);
  const plain = isPacked(path) ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
  return new TextDecoder().decode(plain.subarray(0, 4096)).replace(/^\ufeff/, '');
}
