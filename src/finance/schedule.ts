import { Fraction } from './fraction.ts';

/** A loan that is drawn in equal parts and then repaid in equal parts of principal. */
export interface LoanTerms {
  principal: Fraction;
  /** Months over which it is drawn; 0 where all is drawn at once. */
  drawMonths: Fraction;
  repayYears: Fraction;
  /** In percent a year. */
  rate: Fraction;
  /** Between two payments, in months. */
  periodMonths: Fraction;
  /** In percent a year of what is not yet drawn. */
  commitmentFee: Fraction;
  /** In percent of principal, paid when the loan begins. */
  premium: Fraction;
}

/** One payment date. Money in the unit of the principal, rounded to the sixth place. */
export interface Instalment {
  month: number;
  drawn: Fraction;
  principal: Fraction;
  interest: Fraction;
  fees: Fraction;
  balance: Fraction;
}

const places = 6;
const [zero, hundred, year] = [Fraction.of(0), Fraction.of(100), Fraction.of(12)];

/**
 * The payments of a loan: draws at the beginning of each period of drawing, interest on what is out, then equal principal. The last
 * payment takes what rounding left.
 */
export function scheduleOf(terms: LoanTerms): Instalment[] {
  const { principal, rate, commitmentFee, premium, periodMonths } = terms;
  const [draws, repayments] = [periodsIn(terms.drawMonths, periodMonths), periodsIn(terms.repayYears.times(year), periodMonths)];
  const ofYear = (percent: Fraction): Fraction => percent.dividedBy(hundred).times(periodMonths).dividedBy(year);
  const upFront = principal.times(premium).dividedBy(hundred).rounded(places);
  const draw = principal.dividedBy(Fraction.of(Math.max(1, draws))).rounded(places);
  const first = draws <= 1 ? principal : draw;
  const rows: Instalment[] = [{ month: 0, drawn: first, principal: zero, interest: zero, fees: upFront, balance: first }];
  let balance = first;
  for (let period = 1; period <= draws + repayments; period++) {
    const interest = balance.times(ofYear(rate)).rounded(places);
    const undrawn = period <= draws ? principal.minus(balance) : zero;
    const drawn = period < draws ? (period === draws - 1 ? principal.minus(balance) : draw) : zero;
    const left = draws + repayments - period;
    const paid = period <= draws ? zero : left === 0 ? balance : principal.dividedBy(Fraction.of(repayments)).rounded(places);
    balance = balance.plus(drawn).minus(paid);
    rows.push({
      month: Number(periodMonths.times(Fraction.of(period)).toText(0)), drawn, principal: paid, interest,
      fees: undrawn.times(ofYear(commitmentFee)).rounded(places), balance,
    });
  }
  return rows;
}

function periodsIn(months: Fraction, period: Fraction): number {
  return Math.ceil(months.dividedBy(period).toNumber());
}

/** What a loan costs beside its principal. */
export function costOf(rows: readonly Instalment[]): { interest: Fraction; fees: Fraction; total: Fraction } {
  const interest = rows.reduce((sum, row) => sum.plus(row.interest), zero);
  const fees = rows.reduce((sum, row) => sum.plus(row.fees), zero);
  return { interest, fees, total: interest.plus(fees) };
}

/**
 * The yearly rate, in percent, at which what is paid is worth what is drawn: interest, fees and premium in one figure. To a
 * thousandth of a percent; by halving, which cannot fail between the bounds.
 */
export function allInRate(rows: readonly Instalment[]): number {
  const flows = rows.map(({ month, drawn, principal, interest, fees }) =>
    ({ years: month / 12, amount: drawn.minus(principal).minus(interest).minus(fees).toNumber() }));
  const worth = (rate: number): number => flows.reduce((sum, { years, amount }) => sum + amount / (1 + rate) ** years, 0);
  let [low, high] = [-0.99, 10];
  for (let step = 0; step < 64; step++) {
    const middle = (low + high) / 2;
    if (worth(middle) < 0) low = middle;
    else high = middle;
  }
  return Number((low * 100).toFixed(3));
}
