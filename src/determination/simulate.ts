import type { Indicators } from '../corpus/indicators.ts';
import type { Decision } from '../engine/decision.ts';
import type { Outcome } from '../engine/program.ts';
import type { Leg } from '../package/legs.ts';
import { add, type Bounds, nothing } from './bounds.ts';
import { weightOf } from './legWeight.ts';

/** The indicators of one law over one portfolio, by their ids; unknowns widen the range. */
export type Measures = Record<string, Bounds>;

const free = new Set<Outcome>(['not-subject', 'no-licence-required']);
const undecided = new Set<Outcome>(['needs-facts', 'needs-judgement', 'unsettled']);
const favourable = new Set<Outcome>([...free, 'exception-available', 'authorised']);

/** Adds up what one law says of a portfolio, delivery by delivery. */
export class Measuring {
  private readonly law: Indicators;
  private readonly sums: Record<string, Bounds> = {};
  private dollars = 0;
  private tpp: Bounds = nothing;

  constructor(law: Indicators) {
    this.law = law;
  }

  /** Notes the answer for one delivery; of several parties who share a role the caller gives the first. */
  note({ facts }: Pick<Leg, 'facts'>, decision: Decision): void {
    const { dollars, tpp } = weightOf(facts, decision);
    const value = dollars[1] === Infinity ? 0 : dollars[1];
    this.dollars += value;
    this.tpp = add(this.tpp, tpp);
    const possible = possibleIn(decision);
    const may = (outcomes: ReadonlySet<Outcome>): Bounds => (possible === undefined ? [0, 1]
      : [Number(possible.every((outcome) => outcomes.has(outcome))), Number(possible.some((outcome) => outcomes.has(outcome)))]);
    const open = may(free);
    this.count('open-value', times(open, [value, value]));
    this.count('open-performance', times(open, tpp));
    this.count('licences', may(new Set<Outcome>(['licence-required'])));
    this.count('barred', may(new Set<Outcome>(['barred'])));
    const { diversionRisk } = this.law;
    if (diversionRisk.members.includes(String(facts.destination?.value))) this.count('diversion-exposed', times(open, tpp));
    const adverse = decision.conclusions.anyRecipientHeadquarteredInMacauOrD5;
    if (adverse !== false) this.count('adversary-exposed', times([adverse === true ? open[0] : 0, open[1]], tpp));
    const rests = decision.restsOn.some(({ kind }) => kind === 'announcement');
    if (rests && favourable.has(decision.outcome)) this.count('resting-on-announcements', [value, value]);
  }

  /** The indicators; shares are of the dollars stated and of the performance known. */
  measures(): Measures {
    const { low, high } = this.law.processingDays;
    const of = (id: string): Bounds => this.sums[id] ?? nothing;
    const share = (id: string, whole: number): Bounds => {
      const [least, most] = of(id);
      return whole === 0 ? nothing : [Math.min(1, least / whole), Math.min(1, most / whole)];
    };
    const licences = of('licences');
    return {
      'open-value': share('open-value', this.dollars), 'open-performance': share('open-performance', this.tpp[0]),
      licences, 'processing-weeks': [licences[0] * low / 7, licences[1] * high / 7],
      'diversion-exposed': of('diversion-exposed'), 'adversary-exposed': of('adversary-exposed'),
      'resting-on-announcements': share('resting-on-announcements', this.dollars), barred: of('barred'),
    };
  }

  private count(id: string, by: Bounds): void {
    this.sums[id] = add(this.sums[id] ?? nothing, by);
  }
}

/** The outcomes a delivery may still have; undefined where it may have any. */
function possibleIn({ outcome, possibleOutcomes }: Decision): readonly Outcome[] | undefined {
  const all = possibleOutcomes.length > 0 ? possibleOutcomes : [outcome];
  return all.some((one) => undecided.has(one)) ? undefined : all;
}

function times([least, most]: Bounds, [low, high]: Bounds): Bounds {
  return [least * low, most === 0 ? 0 : most * high];
}
