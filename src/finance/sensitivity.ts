import type { LawView } from '../corpus/view.ts';
import { Fraction } from './fraction.ts';
import type { Instrument } from './instruments.ts';
import type { Deal } from './structures.ts';
import { Worksheet } from './worksheet.ts';

/** What one change of a deal does to a figure. */
export interface Sensitivity {
  changed: string;
  from: Fraction;
  to: Fraction;
  figure: string;
  before: Fraction;
  after: Fraction;
}

/** The steps by which a deal is varied, and the figure that is watched. One point of U.S. content shows what it is worth. */
const variations: readonly { fact: string; by: string; figure: string }[] = [
  { fact: 'finance.repayYears', by: '-1', figure: 'finance.premiumPercent' },
  { fact: 'finance.repayYears', by: '1', figure: 'finance.premiumPercent' },
  { fact: 'finance.drawMonths', by: '6', figure: 'finance.premiumPercent' },
  { fact: 'finance.countryRiskCategory', by: '-1', figure: 'finance.premiumPercent' },
  { fact: 'finance.countryRiskCategory', by: '1', figure: 'finance.premiumPercent' },
  { fact: 'finance.unitedStatesContentShare', by: '-0.01', figure: 'finance.supportMillionDollars' },
  { fact: 'finance.unitedStatesContentShare', by: '0.01', figure: 'finance.supportMillionDollars' },
];

/** How the premium and the support of an instrument move with a deal; what cannot be worked out is left out. */
export function sensitivityOf(law: LawView, { facts }: Deal, { product, cover }: Instrument): Sensitivity[] {
  if (product === undefined) return [];
  const own = { ...facts, 'finance.product': product, ...(cover === undefined ? {} : { 'finance.coverPercent': Fraction.of(cover) }) };
  return variations.flatMap(({ fact, by, figure }) => {
    const sheet = new Worksheet(law, own);
    const [from, before] = [sheet.number(fact), sheet.number(figure)];
    if (from === undefined || before === undefined) return [];
    const to = from.plus(Fraction.of(by));
    const after = new Worksheet(law, { ...own, [fact]: to }).number(figure);
    return after === undefined ? [] : [{ changed: fact, from, to, figure, before, after }];
  });
}
