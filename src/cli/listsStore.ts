import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../corpus/diagnostic.ts';
import type { ListEntry } from '../screening/entry.ts';
import type { FeedVersion } from '../screening/lists/version.ts';
import { attempt, fileComplaint } from './inputFile.ts';
import { listsFolder } from './listsHome.ts';

/** Which version of a feed is in force, and when it was last looked whether there is a newer one. */
export interface InForce {
  version: string;
  checked: string;
  /** Why the last one offered was refused; gone as soon as one is taken or found unchanged. */
  refused?: { on: string; reasons: string[] };
}

const entriesFile = 'entries.ndjson.gz';
const versionFile = 'version.json';
const currentFile = 'current.json';

/** The folder of a feed. */
export function feedFolder(feed: string): string {
  return join(listsFolder(), feed);
}

/** The files of a version, below the folder in which it is made or kept. */
export function versionPaths(folder: string): { entries: string; version: string } {
  return { entries: join(folder, entriesFile), version: join(folder, versionFile) };
}

/** Which version of a feed is in force; undefined where none ever was. */
export function inForce(feed: string): InForce | undefined {
  return readJson(join(feedFolder(feed), currentFile)) as InForce | undefined;
}

/** Says which version is in force: in one step, so that a reader finds the old or the new one and nothing between. */
export function putInForce(feed: string, state: InForce): void {
  const target = join(feedFolder(feed), currentFile);
  const half = `${target}.${process.pid}`;
  attempt(target, () => {
    mkdirSync(feedFolder(feed), { recursive: true });
    writeFileSync(half, `${JSON.stringify(state, null, 2)}\n`);
    renameSync(half, target);
  });
}

/** Every version of a feed that is kept, oldest first. */
export function keptVersions(feed: string): FeedVersion[] {
  return names(feedFolder(feed)).map((name) => readVersion(feed, name)).filter((version) => version !== undefined)
    .sort((left, right) => (left.taken < right.taken ? -1 : 1));
}

/** What is known of a version; undefined where it is not kept. */
export function readVersion(feed: string, id: string): FeedVersion | undefined {
  return readJson(versionPaths(join(feedFolder(feed), id)).version) as FeedVersion | undefined;
}

/** The version of a feed in force, with what is known of it. */
export function versionInForce(feed: string): FeedVersion | undefined {
  const state = inForce(feed);
  return state === undefined ? undefined : readVersion(feed, state.version);
}

/** Every feed of which something is kept. */
export function keptFeeds(): string[] {
  return names(listsFolder()).filter((name) => inForce(name) !== undefined).sort();
}

/** The entries of a version. Throws {@link InputError} where they are not what they were when they were taken in. */
export function readEntries(version: FeedVersion): ListEntry[] {
  const { entries: file } = versionPaths(join(feedFolder(version.feed), version.id));
  const damaged = (): InputError => new InputError([{
    file, line: 1, column: 1, message: 'This version was damaged or changed on the disk.',
    hint: `Take it in again, or go back to another with \`portolan lists use\` (\`portolan lists status --versions\` names them).`,
  }]);
  const packed = attempt(file, () => readFileSync(file));
  let text: string;
  try {
    text = gunzipSync(packed).toString('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged();
    throw error;
  }
  if (createHash('sha256').update(text).digest('hex') !== version.digest) throw damaged();
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as ListEntry);
}

/** Moves a version that was made in a folder of its own to its place; one that is there already is the same. */
export function keepVersion(made: string, version: FeedVersion): void {
  const target = join(feedFolder(version.feed), version.id);
  if (readVersion(version.feed, version.id) !== undefined) {
    rmSync(made, { recursive: true, force: true });
    return;
  }
  attempt(target, () => renameSync(made, target));
}

/** Writes down what happened to a feed; nothing is ever taken out of this record. */
export function logEvent(feed: string, event: Record<string, unknown>): void {
  attempt(listsFolder(), () => {
    mkdirSync(listsFolder(), { recursive: true });
    appendFileSync(join(listsFolder(), 'log.ndjson'), `${JSON.stringify({ at: new Date().toISOString(), feed, ...event })}\n`);
  });
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (fileComplaint(error) !== undefined && isMissing(error)) return [];
    throw error;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError([{ file, line: 1, column: 1, message: 'This file was damaged.', hint: 'Delete it, and take the list in again.' }]);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
}
