import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { parsedLine } from './jsonLine.ts';
import { ledgerFaults } from './ledger.ts';
import { type Migration, migrate, ownMigrations, readApplied } from './migrate.ts';
import { connect, type Store, type StorePlace } from './store.ts';
import type { Tables } from './tables.ts';

const format = 'portolan-backup/1';
const rowsAtOnce = 500;

/** What a backup holds, by its number of rows. */
export interface BackupFinding {
  tables: number;
  rows: number;
}

/**
 * Writes a store as lines of JSON, as it is at one moment, while others go on working: which migrations made it, every row of
 * every table, and a digest over all lines. It can be restored into a store of either kind.
 */
export async function writeBackup(store: Store, write: (line: string) => Promise<void>): Promise<BackupFinding> {
  const digest = createHash('sha256');
  const put = (value: object): Promise<void> => {
    // Some readers of lines take these two for the end of one.
    const line = `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
    digest.update(line);
    return write(line);
  };
  const migrations = [...await readApplied(store)].map(([name, of]) => ({ name, digest: of }));
  await put({ format, migrations });
  let rows = 0;
  const tables = await store.owner.transaction().setIsolationLevel('repeatable read').execute(async (database) => {
    const found = await tablesOf(database);
    for (const { table, key } of found) {
      await put({ table });
      rows += await writeTable(database, table, key, put);
    }
    return found.length;
  });
  await write(`${JSON.stringify({ rows, digest: digest.digest('hex') })}\n`);
  return { tables, rows };
}

async function writeTable(
  database: Transaction<Tables>, table: string, key: string, put: (value: object) => Promise<void>,
): Promise<number> {
  await sql`declare backup_rows no scroll cursor for select to_jsonb(t)::text as row from ${sql.raw(table)} t order by ${sql.raw(key)}`
    .execute(database);
  for (let written = 0; ;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(rowsAtOnce))} from backup_rows`.execute(database);
    for (const { row } of rows) await put({ row });
    written += rows.length;
    if (rows.length < rowsAtOnce) {
      await sql`close backup_rows`.execute(database);
      return written;
    }
  }
}

/** The tables with their keys, each after those it refers to. */
async function tablesOf(database: Transaction<Tables>): Promise<{ table: string; key: string }[]> {
  const { rows } = await sql<{ table: string; key: string; needs: string[] }>`
    select format('%I.%I', n.nspname, c.relname) as "table",
      (select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      array(select distinct format('%I.%I', fn.nspname, f.relname) from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('portolan', 'auth') and c.relkind = 'r' order by 1`.execute(database);
  const placed: typeof rows = [];
  for (let left = rows; left.length > 0;) {
    const ready = left.filter(({ needs }) => needs.every((need) => placed.some(({ table }) => table === need)));
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.map(({ table }) => table).join(', ')}.`);
    placed.push(...ready);
    left = left.filter((row) => !ready.includes(row));
  }
  return placed;
}

/**
 * Fills an empty store from a backup, then brings it up to date. Throws {@link InputError} where the store is not empty, or the
 * backup is damaged, of a newer program, or holds a ledger that does not verify; then nothing is kept.
 */
export async function restoreBackup(place: StorePlace, file: string, lines: AsyncIterable<string>): Promise<BackupFinding> {
  const store = await connect(place);
  try {
    if ((await readApplied(store)).size > 0) throw refusal(file, 1, 'The store is not empty.',
      'Name a folder or database that holds nothing yet.');
    const reader = lines[Symbol.asyncIterator]();
    const digest = createHash('sha256');
    const first = await reader.next();
    const header = parsed(file, String(first.value ?? ''), 1);
    digest.update(`${String(first.value)}\n`);
    await migrate(store, wantedFor(file, header));
    const found = await store.owner.transaction().execute((database) => fill(database, file, { [Symbol.asyncIterator]: () => reader },
      digest));
    await migrate(store);
    return found;
  } finally {
    await store.close();
  }
}

function wantedFor(file: string, header: Record<string, unknown>): Migration[] {
  if (header.format !== format) throw refusal(file, 1, 'This is no backup of Portolan.', 'Make one with `portolan backup`.');
  const had = new Map((header.migrations as { name: string; digest: string }[]).map(({ name, digest }) => [name, digest]));
  const wanted = ownMigrations().filter(({ name }) => had.has(name));
  if (wanted.length < had.size) throw refusal(file, 1, 'A newer Portolan wrote this backup.', 'Restore it with that version.');
  const other = wanted.find(({ name, digest }) => had.get(name) !== digest);
  if (other === undefined) return wanted;
  throw refusal(file, 1, `This backup was made with another text of the step ${other.name}.`, 'Restore it with the version that made it.');
}

async function fill(
  database: Transaction<Tables>, file: string, lines: AsyncIterable<string>, digest: ReturnType<typeof createHash>,
): Promise<BackupFinding> {
  const tables = await tablesOf(database);
  // What was recorded when it happened is not recorded again.
  for (const { table } of tables) await sql`alter table ${sql.raw(table)} disable trigger user`.execute(database);
  let [number, table, rows, filled] = [1, '', 0, 0];
  let batch: string[] = [];
  let trailer: Record<string, unknown> | undefined;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) {
      await sql`insert into ${sql.raw(table)} select r.* from jsonb_array_elements(${`[${batch.join(',')}]`}::jsonb) e,
        jsonb_populate_record(null::${sql.raw(table)}, e) r`.execute(database);
    }
    batch = [];
  };
  for await (const line of lines) {
    const value = parsed(file, line, ++number);
    if (typeof value.row === 'string') {
      rows += 1;
      if (batch.push(value.row) >= rowsAtOnce) await flush();
    } else {
      await flush();
      if (typeof value.digest === 'string') trailer = value;
      else [table, filled] = [knownTable(tables, value.table, file, number), filled + 1];
    }
    if (trailer === undefined) digest.update(`${line}\n`);
  }
  if (trailer?.digest !== digest.digest('hex') || trailer.rows !== rows) throw refusal(file, number,
    'The backup is cut short or was changed.', 'Use another copy.');
  for (const { table: one } of tables) await sql`alter table ${sql.raw(one)} enable trigger user`.execute(database);
  const faults = await ledgerFaults(database);
  if (faults.length > 0) throw new InputError(faults.map((message): Diagnostic => ({ file, line: 1, column: 1, message })));
  return { tables: filled, rows };
}

function knownTable(tables: readonly { table: string }[], wanted: unknown, file: string, line: number): string {
  const found = tables.find(({ table }) => table === wanted);
  if (found === undefined) throw refusal(file, line, `There is no table ${String(wanted)}.`, 'Use another copy.');
  return found.table;
}

/** One line of a backup. */
function parsed(file: string, line: string, number: number): Record<string, unknown> {
  return parsedLine(file, line, number, 'The backup is damaged; use another copy.');
}

function refusal(file: string, line: number, message: string, hint: string): InputError {
  return new InputError([{ file, line, column: 1, message, hint }]);
}
