// Solves one large graph of owners and prints what it took, as JSON. Run by ownership.ts, in a process of its own.
import { OwnershipGraph } from '../src/screening/ownership/graph.ts';
import { mattersTo } from '../src/screening/ownership/matters.ts';
import { whole } from '../src/screening/ownership/share.ts';
import { solve } from '../src/screening/ownership/solve.ts';
import type { Seeds, Terms } from '../src/screening/ownership/terms.ts';

/** What one graph took. */
export interface Solved {
  kind: string;
  entities: number;
  stakes: number;
  /** Building the ways through the graph and solving it, of the processor. */
  seconds: number;
  /** Milliseconds for what one doubtful answer hangs on. */
  single: number;
  /** The most memory the process held. */
  bytes: number;
  sure: number;
  open: number;
  /** Open stakes named for the doubtful answers that were looked at. */
  named: number;
}

const [entityCount, stakeCount, seedCount, asked] = [1_000_000, 5_000_000, 1_000, 100];
const terms: Terms = { line: whole / 2, adds: 'together', passes: 'whole' };

/** A quick generator for many numbers (mulberry32); the same seed gives the same graph. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Drawn {
  owner: Uint32Array;
  owned: Uint32Array;
  low: Uint32Array;
  high: Uint32Array;
}

/** Owners before what they own, so that chains run deep; in a graph with circles one stake in twenty runs back up. */
function draw(kind: string): Drawn {
  const random = randomFrom(2026);
  const stakes: Drawn = {
    owner: new Uint32Array(stakeCount), owned: new Uint32Array(stakeCount),
    low: new Uint32Array(stakeCount), high: new Uint32Array(stakeCount),
  };
  for (let stake = 0; stake < stakeCount; stake++) {
    // Every entity but the first has five owners: a large one with half or less, and smaller ones.
    const owned = 1 + Math.floor(stake / 5) % (entityCount - 1);
    const isBack = kind === 'in circles' && random() < 0.05;
    const owner = isBack ? owned + Math.floor(random() * (entityCount - owned)) : Math.floor(random() ** 3 * owned);
    const share = Math.floor(whole * (stake % 5 === 0 ? 0.3 + 0.4 * random() : 0.07 * random()));
    const isOpen = kind === 'a tenth open' && random() < 0.1;
    stakes.owner[stake] = owner === owned ? 0 : owner;
    stakes.owned[stake] = owned;
    stakes.low[stake] = isOpen ? Math.floor(share / 2) : share;
    stakes.high[stake] = isOpen ? Math.min(whole, share * 2) : share;
  }
  return stakes;
}

function seedsFrom(random: () => number): Seeds {
  const sure = new Uint8Array(entityCount);
  for (let count = 0; count < seedCount; count++) sure[Math.floor(random() ** 3 * entityCount)] = 1;
  return { sure, possible: sure };
}

/** Time of the processor on this thread, so that other programs do not count. */
function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const kind = process.argv[2] ?? 'known';
const stakes = draw(kind);
const seeds = seedsFrom(randomFrom(7));
const begun = processorMilliseconds();
const graph = new OwnershipGraph(entityCount, stakes);
const solution = solve(graph, seeds, terms);
const seconds = (processorMilliseconds() - begun) / 1000;

const doubtful: number[] = [];
let [sure, open] = [0, 0];
for (let entity = 0; entity < entityCount; entity++) {
  sure += solution.sure[entity]!;
  if (solution.possible[entity] === solution.sure[entity]) continue;
  open++;
  if (doubtful.length < asked) doubtful.push(entity);
}
const lookedFrom = processorMilliseconds();
const named = doubtful.reduce((sum, entity) => sum + mattersTo(graph, entity, seeds, solution, terms).stakes.length, 0);
const single = doubtful.length === 0 ? 0 : (processorMilliseconds() - lookedFrom) / doubtful.length;
const bytes = process.resourceUsage().maxRSS * 1024;
const solved: Solved = { kind, entities: entityCount, stakes: stakeCount, seconds, single, bytes, sure, open, named };
process.stdout.write(`${JSON.stringify(solved)}\n`);
