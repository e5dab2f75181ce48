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

const [partPackages, partsInAll] = [150, 4];
const million = 1_000_000;

/**
 * The same parts of a portfolio on one thread and on two: read, put into tables, compared, forgotten. A million packages are
 * many hundred times as many parts; what they take is reckoned from these, and the memory is that of a part on each thread.
 */
export async function measureThreads(on: string): Promise<{ text: string; verdicts: string[][] }> {
  const one = await inThreads(on, 1);
  const two = await inThreads(on, 2);
  const speedup = one.seconds / two.seconds;
  const packages = partPackages * partsInAll;
  const reckoned = two.seconds / packages * million / 60;
  const rows = [['1', one], ['2', two]] as const;
  return {
    text: `On worker threads, ${figure(packages)} packages in parts of ${figure(partPackages)}, each read from its text, checked, `
      + `measured and compared under \`gain-ai\`\n`
      + `and forgotten; time on the wall, threads started before. Reading takes most of it. A million at this rate, `
      + `on two threads: ${figure(reckoned)} minutes\n`
      + '(reckoned, not run); memory does not grow with the number of parts.\n\n'
      + table(['threads', 'seconds', 'packages a second', 'resident, MB'], rows.map(([threads, { seconds, megabytes }]) =>
        [threads, figure(seconds), figure(packages / seconds), figure(megabytes)]), [1, 2, 3]),
    verdicts: [
      verdict('two threads against one', 'near-linear (1.7 times)', `${figure(speedup)} times`, speedup >= 1.7),
      verdict('memory with a part on each of two threads', 'under 1 GB', `${figure(two.megabytes)} MB`, two.megabytes < 1000),
    ],
  };
}

async function inThreads(on: string, threads: number): Promise<{ seconds: number; megabytes: number }> {
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
  await done;
  const seconds = (performance.now() - begun) / 1000;
  const megabytes = process.memoryUsage.rss() / 1e6;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { seconds, megabytes };
}
