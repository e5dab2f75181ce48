import { readdirSync, readFileSync } from 'node:fs';
import { InputError } from '../corpus/diagnostic.ts';
import { sha256 } from './sha256.ts';
import type { Store } from './store.ts';

/** One step forwards: a file of SQL, named so that the order of names is the order of steps. */
export interface Migration {
  name: string;
  text: string;
  digest: string;
}

const folder = new URL('./migrations/', import.meta.url);
/** Any number will do, as long as nothing else on the database locks the same. */
const lockNumber = 1_347_375_183;

/** The migrations of this program, oldest first. */
export function ownMigrations(): Migration[] {
  return readdirSync(folder).filter((file) => file.endsWith('.sql')).sort().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return { name: file.slice(0, -'.sql'.length), text, digest: sha256(text) };
  });
}

const remember = `
  create schema if not exists portolan_migrations;
  create table if not exists portolan_migrations.applied (
    name text primary key, digest text not null, applied_at timestamptz not null default now());`;

/**
 * Brings the tables up to date: what is missing is applied in one transaction, under a lock, so that two programs that start
 * at once do it once. Throws {@link InputError} where the store holds steps this program does not know, or other texts of them.
 */
export async function migrate(store: Store, wanted: readonly Migration[] = ownMigrations()): Promise<string[]> {
  const applied = await readApplied(store);
  check(applied, wanted);
  if (wanted.every(({ name }) => applied.has(name))) return [];
  return exclusively(store, async (execute) => {
    // Another program may have been quicker while this one waited for the lock.
    const now = await readNames(execute);
    check(now, wanted);
    const missing = wanted.filter(({ name }) => !now.has(name));
    for (const { name, text, digest } of missing) {
      await execute(text);
      await execute(`insert into portolan_migrations.applied (name, digest) values ('${name}', '${digest}')`);
    }
    return missing.map(({ name }) => name);
  });
}

/** The migrations a store has gone through, with their digests. */
export async function readApplied(store: Store): Promise<Map<string, string>> {
  const { rows } = await store.executeSql(`select to_regclass('portolan_migrations.applied')::text as found`);
  const [{ found } = { found: null }] = rows as { found: string | null }[];
  return found === null ? new Map() : readNames((text) => store.executeSql(text));
}

type Execute = (text: string) => Promise<{ rows: unknown[] }>;

async function readNames(execute: Execute): Promise<Map<string, string>> {
  const { rows } = await execute('select name, digest from portolan_migrations.applied');
  return new Map((rows as { name: string; digest: string }[]).map(({ name, digest }) => [name, digest]));
}

async function exclusively<Result>(store: Store, work: (execute: Execute) => Promise<Result>): Promise<Result> {
  const inTransaction = async (execute: Execute): Promise<Result> => {
    await execute(`select pg_advisory_xact_lock(${lockNumber})`);
    await execute(remember);
    return work(execute);
  };
  const { embedded, pool } = store;
  if (embedded !== undefined) {
    return embedded.transaction(({ exec }) => inTransaction(async (text) => ({ rows: (await exec(text)).at(-1)?.rows ?? [] })));
  }
  const client = await pool!.connect();
  try {
    await client.query('begin');
    const result = await inTransaction((text) => client.query(text));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function check(applied: ReadonlyMap<string, string>, wanted: readonly Migration[]): void {
  const known = new Map(wanted.map(({ name, digest }) => [name, digest]));
  for (const [name, digest] of applied) {
    if (!known.has(name)) {
      throw refusal(name, 'A newer Portolan wrote this store, and this one does not know that step.', 'Start the newer version.');
    }
    if (known.get(name) !== digest) {
      throw refusal(name, 'This store went through another text of this step.', 'Restore a backup into a new store (portolan restore).');
    }
  }
}

function refusal(name: string, message: string, hint: string): InputError {
  return new InputError([{ file: `migrations/${name}.sql`, line: 1, column: 1, message, hint }]);
}
