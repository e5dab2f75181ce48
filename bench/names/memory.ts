import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { partyNamed } from '../../src/screening/entry.ts';
import { Screener } from '../../src/screening/names/screener.ts';
import { openList } from './data.ts';
import { distorted } from './speed.ts';

const here = fileURLToPath(import.meta.url);

/** Megabytes that a process of its own holds in memory with the list indexed and some names screened. */
export function residentMegabytes(place?: string): number {
  return Number(execFileSync(process.execPath, ['--expose-gc', here, ...(place === undefined ? [] : [place])], { encoding: 'utf8' }));
}

if (process.argv[1] === here) {
  const entries = openList(process.argv[2])!;
  const screener = new Screener(entries);
  for (const name of distorted(entries, 1000)) screener.screen(partyNamed(name));
  (globalThis as { gc?: () => void }).gc?.();
  process.stdout.write(String(Math.round(process.memoryUsage().rss / 1e6)));
}
