import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { bestProcess, type Taken } from '../cold/process.ts';
import { randomFrom } from '../random.ts';
import { usualPlace } from './data.ts';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const [parties, partiesInPiece] = [1_000_000, 20_000];
/** Of the list one entry in so many is new. */
const newOne = 172;

/** What screening a book again against what changed in a list came to. */
export interface Delta extends Taken {
  parties: number;
  entries: number;
}

/**
 * Screens a book of a million made-up people again, as `portolan screen --since` does it, after a list got new entries: the
 * Consolidated Screening List of July 2026 after itself without one entry in a hundred and seventy-two.
 */
export function measureDelta(people: readonly string[], place = usualPlace): Delta {
  const folder = mkdtempSync(join(os.tmpdir(), 'portolan-bench-'));
  try {
    const environment = { PORTOLAN_LISTS: join(folder, 'lists') };
    const take = (file: string, day: string): void => {
      execFileSync(process.execPath, [program, 'lists', 'import', file, '--published', day],
        { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] });
    };
    const [head, ...rows] = parse(gunzipSync(readFileSync(`${place}/screening/csl_2026-07-31.csv.gz`))) as string[][];
    const isNew = (_: unknown, at: number): boolean => at % newOne === 0;
    const [before, after, book] = ['before.csv', 'after.csv', 'book.csv'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(before, stringify([head!, ...rows.filter((row, at) => !isNew(row, at))]));
    writeFileSync(after, stringify([head!, ...rows]));
    take(before, '2026-07-30');
    take(after, '2026-07-31');
    writeBook(book, people);
    const out = join(folder, 'found.ndjson');
    const taken = bestProcess(1, [program, 'screen', '--file', book, '--out', out, '--since', 'us-csl'], environment);
    return { ...taken, parties, entries: rows.filter(isNew).length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** First and last names of the made-up people, put together anew. */
function writeBook(path: string, people: readonly string[]): void {
  const random = randomFrom(1);
  const some = (): string[] => people[Math.floor(random() * people.length)]!.split(' ');
  const file = openSync(path, 'w');
  writeSync(file, 'id,name\n');
  for (let from = 0; from < parties; from += partiesInPiece) {
    const piece = Array.from({ length: partiesInPiece }, (_, at): [number, string] => [from + at, `${some()[0]!} ${some().at(-1)!}`]);
    writeSync(file, stringify(piece));
  }
  closeSync(file);
}
