import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

let ticksASecond: number | undefined;

/**
 * Milliseconds that another process spent on processors until now, where the system tells (Linux, in its own ticks); elsewhere
 * those of the clock, which is unfair to it on a busy machine.
 */
export function processorMilliseconds(pid: number): number {
  if (process.platform !== 'linux') return performance.now();
  ticksASecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  // After the name of the program, which may hold anything and ends with the last bracket, times are the 12th and 13th field.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 1000 / ticksASecond;
}
