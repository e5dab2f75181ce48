import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Configuration, refusal, settings } from '../../service/configuration.ts';
import type { StorePlace } from '../../store/store.ts';
import { attempt } from '../inputFile.ts';

/** Where the service keeps everything unless told otherwise. */
export function dataFolder(): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_DATA_HOME || LOCALAPPDATA || join(homedir(), '.local', 'share'), 'portolan', 'service');
}

/** The store that settings and flags name. */
export function placeOf({ databaseUrl, databaseConnections }: Pick<Configuration, 'databaseUrl' | 'databaseConnections'>,
  folder: string): StorePlace {
  return databaseUrl === undefined ? { folder } : { url: databaseUrl, connections: databaseConnections };
}

/**
 * The secret of the settings, or the one of the data folder, made when it is first asked for. Throws `InputError` where it has
 * to be given.
 */
export function secretOf({ secret, databaseUrl }: Pick<Configuration, 'secret' | 'databaseUrl'>, folder: string): string {
  if (secret !== undefined) return secret;
  if (databaseUrl !== undefined) throw refusal(settings.secret, 'Every process on one database needs the same secret: give one.');
  const file = join(folder, 'secret');
  return attempt(file, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8');
  });
}
