import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockFolder } from './folderLock.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** Where data is kept: a folder of this machine, or a PostgreSQL by its address. */
export type StorePlace = { folder: string } | { url: string; connections?: number };

/** One database, with the tables of the newest migration. */
export interface Store {
  readonly kind: 'embedded' | 'server';
  /** With the owner's rights, past every policy: for migrations, accounts, jobs and copies. Requests go through `inRequest`. */
  readonly owner: Kysely<Tables>;
  /** Runs SQL as it stands, with the owner's rights; without values several statements at once. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** The embedded engine, for the libraries that know it. */
  readonly embedded?: PGlite;
  readonly pool?: pg.Pool;
  close(): Promise<void>;
}

const usualConnections = 10;
/** Numbers of rows and sequences stay far below the limits of a double. */
const bigintType = 20;

/**
 * Opens a store and brings its tables up to date. Throws `InputError` where the folder is in use by another process or
 * was written by a newer program; errors of the database pass through.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const store = await connect(place);
  try {
    await migrate(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens a store as it stands, without migrating it. */
export async function connect(place: StorePlace): Promise<Store> {
  return 'folder' in place ? connectEmbedded(place.folder) : connectServer(place.url, place.connections ?? usualConnections);
}

async function connectEmbedded(folder: string): Promise<Store> {
  const lock = lockFolder(folder);
  try {
    const embedded = await PGlite.create(join(folder, 'database'), { parsers: { [bigintType]: Number } });
    const owner = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: embedded }) }).withSchema('portolan');
    return {
      kind: 'embedded', owner, embedded,
      executeSql: async (text, values = []) => values.length > 0 ? embedded.query(text, values)
        : { rows: (await embedded.exec(text)).flatMap(({ rows }) => rows) },
      close: async () => {
        await embedded.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function connectServer(url: string, connections: number): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'portolan', types: { getTypeParser } });
  // A connection that breaks while nobody uses it is replaced by the pool; whoever uses one hears of it.
  pool.on('error', () => undefined);
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema('portolan');
  return {
    kind: 'server', owner, pool,
    executeSql: async (text, values = []) => {
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values);
      return { rows: [result].flat().flatMap(({ rows }) => rows as unknown[]) };
    },
    close: () => pool.end(),
  };
}

const getTypeParser = ((type: number, format?: 'text' | 'binary') =>
  type === bigintType ? Number : pg.types.getTypeParser(type, format as 'text')) as typeof pg.types.getTypeParser;
