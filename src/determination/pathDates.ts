import { addDays } from '../corpus/date.ts';
import { namedDays } from '../corpus/namedDays.ts';
import { saidOnce } from '../corpus/phrase.ts';
import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import { changesOn } from './changes.ts';
import { ownDays } from './datesAhead.ts';
import type { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';

/** A day on which the law as far as it is known, or a date in the file, turns an answer from favourable to not, or back. */
export interface TurningDate {
  on: string;
  outcome: Outcome;
  isFavourable: boolean;
  causes: string[];
}

/** The days within the horizon on which an answer turns. */
export function datesFor(
  engine: LawEngine, loaded: LoadedFacts, facts: StatedFacts, asked: { question: Question; outcome: Outcome },
  { on: today, horizonDays = 550 }: DetermineOptions, isFavourable: (answer: string) => boolean,
): TurningDate[] {
  const last = addDays(today, horizonDays);
  const own = ownDays(facts);
  const days = [...new Set([...engine.boundaries, ...own.keys()])].filter((day) => day > today && day <= last).sort();
  const dates: TurningDate[] = [];
  let before = asked;
  for (const on of days) {
    const [then] = loaded.later([before], on);
    if (isFavourable(then!.outcome) !== isFavourable(before.outcome)) {
      const causes = saidOnce([...changesOn(engine.corpus, on), ...namedDays(engine.corpus).get(on) ?? [], ...own.get(on) ?? []]);
      dates.push({ on, outcome: then!.outcome, isFavourable: isFavourable(then!.outcome), causes: causes.map(({ text }) => text) });
    }
    before = then!;
  }
  return dates;
}
