import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { partyNamed } from '../../src/screening/entry.ts';
import { packIndex, unpackIndex } from '../../src/screening/names/index/packed.ts';
import { Screener } from '../../src/screening/names/screener.ts';
import { collectGarbage } from '../garbage.ts';
import { openList } from './data.ts';
import { distorted } from './speed.ts';

const here = fileURLToPath(import.meta.url);

/** Megabytes that a process of its own holds after it made the index and screened some names, and one that found it made. */
export function residentMegabytes(place = ''): { making: number; kept: number } {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
  const run = (how: string): number =>
    Number(execFileSync(process.execPath, [here, how, join(folder, 'index.bin'), place], { encoding: 'utf8' }));
  try {
    return { making: run('make'), kept: run('read') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === here) {
  const [how, file, place] = process.argv.slice(2);
  const entries = openList(place === '' ? undefined : place)!;
  const screener = new Screener(entries, how === 'read' ? unpackIndex(new Uint8Array(readFileSync(file!))) : undefined);
  if (how === 'make') writeFileSync(file!, packIndex(screener.index));
  for (const name of distorted(entries, 1000)) screener.screen(partyNamed(name));
  collectGarbage();
  process.stdout.write(String(Math.round(process.memoryUsage().rss / 1e6)));
}
