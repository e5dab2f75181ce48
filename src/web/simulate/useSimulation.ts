import { useEffect, useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { ask, ProblemError } from '../engine/client.ts';
import type { AskedSimulation } from './handlers/simulate.ts';
import type { ShownSimulation } from './handlers/shown.ts';

/** How far a simulation is, and what came of it. */
export interface RunningSimulation {
  progress?: { done: number; all: number };
  shown?: { asked: AskedSimulation; simulation: ShownSimulation };
  problems: readonly Diagnostic[];
}

/** Runs a simulation part by part in the worker; another one takes its place. A fault of ours is thrown while drawing. */
export function useSimulation(asked: AskedSimulation | undefined): RunningSimulation {
  const [state, setState] = useState<RunningSimulation & { fault?: unknown }>({ problems: [] });
  const key = asked === undefined ? undefined : JSON.stringify(asked);
  useEffect(() => {
    if (key === undefined) return undefined;
    let isCurrent = true;
    const show = (next: RunningSimulation): void => { if (isCurrent) setState(next); };
    run(JSON.parse(key) as AskedSimulation, show, () => isCurrent).catch((error: unknown) => {
      if (!isCurrent) return;
      if (error instanceof ProblemError) setState({ problems: error.problems });
      else setState({ problems: [], fault: error });
    });
    return () => { isCurrent = false; };
  }, [key]);
  if (state.fault !== undefined) throw state.fault;
  return state;
}

async function run(asked: AskedSimulation, show: (state: RunningSimulation) => void, isCurrent: () => boolean): Promise<void> {
  show({ progress: { done: 0, all: 0 }, problems: [] });
  const { parts, packages } = await ask('openSimulation', asked);
  for (let part = 0, done = 0; part < parts && isCurrent(); part++) {
    show({ progress: { done, all: packages }, problems: [] });
    done = await ask('simulatePart', { asked, part });
  }
  if (isCurrent()) show({ shown: { asked, simulation: await ask('simulated', asked) }, problems: [] });
}
