import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { partyNamed } from '../../src/screening/entry.ts';
import { Screener } from '../../src/screening/names/screener.ts';
import { openNameData } from './data.ts';

const here = fileURLToPath(import.meta.url);

/** Megabytes that a process of its own holds in memory with the list indexed and some names screened. */
export function residentMegabytes(place?: string): number {
  return Number(execFileSync(process.execPath, ['--expose-gc', here, ...(place === undefined ? [] : [place])], { encoding: 'utf8' }));
}

if (process.argv[1] === here) {
  const data = openNameData(process.argv[2])!;
  const screener = new Screener(data.entries);
  for (const { full_name: name } of data.strangers.slice(0, 500)) screener.screen(partyNamed(name!));
  (globalThis as { gc?: () => void }).gc?.();
  process.stdout.write(String(Math.round(process.memoryUsage().rss / 1e6)));
}
