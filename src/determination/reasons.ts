import { namedDays } from '../corpus/namedDays.ts';
import type { Said } from '../corpus/phrase.ts';
import type { Question } from '../corpus/view.ts';
import type { StatedFacts } from '../package/statements.ts';
import { bears, lookAt, touchedBetween } from './bearing.ts';
import { movesOn } from './changes.ts';
import type { LoadedFacts } from './loadedFacts.ts';

/** What of the changes of law on the later day the rules read that come out otherwise for these facts. */
export function reasonsFor(loaded: LoadedFacts, facts: StatedFacts, before: Question, after: Question): Said[] {
  const look = lookAt(loaded, before);
  const touched = touchedBetween(look, lookAt(loaded, after));
  const { corpus } = look.program.view;
  const named = (namedDays(corpus).get(after.on) ?? [])
    .filter(({ values: { cite } }) => touched.has(`cite ${cite}`));
  return [...movesOn(corpus, after.on).filter((move) => bears(move, touched, facts)).map(({ said }) => said), ...named];
}
