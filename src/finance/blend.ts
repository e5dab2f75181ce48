import { Fraction } from './fraction.ts';
import { allInRate, type Instalment, type LoanTerms, scheduleOf } from './schedule.ts';

/** What a sum costs where one loan covers a part of it and a commercial one the rest. */
export interface Blend {
  /** Left to the commercial loan, in the unit of the sum. */
  rest: Fraction;
  /** Both together, in percent a year, everything in. */
  allIn: number;
}

const zero = Fraction.of(0);

/** Blends a loan with a commercial one over the same time. Nothing is blended where nothing is left. */
export function blendOf(
  rows: readonly Instalment[], terms: Pick<LoanTerms, 'principal' | 'drawMonths' | 'repayYears' | 'periodMonths'>, asked: Fraction,
  commercial: Fraction,
): Blend | undefined {
  const rest = asked.minus(terms.principal);
  if (rest.numerator <= 0n) return undefined;
  const other = scheduleOf({ ...terms, principal: rest, rate: commercial, commitmentFee: zero, premium: zero });
  return { rest, allIn: allInRate(rows.map((row, index) => together(row, other[index]!))) };
}

function together(left: Instalment, right: Instalment): Instalment {
  const sum = (part: 'drawn' | 'principal' | 'interest' | 'fees' | 'balance'): Fraction => left[part].plus(right[part]);
  return {
    month: left.month, drawn: sum('drawn'), principal: sum('principal'), interest: sum('interest'), fees: sum('fees'),
    balance: sum('balance'),
  };
}
