import { Worker } from 'node:worker_threads';
import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import type { Indicators, ProcessingDays } from '../../corpus/indicators.ts';
import { joined, type PortfolioComparison } from '../../determination/comparePortfolio.ts';
import { type Side, shownSide, type SideShown } from '../../determination/compareSide.ts';
import { accountsOver, type PortfolioAccount } from '../../determination/portfolioAccounts.ts';
import { type Partners, partnersOn } from '../../determination/simulate.ts';
import { addTallies, type Tallies } from '../../determination/tally.ts';
import { loadLicenceAccounts } from '../portfolioAccounts.ts';
import { openPackages, packageFiles } from '../portfolioFiles.ts';
import { openPlan, type OpenLaws } from './laws.ts';
import type { Plan } from './plan.ts';
import { type Shard, type ShardResult, shardResult, talliesIn } from './shard.ts';

/** One law of a simulation: its sums, and what it moves against the first law. */
export interface LawResult {
  name: string;
  side: SideShown;
  days: ProcessingDays;
  tallies: Tallies;
  moved?: PortfolioComparison;
  /** What the packages draw on limits that several share, where the plan asks for it. */
  accounts?: PortfolioAccount[];
}

/** A simulation, ready to be written. */
export interface Simulation {
  plan: Plan;
  packages: number;
  law: Indicators;
  partners: Partners[];
  /** Countries by their codes. */
  countries: Readonly<Record<string, string>>;
  laws: LawResult[];
}

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
  else for (const [number, shard] of shards.entries()) sums.take(number, shardResult(open, plan, shard));
  return {
    plan, packages: all, law: open.law, partners: partnersOn(open.sides[0]!, open.law), countries: open.workbench.corpus.countries,
    laws: open.sides.map((side, index): LawResult => {
      const { name, days = open.law.processingDays } = plan.laws[index]!;
      const { tallies, moved } = sums.laws[index]!;
      const accounts = accountsUnder(open, plan, side);
      return {
        name, side: shownSide(side), days, tallies, ...(moved === undefined ? {} : { moved }),
        ...(accounts === undefined ? {} : { accounts }),
      };
    }),
  };
}

function accountsUnder({ workbench }: OpenLaws, { portfolio, accounts, assumeOrdinary }: Plan, { engine, question }: Side) {
  if (accounts !== true || portfolio.kind !== 'files') return undefined;
  const { corpus } = engine;
  return accountsOver(engine, openPackages(portfolio.paths, workbench), workbench.catalog,
    { on: question.on, view: question.view, accounts: loadLicenceAccounts(corpus), assumeOrdinary });
}

/** What the parts of a portfolio come to together. Parts are added in their order, whenever they come in, and then forgotten. */
class Sums {
  readonly laws: Pick<LawResult, 'tallies' | 'moved'>[];
  private readonly waiting = new Map<number, ShardResult>();
  private readonly onDone: (packages: number) => void;
  private next = 0;
  private done = 0;

  constructor(laws: number, onDone: (packages: number) => void) {
    this.laws = Array.from({ length: laws }, () => ({ tallies: new Map() }));
    this.onDone = onDone;
  }

  take(number: number, result: ShardResult): void {
    this.waiting.set(number, result);
    this.onDone(this.done += result.packages);
    for (let ready = this.waiting.get(this.next); ready !== undefined; ready = this.waiting.get(this.next)) {
      this.waiting.delete(this.next++);
      for (const [index, part] of ready.laws.entries()) {
        const law = this.laws[index]!;
        addTallies(law.tallies, talliesIn(part));
        if (part.moved !== undefined) law.moved = law.moved === undefined ? part.moved : joined([law.moved, part.moved]);
      }
    }
  }
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
