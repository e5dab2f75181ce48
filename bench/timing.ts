/** Something to time: `run` does it `count` times over. */
export interface Contestant {
  name: string;
  /** Decisions in one run. */
  count: number;
  /** Timed by the clock on the wall, because it works on other threads or hands the thread back. */
  waits?: boolean;
  run(): unknown;
}

const [rounds, roundMilliseconds] = [5, 100];

/**
 * Nanoseconds for one decision of each contestant, the best of five rounds: time of the processor on this thread, so
 * that other programs do not count, or time on the wall for those who wait. The rounds of all are interleaved, so that a
 * machine that is busy for a while is unfair to everybody alike.
 */
export async function bestOfFive(contestants: readonly Contestant[]): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, count, waits = false, run } of contestants) {
      const now = waits ? () => performance.now() : threadMilliseconds;
      let [done, elapsed] = [0, 0];
      const begun = now();
      while (elapsed < roundMilliseconds) {
        const pending = run();
        if (pending instanceof Promise) await pending;
        done += count;
        elapsed = now() - begun;
      }
      best.set(name, Math.min(best.get(name) ?? Infinity, elapsed / done * 1e6));
    }
  }
  return best;
}

function threadMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of the best of several runs, of the processor on this thread. */
export function bestMilliseconds(runs: number, run: () => unknown): number {
  let best = Infinity;
  for (let index = 0; index < runs; index++) {
    const begun = threadMilliseconds();
    run();
    best = Math.min(best, threadMilliseconds() - begun);
  }
  return best;
}

/** Milliseconds for one of several different inputs on average, of the processor on this thread, whose clock ticks coarsely. */
export function meanMilliseconds<Input>(inputs: readonly Input[], run: (input: Input) => unknown): number {
  return bestMilliseconds(1, () => { for (const input of inputs) run(input); }) / inputs.length;
}
