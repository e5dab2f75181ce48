import type { Corpus } from '../../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import type { LawText } from '../../corpus/digest.ts';
import { type Indicators, readIndicators } from '../../corpus/indicators.ts';
import { Compared } from '../../determination/compare.ts';
import type { Side } from '../../determination/compareSide.ts';
import type { KnownEffects } from '../../determination/measure.ts';
import type { LawEngine } from '../../engine/lawEngine.ts';
import type { Catalog } from '../../package/catalog.ts';
import type { PackageVocabulary } from '../../package/reading.ts';
import { packageVocabulary } from '../../package/vocabulary.ts';
import { lawsInWords, type ReformSource } from '../lawsInWords.ts';
import type { Plan } from './plan.ts';

/** The laws of a simulation, ready, with the words of all of them to read packages by. */
export interface OpenLaws {
  corpus: Corpus;
  catalog: Catalog;
  vocabulary: PackageVocabulary;
  law: Indicators;
  sides: Side[];
  /** What each law was found to say, by its place. */
  known: KnownEffects[];
  /** Each law but the first, held to the first. */
  compared: Compared[];
}

/** Opens laws on top of one. Throws `InputError` where one is unsound. */
export function lawsOfPlan(
  { engine, catalog, law, reforms }: { engine: LawEngine; catalog: Catalog; law: Indicators; reforms: ReformSource },
  { laws, assumeOrdinary }: Pick<Plan, 'laws' | 'assumeOrdinary'>,
): OpenLaws {
  const { sides, vocabulary } = lawsInWords(engine, laws.map(({ name, law: words }) => ({ field: name, words })), reforms);
  const [first, ...others] = sides;
  return {
    corpus: engine.corpus, catalog, vocabulary: packageVocabulary(vocabulary), law, sides, known: sides.map(() => new Map()),
    compared: others.map((side) => new Compared(first!, side, { assumeOrdinary })),
  };
}

/** What a simulation measures. Throws `InputError` where the definitions are unsound. */
export function indicatorsIn(text: LawText): Indicators {
  const problems: Diagnostic[] = [];
  const law = readIndicators(text, problems);
  if (problems.length > 0) throw new InputError(problems);
  return law;
}
