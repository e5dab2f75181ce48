import { Worker } from 'node:worker_threads';
import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import type { Side } from '../../determination/compareSide.ts';
import { accountsOver } from '../../determination/portfolioAccounts.ts';
import { loadLicenceAccounts } from '../portfolioAccounts.ts';
import { openPackages, packageFiles } from '../portfolioFiles.ts';
import { openPlan } from './laws.ts';
import type { OpenLaws } from './openLaws.ts';
import type { Plan } from './plan.ts';
import { type ShardResult, shardResult } from './shard.ts';
import { packagesOf, type Shard } from './shardPackages.ts';
import { type Simulation, simulationOf, Sums } from './simulation.ts';

export interface RunOptions {
  /** So many threads, this one aside where there are several. */
  threads?: number;
  /** How many packages are looked at together; sums are rounded in the order of parts. */
  part?: number;
  onProgress?: (packages: number, all: number) => void;
}

/** Packages looked at together unless the plan says otherwise: few enough for little memory, many enough that most are alike. */
const usualPart = 1000;

/**
 * Puts a portfolio under every law of a plan. It is divided in the same way however many threads there are, so that the same
 * plan gives the same figures to the last digit. Throws `InputError` for packages or laws that cannot be used.
 */
export async function runSimulation(plan: Plan, { threads = 1, part = usualPart, onProgress }: RunOptions = {}): Promise<Simulation> {
  const open = openPlan(plan);
  const shards = shardsOf(plan, part);
  const all = shards.reduce((sum, shard) => sum + (shard.kind === 'files' ? shard.paths.length : shard.packages), 0);
  const sums = new Sums(plan.laws.length, (done) => onProgress?.(done, all));
  onProgress?.(0, all);
  if (threads > 1 && shards.length > 1) await inThreads(plan, shards, Math.min(threads, shards.length), sums);
  else for (const [number, shard] of shards.entries()) sums.take(number, shardResult(open, plan, packagesOf(open, shard)));
  return simulationOf(open, plan, sums, (side) => accountsUnder(open, plan, side));
}

function accountsUnder(open: OpenLaws, { portfolio, accounts, assumeOrdinary }: Plan, { engine, question }: Side) {
  if (accounts !== true || portfolio.kind !== 'files') return undefined;
  const { corpus } = engine;
  return accountsOver(engine, openPackages(portfolio.paths, open), open.catalog,
    { on: question.on, view: question.view, accounts: loadLicenceAccounts(corpus), assumeOrdinary });
}

function shardsOf({ portfolio }: Plan, part: number): Shard[] {
  const shards: Shard[] = [];
  if (portfolio.kind === 'files') {
    const paths = portfolio.paths.flatMap(packageFiles);
    for (let first = 0; first < paths.length; first += part) {
      shards.push({ kind: 'files', paths: paths.slice(first, first + part) });
    }
    return shards;
  }
  const { packages, seed } = portfolio;
  for (let first = 0; first < packages; first += part) {
    shards.push({ kind: 'generated', first, packages: Math.min(part, packages - first), seed });
  }
  return shards;
}

/** Gives each thread a part, and the next when it is done. */
async function inThreads(plan: Plan, shards: readonly Shard[], threads: number, sums: Sums): Promise<void> {
  let next = 0;
  const workers: Worker[] = [];
  const working = Promise.all(Array.from({ length: threads }, () => new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: plan });
    workers.push(worker);
    const give = (): void => {
      if (next < shards.length) worker.postMessage({ number: next, shard: shards[next++] });
      else resolve();
    };
    worker.on('message', (said: { number: number; result: ShardResult } | { refused: Diagnostic[] }) => {
      if ('refused' in said) {
        reject(new InputError(said.refused));
        return;
      }
      sums.take(said.number, said.result);
      give();
    });
    worker.on('error', reject);
    give();
  })));
  try {
    await working;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
