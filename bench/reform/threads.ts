import { Worker } from 'node:worker_threads';
import { figure, table, verdict } from '../table.ts';

/** What one thread is given and what it says when it is done. */
export interface ThreadOrder {
  on: string;
  reform: string;
  /** Packages a part, parts for each thread, and where a thread begins. */
  packages: number;
  parts: number;
  thread: number;
}

const [partPackages, fewParts] = [1000, 8];
const million = 1_000_000;

/**
 * Parts of a portfolio on one thread and on two: made, read, put into tables, compared, forgotten. With `whole` two threads go
 * through a million packages; else what these take is reckoned from a few parts.
 */
export async function measureThreads(on: string, whole: boolean): Promise<{ text: string; verdicts: string[][] }> {
  const one = await inThreads(on, 1, fewParts);
  const two = await inThreads(on, 2, fewParts);
  const all = whole ? await inThreads(on, 2, million / partPackages) : undefined;
  const speedup = two.rate / one.rate;
  const minutes = million / (all ?? two).rate / 60;
  const rows = [['1', one], ['2', two], ...(all === undefined ? [] : [['2', all] as const])] as const;
  const most = Math.max(...rows.map(([, { megabytes }]) => megabytes));
  return {
    text: `On worker threads, packages in parts of ${figure(partPackages)}, each made, read, checked, measured and compared under `
      + '`gain-ai` and\nforgotten; time on the wall, threads started before. A million on two threads: '
      + `${figure(minutes)} minutes${all === undefined ? ' at this rate (reckoned, not run)' : ''}.\n\n`
      + table(['threads', 'packages', 'packages a second', 'most resident, MB'], rows.map(([threads, { packages, rate, megabytes }]) =>
        [threads, figure(packages), figure(rate), figure(megabytes)]), [1, 2, 3]),
    verdicts: [
      verdict('two threads against one', 'near-linear (1.7 times)', `${figure(speedup)} times`, speedup >= 1.7),
      verdict(all === undefined ? 'memory with a part on each of two threads' : 'memory of a million packages', 'under 1 GB',
        `${figure(most)} MB`, most < 1000),
    ],
  };
}

interface Run {
  packages: number;
  /** Packages a second. */
  rate: number;
  megabytes: number;
}

async function inThreads(on: string, threads: number, partsInAll: number): Promise<Run> {
  const workers = Array.from({ length: threads }, (_, thread) => {
    const workerData: ThreadOrder = { on, reform: 'gain-ai', packages: partPackages, parts: partsInAll / threads, thread };
    return new Worker(new URL('./thread.ts', import.meta.url), { workerData });
  });
  const said = (worker: Worker): Promise<unknown> => new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await Promise.all(workers.map(said));
  const begun = performance.now();
  const done = Promise.all(workers.map(said));
  for (const worker of workers) worker.postMessage('go');
  let megabytes = 0;
  const watch = setInterval(() => { megabytes = Math.max(megabytes, process.memoryUsage.rss() / 1e6); }, 100);
  await done;
  clearInterval(watch);
  const packages = partPackages * partsInAll;
  const rate = packages / (performance.now() - begun) * 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { packages, rate, megabytes };
}
