import { useRef, useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { today } from '../app/today.ts';
import { ask, ProblemError } from '../engine/client.ts';
import type { AskedParty, ScreenedName } from './handlers/screening.ts';

/** So many parties are compared between two looks at the page. */
const atOnce = 25;

/** What was screened, how far a screening is, and the ways to begin one and to look at one party again. */
export interface Screening {
  results: readonly ScreenedName[] | undefined;
  progress: { done: number; all: number } | undefined;
  problems: readonly Diagnostic[];
  screen: (parties: readonly AskedParty[], ledger: readonly string[]) => void;
  /** Keeps what was decided, and looks at one result again. */
  decide: (index: number, decided: Promise<string[]>, keep: (ledger: readonly string[]) => void) => void;
}

/** Screens parties in the worker, some at a time; a newer screening ends an older one. */
export function useScreening(): Screening {
  const [results, setResults] = useState<readonly ScreenedName[]>();
  const [progress, setProgress] = useState<Screening['progress']>();
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const [fault, setFault] = useState<unknown>();
  const run = useRef(0);
  if (fault !== undefined) throw fault;
  const refuse = (error: unknown): void => {
    if (error instanceof ProblemError) setProblems(error.problems);
    else setFault(error);
    setProgress(undefined);
  };
  const compare = async (parties: readonly AskedParty[], ledger: readonly string[]): Promise<void> => {
    const own = ++run.current;
    const found: ScreenedName[] = [];
    for (let begin = 0; begin < parties.length; begin += atOnce) {
      setProgress({ done: begin, all: parties.length });
      found.push(...await ask('screenNames', { names: parties.slice(begin, begin + atOnce), ledger, today: today() }));
      if (own !== run.current) return;
    }
    setResults(found);
    setProgress(undefined);
  };
  const again = async (index: number, decided: Promise<string[]>, keep: (ledger: readonly string[]) => void): Promise<void> => {
    const ledger = await decided;
    keep(ledger);
    const [anew] = await ask('screenNames', { names: [results![index]!.asked], ledger, today: today() });
    setResults((before) => before?.with(index, anew!));
  };
  return {
    results, progress, problems,
    screen: (parties, ledger) => {
      setProblems([]);
      compare(parties, ledger).catch(refuse);
    },
    decide: (index, decided, keep) => {
      setProblems([]);
      again(index, decided, keep).catch(refuse);
    },
  };
}
