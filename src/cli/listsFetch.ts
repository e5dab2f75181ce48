import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { FeedSource } from '../screening/lists/sources.ts';
import type { FeedVersion, VersionFile } from '../screening/lists/version.ts';
import type { FetchRules } from './listsBench.ts';
import type { Offer } from './listsTake.ts';

/** What fetching a feed came to. The files are deleted when `done` is called. */
export type Fetched =
  | { kind: 'files'; files: Offer['files']; published?: string; done: () => void }
  | { kind: 'not-modified' }
  | { kind: 'failed'; reason: string };

/**
 * Fetches every file of a feed, asking the server to send them only if they changed since `before`. A feed of several files
 * is fetched whole or not at all.
 */
export async function fetchFeed(feed: FeedSource, before: FeedVersion | undefined, rules: FetchRules): Promise<Fetched> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-lists-'));
  const done = (): void => rmSync(folder, { recursive: true, force: true });
  const known = new Map((before?.files ?? []).map((file) => [file.address, file]));
  try {
    const parts = Object.entries(feed.files);
    let files = await fetchAll(parts, known, folder, rules);
    if (files.every((file) => file === undefined)) {
      done();
      return { kind: 'not-modified' };
    }
    if (files.includes(undefined)) files = await fetchAll(parts, new Map(), folder, rules);
    const whole = files.filter((file) => file !== undefined);
    const days = whole.map(({ origin }) => Date.parse(origin?.lastModified ?? '')).filter((time) => !Number.isNaN(time));
    const published = days.length === 0 ? {} : { published: new Date(Math.max(...days)).toISOString().slice(0, 10) };
    return { kind: 'files', files: whole, done, ...published };
  } catch (error) {
    done();
    if (error instanceof Unreachable) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

type FetchedFile = Offer['files'][number];

async function fetchAll(
  parts: [string, string][], known: ReadonlyMap<string | undefined, VersionFile>, folder: string, rules: FetchRules,
): Promise<(FetchedFile | undefined)[]> {
  mkdirSync(folder, { recursive: true });
  const files: (FetchedFile | undefined)[] = [];
  for (const [part, address] of parts) files.push(await fetchFile({ part, address, known: known.get(address), folder, rules }));
  return files;
}

interface Order {
  part: string;
  address: string;
  known: VersionFile | undefined;
  folder: string;
  rules: FetchRules;
}

/** An address that gave nothing, after every attempt. */
class Unreachable extends Error {}

/** Something that may be better the next time; `after` is how long the server asks to wait. */
class Passing extends Error {
  readonly afterMilliseconds: number | undefined;

  constructor(message: string, afterMilliseconds?: number) {
    super(message);
    this.afterMilliseconds = afterMilliseconds;
  }
}

async function fetchFile(order: Order): Promise<FetchedFile | undefined> {
  const { address, rules } = order;
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(order);
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      if (attempt >= rules.attempts) throw new Unreachable(`${address}: ${error.message}, ${attempt} times.`);
      await wait(Math.min(error.afterMilliseconds ?? rules.firstWaitMilliseconds * 2 ** (attempt - 1), 60_000));
    }
  }
}

async function fetchOnce({ part, address, known, folder, rules }: Order): Promise<FetchedFile | undefined> {
  const headers = new Headers({ 'user-agent': 'portolan' });
  if (known?.etag !== undefined) headers.set('if-none-match', known.etag);
  if (known?.lastModified !== undefined) headers.set('if-modified-since', known.lastModified);
  const response = await asked(address, { headers, signal: AbortSignal.timeout(rules.timeoutSeconds * 1000) });
  if (response.status === 304) return undefined;
  if (response.status === 429 || response.status >= 500) {
    const after = Number(response.headers.get('retry-after'));
    throw new Passing(`the server answered ${response.status}`, after > 0 ? after * 1000 : undefined);
  }
  if (!response.ok || response.body === null) throw new Unreachable(`${address}: the server answered ${response.status}.`);
  const name = nameOf(address, part);
  const path = join(folder, `${part}-${name}`);
  try {
    await pipeline(response.body, createWriteStream(path));
  } catch (error) {
    throw new Passing(`the answer broke off (${causeOf(error)})`);
  }
  const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
  return { name, path, origin: { address, ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) } };
}

async function asked(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (error) {
    throw new Passing(`no answer (${causeOf(error)})`);
  }
}

/** The parts of a family of files are told apart by name, so the name says which part it is. */
function nameOf(address: string, part: string): string {
  const last = new URL(address).pathname.split('/').findLast((piece) => piece !== '') ?? 'feed';
  return part === 'main' || last.toLowerCase().includes(part) ? last : `${part}-${last}`;
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
