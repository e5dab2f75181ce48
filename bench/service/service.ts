import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { Analysts } from '../../src/cli/serve/analysts.ts';
import type { StorePlace } from '../../src/store/store.ts';
import { startPostgres } from '../../src/store/testing/postgres.ts';
import { figure, type Section, table } from '../table.ts';
import { type BenchServer, openBenchServer } from './benchServer.ts';

const secondsEach = 4;
const port = 41_799;
const examples = ['small-allied-market', 'half-finished'];

interface Load {
  name: string;
  clients: number;
  request(client: number, number: number): { path: string; body?: object; headers?: Record<string, string> };
}

/** The service under load, over the loopback, on both stores: requests a second, and how long the slowest hundredth took at least. */
export async function measureService(on: string): Promise<Section> {
  const analyst = await Analysts.start({ threads: Math.max(1, os.availableParallelism() - 1), longestSeconds: 60 });
  const folder = mkdtempSync(join(os.tmpdir(), 'portolan-bench-service-'));
  const postgres = await startPostgres();
  try {
    const rows = [
      ...await measureStore('folder (PGlite)', { folder }, analyst, on),
      ...await measureStore('PostgreSQL', { url: await postgres.newDatabase() }, analyst, on),
    ];
    return { title: 'The service under load', text: [
      `One server with clients and, where there is one, PostgreSQL on the same machine; ${secondsEach} seconds each. Every request\n`
      + 'is authorised, runs under the policies of the tables and leaves its events in the audit ledger. This PostgreSQL does not\nwait for its disk.',
      table(['store', 'what', 'clients', 'a second', 'half within', '99 of 100 within'], rows, [2, 3, 4, 5]),
    ].join('\n\n') };
  } finally {
    await analyst.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStore(name: string, place: StorePlace, analyst: Analysts, on: string): Promise<string[][]> {
  const server = await openBenchServer(place, analyst, port);
  const rows: string[][] = [];
  for (const load of loads(on)) rows.push([name, load.name, String(load.clients), ...await measure(load, server)]);
  await server.close();
  return rows;
}

function loads(on: string): Load[] {
  const texts = examples.map((example) => readFileSync(new URL(`../../examples/${example}.yaml`, import.meta.url), 'utf8'));
  const [first] = texts as [string, ...string[]];
  return [
    { name: 'read a workspace', clients: 8, request: () => ({ path: '' }) },
    { name: 'save a new package of 10 KB', clients: 8, request: () => ({ path: '/packages', body: { name: 'P', text: first.slice(0, 10_000) } }) },
    { name: 'ask one provision of the law', clients: 4, request: () => ({ path: '/ask/law', body: { provision: 'ear/774/3A090', on } }) },
    { name: 'screen a name', clients: 4, request: (client, number) => ({ path: '/ask/screen', body: { name: `Example ${client} Trading ${number}` } }) },
    {
      name: 'determine a package, keep the answer', clients: 2,
      request: (client, number) => ({ path: '/determinations', body: { text: `${texts[client % texts.length]!}\n# ${number}\n`, on } }),
    },
  ];
}

async function measure({ clients, request }: Load, { address, workspace, secret }: BenchServer): Promise<string[]> {
  const milliseconds: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let number = 0; performance.now() - began < secondsEach * 1000; number++) {
      const { path, body } = request(client, number);
      const at = performance.now();
      const response = await fetch(`${address}/api/workspaces/${workspace}${path}`, {
        headers: { authorization: `Bearer ${secret}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
      milliseconds.push(performance.now() - at);
    }
  }));
  const seconds = (performance.now() - began) / 1000;
  milliseconds.sort((left, right) => left - right);
  const within = (share: number): string => `${figure(milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))]!)} ms`;
  return [figure(milliseconds.length / seconds), within(0.5), within(0.99)];
}
