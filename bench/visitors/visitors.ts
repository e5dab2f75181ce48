import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { Analysts } from '../../src/cli/serve/analysts.ts';
import { builtSite } from '../../src/cli/siteBuild.ts';
import { siteData } from '../../src/cli/siteData.ts';
import { siteListener } from '../../src/cli/siteServer.ts';
import { randomFrom } from '../../src/package/generate.ts';
import { type BenchServer, openBenchServer } from '../service/benchServer.ts';
import { figure, type Section, table } from '../table.ts';

const visitors = 100;
const secondsLong = 30;
/** A visitor looks at what came before doing the next thing, so many seconds in the mean. */
const meanPauseSeconds = 5;
/** Of what visitors do, so much asks the API for a determination; the rest opens a page with all that it loads. */
const determining = 0.2;
const wantedMilliseconds = 300;
const port = 41_798;
const pages = ['/', '/check', '/ask', '/law', '/law/map', '/programme', '/finance', '/screening', '/simulate', '/verify'];

/** A hundred people at one server over the loopback: how long they wait for a page, and for a determination through the API. */
export async function measureVisitors(on: string): Promise<Section> {
  const folder = mkdtempSync(join(os.tmpdir(), 'portolan-bench-visitors-'));
  const analyst = await Analysts.start({ threads: Math.max(1, os.availableParallelism() - 1), longestSeconds: 60 });
  try {
    const server = await openBenchServer({ folder }, analyst, port, siteListener(await builtSite(), siteData(), { isService: true }));
    const assets = await assetsOf(server);
    // Once each before it counts: what is compressed or compiled at the first request is there at the second.
    await openPage(server, '/', assets);
    await determine(server, 0, on);
    const taken = { page: [] as number[], determination: [] as number[] };
    await Promise.all(Array.from({ length: visitors }, (_, visitor) => visit(server, visitor, { assets, on, taken })));
    await server.close();
    const rows = [rowOf('a page with its scripts and styles', taken.page), rowOf('a determination through the API', taken.determination)];
    return { title: 'A hundred visitors', text: [
      `${visitors} visitors at one server and its embedded store on this machine, for ${secondsLong} seconds; each does something every `
      + `${meanPauseSeconds} seconds in the mean, one thing in five a determination of an example package with the answer kept. The visitors run `
      + `on the same cores. Wanted: 95 of 100 within ${wantedMilliseconds} ms.`,
      table(['what', 'how many', 'half within', '95 of 100 within', '99 of 100 within', ''], rows, [1, 2, 3, 4]),
    ].join('\n\n') };
  } finally {
    await analyst.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Visit {
  assets: readonly string[];
  on: string;
  taken: { page: number[]; determination: number[] };
}

async function visit(server: BenchServer, visitor: number, { assets, on, taken }: Visit): Promise<void> {
  const random = randomFrom(visitor);
  const end = performance.now() + secondsLong * 1000;
  for (let number = 0; ; number++) {
    await new Promise((resolve) => { setTimeout(resolve, -Math.log(1 - random()) * meanPauseSeconds * 1000); });
    if (performance.now() > end) return;
    const begun = performance.now();
    if (random() < determining) {
      await determine(server, visitor * 1000 + number, on);
      taken.determination.push(performance.now() - begun);
    } else {
      await openPage(server, pages[Math.floor(random() * pages.length)]!, assets);
      taken.page.push(performance.now() - begun);
    }
  }
}

/** What the first page loads before it can be read. */
async function assetsOf({ address }: BenchServer): Promise<string[]> {
  const page = await (await fetch(`${address}/`)).text();
  return [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
}

async function openPage(server: BenchServer, path: string, assets: readonly string[]): Promise<void> {
  await taking(server, path);
  await Promise.all(assets.map((asset) => taking(server, asset)));
}

async function taking({ address }: BenchServer, path: string): Promise<void> {
  const response = await fetch(`${address}${path}`);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
}

const example = readFileSync(new URL('../../examples/small-allied-market.yaml', import.meta.url), 'utf8');

async function determine({ address, workspace, secret }: BenchServer, number: number, on: string): Promise<void> {
  const response = await fetch(`${address}/api/workspaces/${workspace}/determinations`, {
    method: 'POST', headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text: `${example}\n# ${number}\n`, on }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`determination: ${response.status} ${text.slice(0, 300)}`);
}

function rowOf(name: string, milliseconds: readonly number[]): string[] {
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const within = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  const shown = [0.5, 0.95, 0.99].map((share) => `${figure(within(share))} ms`);
  return [name, figure(sorted.length), ...shown, within(0.95) < wantedMilliseconds ? 'met' : 'not met'];
}
