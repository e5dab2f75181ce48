import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Command } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { readConfiguration } from '../../service/configuration.ts';
import { restoreBackup, writeBackup } from '../../store/backup.ts';
import { openStore, type StorePlace } from '../../store/store.ts';
import { asInputError } from '../inputFile.ts';
import { dataFolder, placeOf } from '../serve/place.ts';

/** `portolan backup` and `portolan restore`: everything the service keeps, in one file that fits either kind of store. */
export function addBackupCommands(program: Command): void {
  program.command('backup')
    .description('Write everything the service keeps into one file.')
    .argument('<file>', 'where to write it; nothing is written over')
    .option('--data <folder>', 'where everything is kept, unless DATABASE_URL names a PostgreSQL', dataFolder())
    .action(backup);
  program.command('restore')
    .description('Fill an empty folder or database from a backup.')
    .argument('<file>', 'the backup')
    .option('--data <folder>', 'the folder to fill, unless DATABASE_URL names a PostgreSQL', dataFolder())
    .action(restore);
}

function placeFor(folder: string): StorePlace {
  return placeOf(readConfiguration(process.env, { port: 0, processors: 1 }), folder);
}

async function backup(file: string, { data }: { data: string }): Promise<void> {
  const store = await openStore(placeFor(data));
  const half = `${file}.${process.pid}.half`;
  try {
    const zip = createGzip();
    const written = pipeline(zip, createWriteStream(half, { flags: 'wx', mode: 0o600 }));
    const [found] = await Promise.all([
      writeBackup(store, async (line) => { if (!zip.write(line)) await once(zip, 'drain'); }).finally(() => zip.end()), written,
    ]);
    renameSync(half, file);
    process.stdout.write(`${file}: ${found.rows} rows of ${found.tables} tables.\n`);
  } catch (error) {
    rmSync(half, { force: true });
    throw asInputError(file, error);
  } finally {
    await store.close();
  }
}

async function restore(file: string, { data }: { data: string }): Promise<void> {
  const zipped = createReadStream(file);
  const text = zipped.pipe(createGunzip());
  zipped.on('error', (error) => text.destroy(error));
  try {
    const found = await restoreBackup(placeFor(data), file, createInterface({ input: text, crlfDelay: Infinity }));
    process.stdout.write(`${file}: ${found.rows} rows of ${found.tables} tables are restored, and the ledger verifies.\n`);
  } catch (error) {
    if (!/^Z_/.test(String((error as NodeJS.ErrnoException).code))) throw asInputError(file, error);
    throw new InputError([{ file, line: 1, column: 1, message: 'The backup is cut short or was changed.', hint: 'Use another copy.' }]);
  }
}
