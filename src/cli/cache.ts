import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lawFiles.ts';

/** How many of a kind are kept: enough to go back and forth between a few states of the law. */
const mostKept = 8;

const closed = ['EACCES', 'EPERM'];

function isOf(error: unknown, codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Where what is made from the project is kept; everything below can be deleted at any time. */
export function cacheFolder(): string {
  return process.env.PORTOLAN_CACHE || join(projectRoot, 'node_modules', '.cache', 'portolan');
}

/**
 * What was made before under this key, or what `make` gives now. Only plain JSON can be kept, and the key must name all
 * that it is made from: nothing else is looked at.
 */
export function cached<Kept>(key: string, make: () => Kept): Kept {
  const file = join(cacheFolder(), `${key}.json`);
  const found = read(file) as Kept | undefined;
  if (found !== undefined) return found;
  const made = make();
  write(file, made);
  return made;
}

/** Bytes that were made before under this key, or what `make` gives now; likewise. They begin at the beginning of their buffer. */
export function cachedBytes(key: string, make: () => Uint8Array): Uint8Array {
  const file = join(cacheFolder(), `${key}.bin`);
  const found = readIfThere(file);
  if (found !== undefined && digestOf(found.subarray(digestLength)).equals(found.subarray(0, digestLength))) {
    return new Uint8Array(found.buffer.slice(found.byteOffset + digestLength, found.byteOffset + found.byteLength));
  }
  const made = make();
  put(file, Buffer.concat([digestOf(made), made]));
  return made;
}

const digestLength = 32;

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function read(file: string): unknown {
  const bytes = readIfThere(file);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    // A file cut short by a crash: it is made again.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isOf(error, ['ENOENT', 'ENOTDIR', ...closed])) return undefined;
    throw error;
  }
}

function write(file: string, value: unknown): void {
  put(file, JSON.stringify(value));
}

/** Written beside and moved into place, so that two processes never read half a file. A read-only place is no fault. */
function put(file: string, content: string | Uint8Array): void {
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(half, content);
    renameSync(half, file);
    forgetOldest();
  } catch (error) {
    if (!isOf(error, ['EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', ...closed])) throw error;
  }
}

/** Every edit of the law makes another entry; the oldest of each kind go. Others keep folders here, which are theirs. */
function forgetOldest(): void {
  const entries = readdirSync(cacheFolder()).filter((name) => /^[^-]+-.*\.(json|bin)$/.test(name));
  const kinds = Object.groupBy(entries, (name) => name.slice(0, name.indexOf('-')));
  for (const names of Object.values(kinds)) {
    const aged = names!.map((name) => join(cacheFolder(), name))
      .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .toSorted((left, right) => right.time - left.time);
    for (const { path } of aged.slice(mostKept)) rmSync(path, { force: true });
  }
}
