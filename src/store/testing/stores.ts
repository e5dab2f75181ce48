import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownMigrations } from '../migrate.ts';
import { sha256 } from '../sha256.ts';
import { openStore, type Store, type StorePlace } from '../store.ts';
import { startPostgres } from './postgres.ts';
import { putInPlace } from './putInPlace.ts';

/** Stores for one test file; `stop` removes them all. */
export interface TestStores {
  /** A place nobody has used: of the kind asked for, already with the tables of today. */
  newPlace(kind: Store['kind']): Promise<StorePlace>;
  newStore(kind: Store['kind']): Promise<Store>;
  /** One store for all tests of a file, each of which makes workspaces of its own: opening one takes longest. */
  sharedStore(kind: Store['kind']): Promise<Store>;
  stop(): Promise<void>;
}

export const storeKinds = ['embedded', 'server'] as const;

/** Stores of both kinds for a test; what is not asked for is not started. */
export function testStores(): TestStores {
  let postgres: ReturnType<typeof startPostgres> | undefined;
  const folders: string[] = [];
  const stores: Store[] = [];
  const newPlace = async (kind: Store['kind']): Promise<StorePlace> => {
    if (kind === 'server') return { url: await (await (postgres ??= startPostgres())).newDatabase() };
    const folder = mkdtempSync(join(tmpdir(), 'portolan-data-'));
    folders.push(folder);
    cpSync(await template(), folder, { recursive: true });
    return { folder };
  };
  const newStore = async (kind: Store['kind']): Promise<Store> => {
    const store = await openStore(await newPlace(kind));
    stores.push(store);
    return store;
  };
  const shared = new Map<Store['kind'], Promise<Store>>();
  return {
    newPlace, newStore,
    sharedStore: (kind) => shared.get(kind) ?? shared.set(kind, newStore(kind)).get(kind)!,
    stop: async () => {
      for (const store of stores) await store.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      await (await postgres)?.stop();
    },
  };
}

/** An embedded store made once and copied since: making one takes seconds, a copy does not. */
async function template(): Promise<string> {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(engine), '..', 'package.json'), 'utf8')) as { version: string };
  const digest = sha256(JSON.stringify([version, ownMigrations()])).slice(0, 16);
  const cache = process.env.PORTOLAN_CACHE || fileURLToPath(new URL('../../../node_modules/.cache/portolan', import.meta.url));
  const folder = join(cache, `template-${digest}`);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const half = mkdtempSync(join(cache, 'half-template-'));
  await (await openStore({ folder: half })).close();
  putInPlace(half, folder);
  return folder;
}
