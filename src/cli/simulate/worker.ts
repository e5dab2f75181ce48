import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../corpus/diagnostic.ts';
import { openPlan } from './laws.ts';
import type { Plan } from './plan.ts';
import { shardResult } from './shard.ts';
import { packagesOf, type Shard } from './shardPackages.ts';

// One thread of `portolan simulate`: gets parts of a portfolio, gives back their sums.
const plan = workerData as Plan;
const open = openPlan(plan);

parentPort!.on('message', ({ number, shard }: { number: number; shard: Shard }) => {
  try {
    parentPort!.postMessage({ number, result: shardResult(open, plan, packagesOf(open, shard)) });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // An error loses its kind on the way to another thread.
    parentPort!.postMessage({ refused: error.diagnostics });
  }
});
