import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/cli/lawFiles.ts';

const usage = new URL('usage.mjs', import.meta.url).href;

/** What a process and those it started took: on the wall, of the processor (all threads), the memory held at its end and at most. */
export interface Taken {
  wallMilliseconds: number;
  processorMilliseconds: number;
  residentBytes: number;
  mostBytes: number;
}

/** Runs Node anew on the arguments, some times over; the run that was over soonest. Throws where it fails. */
export function bestProcess(runs: number, args: readonly string[], environment: Record<string, string> = {}): Taken {
  const told = join(os.tmpdir(), `portolan-bench-${process.pid}.json`);
  const env = { ...process.env, ...environment, NODE_OPTIONS: `--import ${usage}`, PORTOLAN_BENCH_USAGE: told };
  const found = Array.from({ length: runs }, (): Taken => {
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8', env });
    const wallMilliseconds = performance.now() - begun;
    // 1 is an answer: something is required or open.
    if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
    const parts = readFileSync(told, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Omit<Taken, 'wallMilliseconds'>);
    rmSync(told);
    return {
      wallMilliseconds,
      processorMilliseconds: parts.reduce((sum, part) => sum + part.processorMilliseconds, 0),
      residentBytes: Math.max(...parts.map((part) => part.residentBytes)),
      mostBytes: Math.max(...parts.map((part) => part.mostBytes)),
    };
  });
  return soonest(found);
}

/** A command as it is typed, some times over; the run that was over soonest. Of its memory nothing is known. Throws where it fails. */
export function bestCommand(runs: number, words: readonly string[]): Taken {
  // Node 20 reads these certificates at every start, which is the time of the machine's set-up and not of the command.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const found = Array.from({ length: runs }, (): Taken => {
    const begun = performance.now();
    // The shell's own way of saying what its children took; theirs is the last line.
    const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$@"; code=$?; times; exit $code', 'sh', ...words],
      { cwd: projectRoot, encoding: 'utf8', env });
    const wallMilliseconds = performance.now() - begun;
    if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')} ended with ${status}:\n${stderr}`);
    const taken = [...stdout.trimEnd().split('\n').at(-1)!.matchAll(/(\d+)m([\d.]+)s/g)];
    const processorMilliseconds = taken.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
    return { wallMilliseconds, processorMilliseconds, residentBytes: NaN, mostBytes: NaN };
  });
  return soonest(found);
}

function soonest(found: readonly Taken[]): Taken {
  return found.toSorted((left, right) => left.wallMilliseconds - right.wallMilliseconds)[0]!;
}
