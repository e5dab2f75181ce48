import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { figure, type Section, table } from '../table.ts';
import { bestCommand, bestProcess, type Taken } from './process.ts';
import { writeProvisions } from './provisions.ts';

const runs = 4;
const provisions = 1000;
const example = join('examples', 'gulf-sovereign-cluster.yaml');
const main = ['--import', './scripts/guard.mjs', join('src', 'cli', 'main.ts')];

/** What somebody waits for: a command from nothing, and a large corpus from its cache and without. */
export function measureCold(on: string): Section {
  const folder = mkdtempSync(join(os.tmpdir(), 'portolan-bench-'));
  try {
    writeProvisions(folder, provisions);
    const check = ['check', example, '--on', on];
    const cache = { PORTOLAN_CACHE: join(folder, 'cache') };
    const read = (...more: string[]): string[] => [join('bench', 'cold', 'read.ts'), folder, ...more];
    const node = bestProcess(runs, ['--eval', '0']);
    const checked = bestProcess(1, read('check'), { PORTOLAN_CACHE: join(folder, 'unused') });
    bestProcess(1, read(), cache);
    const rows: [string, string, number, Taken][] = [
      ['an empty Node process, for comparison', '', Infinity, node],
      ['`npx portolan check`, without npx itself', 'under 0.5 s', 500, bestCommand(3 * runs, ['node', 'scripts/portolan.mjs', ...check])],
      ['the same from the sources', '', Infinity, bestProcess(runs, [...main, ...check])],
      ['1,000 provision files from the cache', 'under 0.15 s', 150, less(bestProcess(runs, read(), cache), node)],
      ['1,000 provision files read and checked', 'under 2 s', 2000, less(checked, node)],
    ];
    return { title: 'From cold', text: [
      `New processes, best of ${runs} (the command: of ${3 * runs}). The generated law has ${figure(provisions)} provision files, found in the cache under the\n`
      + 'digest of their texts, or read and checked without a cache; the time of an empty Node process is taken off those two. The command\n'
      + 'starts from the snapshot that it keeps of itself (`scripts/snapshot.mjs`).',
      table(['what', 'wanted', 'on the wall', 'of the processor', 'memory', ''], rows.map(([what, wanted, limit, taken]) => [
        what, wanted, seconds(taken.wallMilliseconds), seconds(taken.processorMilliseconds), memory(taken),
        limit === Infinity ? '' : taken.wallMilliseconds < limit ? 'met'
          : taken.processorMilliseconds < limit ? 'not met on this wall; the processor took less' : 'not met']), [1, 2, 3, 4]),
    ].join('\n\n') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function less(taken: Taken, empty: Taken): Taken {
  return {
    ...taken, wallMilliseconds: taken.wallMilliseconds - empty.wallMilliseconds,
    processorMilliseconds: taken.processorMilliseconds - empty.processorMilliseconds,
  };
}

function memory({ residentBytes }: Taken): string {
  return Number.isNaN(residentBytes) ? '' : `${figure(residentBytes / 2 ** 20)} MB`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
