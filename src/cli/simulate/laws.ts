import type { LawText } from '../../corpus/digest.ts';
import { sha256 } from '../corpusCache.ts';
import { readTexts } from '../lawFiles.ts';
import { openReform } from '../reformFiles.ts';
import { openWorkbench } from '../workbench.ts';
import { indicatorsIn, lawsOfPlan, type OpenLaws } from './openLaws.ts';
import type { Plan } from './plan.ts';

/** Opens the laws of a plan. Throws `InputError` where one is unsound. */
export function openPlan(plan: Plan): OpenLaws {
  const { engine, catalog } = openWorkbench();
  return lawsOfPlan({ engine, catalog, law: indicatorsIn(indicatorText()), reforms: { reformOf: openReform, hash: sha256 } }, plan);
}

/** The definitions of what a simulation measures. */
export function indicatorText(): LawText {
  return readTexts('law', ['indicators.yaml'])[0]!;
}
