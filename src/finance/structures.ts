import type { LawView } from '../corpus/view.ts';
import { type Blend, blendOf } from './blend.ts';
import { Fraction } from './fraction.ts';
import type { Instrument, InstrumentNeed, Instruments, RateName } from './instruments.ts';
import { allInRate, costOf, type Instalment, scheduleOf } from './schedule.ts';
import { type Exact, type Step, Worksheet } from './worksheet.ts';

/** Whether an instrument is open to a deal, as far as rules say it; the agency has the last word. */
export type Standing = 'yes' | 'no' | 'open' | 'judgement';

/** A deal: what is stated of it under the names of the vocabulary, and the rates of interest that somebody entered. */
export interface Deal {
  facts: Readonly<Record<string, Exact>>;
  /** In percent a year. */
  rates: Readonly<Partial<Record<RateName, Fraction>>>;
}

export interface Structure {
  instrument: Instrument;
  standing: Standing;
  /** Why it is not a plain yes, each with what would change it. */
  reasons: { fact: string; held: boolean | null; as: InstrumentNeed['as']; change: string }[];
  /** In millions. */
  principal?: Fraction;
  /** In percent of principal. */
  premium?: Fraction;
  commitmentFee?: Fraction;
  schedule?: Instalment[];
  cost?: ReturnType<typeof costOf>;
  /** In percent a year, everything in. */
  allIn?: number;
  /** With a commercial loan for what of the sum it leaves out, where a commercial rate is known. */
  blended?: Blend;
  /** What keeps it from being worked out. */
  missing: string[];
  steps: Step[];
}

const names = {
  product: 'finance.product', cover: 'finance.coverPercent', premium: 'finance.premiumPercent', fee: 'finance.commitmentFeePercent',
  draw: 'finance.drawMonths', repay: 'finance.repayYears', asked: 'finance.requestedMillionDollars',
};

/** Every instrument held against a deal, with its schedule where the figures and a rate are there. */
export function structuresOf(law: LawView, deal: Deal, { instruments, periodMonths }: Instruments): Structure[] {
  return instruments.map((instrument) => structureOf(law, deal, instrument, Fraction.of(periodMonths)));
}

function structureOf(law: LawView, { facts, rates }: Deal, instrument: Instrument, periodMonths: Fraction): Structure {
  const { product, cover, most, rate, pointer } = instrument;
  const sheet = new Worksheet(law, {
    ...facts, ...(product === undefined ? {} : { [names.product]: product }),
    ...(cover === undefined ? {} : { [names.cover]: Fraction.of(cover) }),
  });
  const reasons = instrument.needs.map((need) => ({ fact: need.fact, held: heldOf(need, sheet), as: need.as, change: need.change }))
    .filter(({ held }) => held !== true);
  const base = { instrument, standing: standingOf(reasons, instrument), reasons };
  if (pointer) return { ...base, missing: [...sheet.missing], steps: sheet.steps };
  const limit = most === undefined ? undefined : sheet.number(most);
  const asked = sheet.number(names.asked) ?? limit;
  const principal = limit === undefined || asked === undefined ? asked : asked.compare(limit) < 0 ? asked : limit;
  const premium = product === undefined ? Fraction.of(0) : sheet.number(names.premium);
  const commitmentFee = product === undefined ? Fraction.of(0) : sheet.number(names.fee);
  const [drawMonths, repayYears] = [sheet.number(names.draw), sheet.number(names.repay)];
  const interest = rate === undefined ? undefined : rates[rate];
  const missing = [...sheet.missing, ...(rate !== undefined && interest === undefined ? [`rate ${rate}`] : [])];
  const known = { ...(principal === undefined ? {} : { principal }), ...(premium === undefined ? {} : { premium }),
    ...(commitmentFee === undefined ? {} : { commitmentFee }) };
  const whole = [principal, premium, commitmentFee, drawMonths, repayYears, interest];
  if (whole.includes(undefined) || principal!.numerator <= 0n) return { ...base, ...known, missing, steps: sheet.steps };
  const terms = { principal: principal!, drawMonths: drawMonths!, repayYears: repayYears!, periodMonths };
  const schedule = scheduleOf({ ...terms, rate: interest!, commitmentFee: commitmentFee!, premium: premium! });
  const blended = rates.commercial === undefined ? undefined : blendOf(schedule, terms, asked!, rates.commercial);
  return {
    ...base, ...known, schedule, cost: costOf(schedule), allIn: allInRate(schedule), ...(blended === undefined ? {} : { blended }),
    missing: [], steps: sheet.steps,
  };
}

function heldOf({ fact, not }: InstrumentNeed, sheet: Worksheet): boolean | null {
  const value = sheet.value(fact);
  if (value === undefined) return null;
  return not === undefined ? value === true : value !== not;
}

function standingOf(reasons: Structure['reasons'], { judged }: Instrument): Standing {
  if (reasons.some(({ held, as }) => held === false && as === 'must')) return 'no';
  if (reasons.some(({ held }) => held === null)) return 'open';
  return judged.length > 0 || reasons.length > 0 ? 'judgement' : 'yes';
}

/** The structure to look at first: of those not shut out the one that costs least, where costs are known. */
export function recommended(structures: readonly Structure[]): Structure | undefined {
  const open = structures.filter(({ instrument, standing }) => standing !== 'no' && !instrument.pointer && instrument.agency !== 'none');
  return open.filter(({ allIn }) => allIn !== undefined).toSorted((left, right) => left.allIn! - right.allIn!)[0]
    ?? open.find(({ standing }) => standing !== 'open') ?? open[0];
}
