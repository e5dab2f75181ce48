import { addDays } from '../corpus/date.ts';
import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import { changesOn } from './changes.ts';
import type { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';

/** A day on which the law, as far as it is known, turns an answer from favourable to not, or back. */
export interface TurningDate {
  on: string;
  outcome: Outcome;
  isFavourable: boolean;
  causes: string[];
}

/** The days within the horizon on which an answer turns. */
export function datesFor(
  engine: LawEngine, loaded: LoadedFacts, question: Question, { on, horizonDays = 550 }: DetermineOptions, outcome: Outcome,
  isFavourable: (answer: string) => boolean,
): TurningDate[] {
  const last = addDays(on, horizonDays);
  const dates: TurningDate[] = [];
  let now = isFavourable(outcome);
  for (const day of engine.boundaries.filter((each) => each > on && each <= last)) {
    const then = loaded.outcome({ ...question, on: day });
    if (isFavourable(then) === now) continue;
    now = isFavourable(then);
    dates.push({ on: day, outcome: then, isFavourable: now, causes: changesOn(engine.corpus, day) });
  }
  return dates;
}
