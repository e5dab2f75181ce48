import { parentPort, workerData } from 'node:worker_threads';
import { openPlan } from '../../src/cli/simulate/laws.ts';
import { shardResult } from '../../src/cli/simulate/shard.ts';
import { packagesOf } from '../../src/cli/simulate/shardPackages.ts';
import type { ThreadOrder } from './threads.ts';

// One thread of the measurement: ready, then all of its parts, then done.
const { on, reform, packages, parts, thread } = workerData as ThreadOrder;
const plan = {
  title: '', question: '', reading: [], on, assumeOrdinary: true, portfolio: { kind: 'generated' as const, packages, seed: 7 },
  laws: [{ name: 'a', law: `${on}:enforced` }, { name: 'b', law: `${on}:enforced+${reform}` }], sources: [],
};
const open = openPlan(plan);
parentPort!.once('message', () => {
  for (let part = 0; part < parts; part++) {
    const first = (thread * parts + part) * packages;
    shardResult(open, plan, packagesOf(open, { kind: 'generated', first, packages, seed: 7 }));
  }
  parentPort!.postMessage('done');
});
parentPort!.postMessage('ready');
