import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ListEntry } from '../../../src/screening/entry.ts';
import { freePort } from '../../../src/store/testing/freePort.ts';
import type { NamePair, OutsideMatcher } from '../matchers.ts';
import { processorMilliseconds } from './processorTime.ts';

/** A name as the files of OFAC have it, by which watchman is given every list. */
interface Listed {
  name: string;
  isPerson: boolean;
  aliases: readonly string[];
}

interface Found {
  SDNs: { entityID: string; match: number }[] | null;
  altNames: { entityID: string; alternateName: string; match: number }[] | null;
}

/** It takes a minute or two to take the list in. */
const [queries, most, readyTries, tryMilliseconds] = [40, 100, 500, 500];
/** Its other lists, which would be fetched. */
const lists = ['US_DPL_LIST', 'EU_SCREENING_LIST', 'UK_CSL_SANCTIONS_LIST', 'UK_SANCTIONS_LIST', 'US_CSL_SANCTIONS_LIST'];

/** The server of moov-io/watchman (0.31), with the list as its only one, on one processor of this machine. */
export async function openWatchman(server: string, entries: readonly ListEntry[]): Promise<OutsideMatcher> {
  const running = await startServer(server, entries.map(({ name, kind, aliases }) => (
    { name, isPerson: kind === 'person', aliases: aliases.map((alias) => alias.name) })));
  return {
    title: 'watchman', version: `watchman ${versionOf(server)}`, queries,
    rank: async (name, without) => {
      const { SDNs, altNames } = await running.find(name);
      const found = [
        ...(SDNs ?? []).map(({ entityID, match }) => ({ entry: Number(entityID), match })),
        ...(altNames ?? []).map(({ entityID, alternateName, match }) => ({ entry: Number(entityID), alternateName, match }))
          .filter(({ entry, alternateName }) => without?.entries.has(entry) !== true || alternateName !== without.name),
      ].sort((left, right) => right.match - left.match);
      return [...new Set(found.map(({ entry }) => entry))];
    },
    scorePairs: (pairs) => scorePairs(server, pairs),
    milliseconds: () => processorMilliseconds(running.pid),
    close: running.close,
  };
}

/** It has no way to compare two names: so one of each pair is its list, and it is searched for the other. */
async function scorePairs(server: string, pairs: readonly NamePair[]): Promise<number[]> {
  const listed = pairs.map(({ other, schema }) => ({ name: other, isPerson: schema === 'Person', aliases: [] }));
  const running = await startServer(server, listed);
  try {
    const scores: number[] = [];
    for (const [at, { one }] of pairs.entries()) {
      const { SDNs } = await running.find(one);
      scores.push(SDNs?.find(({ entityID }) => Number(entityID) === at)?.match ?? 0);
    }
    return scores;
  } finally {
    running.close();
  }
}

/** Which version was built into a program: its own answer is empty where it was built by `go build`. */
function versionOf(server: string): string {
  return /moov-io\/watchman\tv([\w.+-]+)/.exec(readFileSync(server, 'latin1'))?.[1] ?? 'of an unknown version';
}

interface Running {
  pid: number;
  find: (name: string) => Promise<Found>;
  close: () => void;
}

async function startServer(server: string, listed: readonly Listed[]): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-watchman-'));
  writeList(folder, listed);
  const [port, adminPort] = [await freePort(), await freePort()];
  const child = spawn(server, ['-max-procs', '1'], {
    stdio: 'ignore',
    env: {
      INITIAL_DATA_DIRECTORY: folder, DATA_REFRESH_INTERVAL: 'off', DISABLE_WEB_UI: 'true',
      HTTP_BIND_ADDRESS: `127.0.0.1:${port}`, HTTP_ADMIN_BIND_ADDRESS: `127.0.0.1:${adminPort}`,
      ...Object.fromEntries(lists.map((list) => [`WITH_${list}`, 'false'])),
    },
  });
  const close = (): void => {
    child.kill();
    rmSync(folder, { recursive: true });
  };
  const failed = once(child, 'exit').then(() => { throw new Error(`${server} ended before it answered.`); });
  const get = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  failed.catch(() => undefined);
  try {
    await Promise.race([untilReady(() => get('/ping')), failed]);
  } catch (error) {
    close();
    throw error;
  }
  return {
    pid: child.pid!, close,
    find: async (name) => JSON.parse(await get(`/search?limit=${most}&name=${encodeURIComponent(name)}`)) as Found,
  };
}

/** Its four files: the entries by number, their other names, and two that stay empty but for a line. */
function writeList(folder: string, listed: readonly Listed[]): void {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const none = (columns: number): string => Array<string>(columns).fill('-0-').join(',');
  const write = (file: string, lines: readonly string[]): void => writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  write('sdn.csv', listed.map(({ name, isPerson }, at) => `${at},${quoted(name)},${isPerson ? '"individual"' : '-0-'},"TEST",${none(8)}`));
  write('alt.csv', listed.flatMap(({ aliases }, at) => aliases.map((alias, each) => `${at},${each},"aka",${quoted(alias)},-0-`)));
  write('add.csv', [`0,0,${none(4)}`]);
  write('sdn_comments.csv', ['0,-0-']);
}

async function untilReady(ask: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await ask();
      return;
    } catch (error) {
      if (tried === readyTries) throw error;
      await setTimeout(tryMilliseconds);
    }
  }
}
