import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import { type Indicators, readIndicators } from '../../corpus/indicators.ts';
import { Compared } from '../../determination/compare.ts';
import type { Side } from '../../determination/compareSide.ts';
import { packageVocabulary } from '../../package/vocabulary.ts';
import { openLaws } from '../compareSides.ts';
import { readTexts } from '../lawFiles.ts';
import { openWorkbench, type Workbench } from '../workbench.ts';
import type { Plan } from './plan.ts';

/** The laws of a simulation, ready, and the workbench with the words of all of them. */
export interface OpenLaws {
  workbench: Workbench;
  law: Indicators;
  sides: Side[];
  /** Each law but the first, held to the first. */
  compared: Compared[];
}

/** Opens the laws of a plan. Throws `InputError` where one is unsound. */
export function openPlan(plan: Plan): OpenLaws {
  const own = openWorkbench();
  const { sides, vocabulary } = openLaws(own.engine, plan.laws.map(({ name, law }) => ({ field: name, words: law })));
  const [first, ...others] = sides;
  const options = { assumeOrdinary: plan.assumeOrdinary };
  return {
    workbench: { ...own, vocabulary: packageVocabulary(vocabulary) }, law: loadIndicators(), sides,
    compared: others.map((side) => new Compared(first!, side, options)),
  };
}

/** What a simulation measures. Throws `InputError` where the definitions are unsound. */
export function loadIndicators(): Indicators {
  const problems: Diagnostic[] = [];
  const [text] = readTexts('law', ['indicators.yaml']);
  const law = readIndicators(text!, problems);
  if (problems.length > 0) throw new InputError(problems);
  return law;
}
