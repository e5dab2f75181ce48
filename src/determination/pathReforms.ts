import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { Leg } from '../package/legs.ts';
import { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';

/** A reform of the law: a bill, a draft, a proposal, with the law as it would be. */
export interface ReformedLaw {
  id: string;
  title: string;
  /** Where it stands: in committee, announced. */
  status: string;
  engine: LawEngine;
}

/** A reform under which an answer would turn from favourable to not, or back. */
export interface TurningReform extends Pick<ReformedLaw, 'id' | 'title' | 'status'> {
  outcome: Outcome;
  isFavourable: boolean;
}

/** The reforms under which an answer would turn. Those that ask for facts nobody stated turn nothing. */
export function reformsFor(
  loaded: LoadedFacts, leg: Leg, asked: { question: Question; outcome: Outcome }, reforms: readonly ReformedLaw[],
  options: DetermineOptions, isFavourable: (outcome: Outcome) => boolean,
): TurningReform[] {
  const before = isFavourable(asked.outcome);
  return reforms.flatMap(({ id, title, status, engine }): TurningReform[] => {
    const outcome = engine.frame === loaded.frame ? loaded.outcomeUnder(engine, asked.question)
      : new LoadedFacts(engine, leg.facts, options).outcome(asked.question);
    const turns = before ? settledNo.has(outcome) : isFavourable(outcome);
    return turns ? [{ id, title, status, outcome, isFavourable: !before }] : [];
  });
}

const settledNo = new Set<Outcome>(['licence-required', 'barred']);
