// How many of its facts a worked case of the law has to be asked for, in Portolan's order and in its own.
import { loadCorpus } from '../../src/cli/corpusCache.ts';
import { readTexts } from '../../src/cli/lawFiles.ts';
import { type LawCase, readCases } from '../../src/determination/lawCase.ts';
import { outcomeQuery } from '../../src/engine/decide.ts';
import type { FactValue } from '../../src/engine/fact.ts';
import { LawEngine } from '../../src/engine/lawEngine.ts';
import { waitingOf } from '../../src/engine/waiting.ts';

export interface CaseCount {
  cases: number;
  /** Mean numbers of facts: all that the case states, asked in Portolan's order, asked in the case's own. */
  stated: number;
  portolan: number;
  inOrder: number;
}

/**
 * Takes a part of the worked cases, hides what they state, and asks for it until the outcome is known; whatever a case
 * leaves out is as is ordinary. Cases that stay open, and those of one fact, say nothing about order.
 */
export function countCases(every: number): CaseCount {
  const engine = new LawEngine(loadCorpus());
  const all = readTexts('law', ['cases.yaml']).flatMap(({ path, text }) => readCases(path, text, []));
  const counts = all.filter((_, index) => index % every === 0).flatMap((lawCase) => {
    const names = Object.keys(lawCase.facts).filter((name) => lawCase.facts[name] !== null);
    if (names.length < 2) return [];
    const [portolan, inOrder] = [asked(engine, lawCase, names, true), asked(engine, lawCase, names, false)];
    return portolan === undefined || inOrder === undefined ? [] : [{ stated: names.length, portolan, inOrder }];
  });
  const mean = (key: 'stated' | 'portolan' | 'inOrder'): number => counts.reduce((sum, each) => sum + each[key], 0) / counts.length;
  return { cases: counts.length, stated: mean('stated'), portolan: mean('portolan'), inOrder: mean('inOrder') };
}

function asked(engine: LawEngine, { facts, on, knownOn }: LawCase, names: readonly string[], isRanked: boolean): number | undefined {
  const question = { on, view: 'enforced' as const, ...(knownOn === undefined ? {} : { knownOn }) };
  const known: Record<string, FactValue> = Object.fromEntries(Object.keys(facts).map((name) => [name, null]));
  for (let count = 0; ; count++) {
    engine.load(known, on, { assumeOrdinary: true });
    const waiting = waitingOf(engine.frame, outcomeQuery(engine.program(question)), { effortOf: () => 1, isInDoubt: () => false });
    if (waiting === undefined) return count;
    const hidden = names.filter((name) => known[name] === null);
    const { first, shortest, proven, possible } = waiting;
    const wanted = [...first === undefined ? [] : [first], ...shortest, ...proven, ...possible]
      .map((slot) => engine.layout.slots[slot]!.name);
    const fullName = (name: string): string | undefined => engine.layout.names.find(name)?.name;
    const next = isRanked ? wanted.flatMap((fact) => hidden.find((name) => fullName(name) === fact) ?? [])[0] : hidden[0];
    if (next === undefined && hidden.length === 0) return undefined;
    known[next ?? hidden[0]!] = facts[next ?? hidden[0]!]!;
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(countCases(Number(process.argv[2] ?? 10)))}\n`);
