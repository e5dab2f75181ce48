import type { Indicators } from '../corpus/indicators.ts';
import type { Rule } from '../corpus/rule.ts';
import { answer, type Answered } from '../engine/decide.ts';
import { False, type Frame, True, type Truth } from '../engine/frame.ts';
import type { Outcome, Program } from '../engine/program.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import { Asking } from './asking.ts';
import type { Bounds } from './bounds.ts';
import type { Side } from './compareSide.ts';
import { LegGroups } from './legGroups.ts';
import { legsIn } from './legsIn.ts';
import { figuresIn, type Weight, weightOf, weightsIn } from './legWeight.ts';
import { isFirstOfDelivery, type Portfolio } from './portfolio.ts';
import { type Tallies, type Tally, tallyOf } from './tally.ts';

const undecided = new Set<Outcome>(['needs-facts', 'needs-judgement', 'unsettled']);
const favourable = new Set<Outcome>(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);

/** How a law answers for a delivery, as far as it is measured: each `[1, 1]` surely, `[0, 1]` perhaps, `[0, 0]` not. */
export interface Effect {
  open: Bounds;
  permitted: Bounds;
  licence: Bounds;
  barred: Bounds;
  stake: Bounds;
  resting: Bounds;
  received: Record<Received, Bounds>;
}

type Received = 'adversary-exposed' | 'listed-exposed';
const receiving: readonly Received[] = ['adversary-exposed', 'listed-exposed'];

/** What one law was found to say of legs that are alike to it, kept from one part of a portfolio to the next. */
export type KnownEffects = Map<string, Map<string, Effect>>;

/**
 * Adds up what one law says of a portfolio, by country; a delivery that stands for several parties counts once. `known` is of
 * the same law and indicators.
 */
export function measure(
  side: Side, portfolio: Portfolio, catalog: FigureSource,
  { law, assumeOrdinary, known = new Map() }: { law: Indicators; assumeOrdinary: boolean; known?: KnownEffects },
): Tallies {
  const tallies: Tallies = new Map();
  const { table } = portfolio;
  const view = side.engine.program(side.question).view;
  const rules: Rule[] = [...view.rules, ...unenforcedOf(side), ...Object.values(law.conditions)];
  const rows = Int32Array.from({ length: table.size }, (_, row) => row).filter((row) => isFirstOfDelivery(table.ids[row]!));
  const weights = weightsIn(table, rows, side, assumeOrdinary);
  const at = new Map(Array.from(rows, (row, index) => [row, index]));
  const groups = new LegGroups(table, [side], [rules], { assumeOrdinary });
  const find = (): Effect => groups.asking.each((program, frame) => effectOf(answer(program, frame), program, frame, law))[0]!;
  for (const [group, effect] of groups.found(rows, known, find)) {
    for (const row of group) {
      const country = table.value('destination', row);
      const key = typeof country === 'string' ? country : '';
      note(tallyOf(tallies, key), weights[at.get(row)!]!, effect, law.diversionRisk.members.includes(key));
    }
  }
  measureApart(tallies, side, portfolio, catalog, { law, assumeOrdinary });
  return tallies;
}

/** Packages whose legs hang on the law are decided leg by leg. */
function measureApart(
  tallies: Tallies, side: Side, { packages, apart }: Portfolio, catalog: FigureSource,
  { law, assumeOrdinary }: { law: Indicators; assumeOrdinary: boolean },
): void {
  const { engine, question: { on, knownOn } } = side;
  const asking = new Asking([side], assumeOrdinary);
  for (const position of apart) {
    const options = { on, assumeOrdinary, ...(knownOn === undefined ? {} : { knownOn }) };
    for (const { id, facts } of legsIn(engine, packages[position]!, catalog, options)) {
      if (!isFirstOfDelivery(id)) continue;
      asking.load(facts);
      const [found] = asking.each((program, frame) => ({
        effect: effectOf(answer(program, frame), program, frame, law), conclusions: figuresIn(program, frame),
      }));
      const country = facts.destination?.value;
      const key = typeof country === 'string' ? country : '';
      note(tallyOf(tallies, key), weightOf(facts, found!), found!.effect, law.diversionRisk.members.includes(key));
    }
  }
}

function note(tally: Tally, { dollars, tpp }: Weight, effect: Effect, isRisky: boolean): void {
  const { open, permitted, licence, barred, stake, resting, received } = effect;
  tally.add('deliveries', 1, 1);
  tally.add('tpp', ...tpp);
  tally.add('licences', ...licence);
  tally.add('barred', ...barred);
  tally.add('openTpp', ...times(open, tpp));
  tally.add('closedTpp', ...times(without(open), tpp));
  tally.add('permittedTpp', ...times(permitted, tpp));
  tally.add('unpermittedTpp', ...times(without(permitted), tpp));
  for (const who of receiving) tally.add(who, ...times(received[who], tpp));
  if (isRisky) tally.add('diversion', ...times(open, tpp));
  tally.add('stake', ...times(stake, dollars));
  // Shares are of what somebody gave a value for.
  if (dollars[1] === Infinity) return;
  tally.add('valued', 1, 1);
  tally.add('dollars', ...dollars);
  tally.add('openDollars', ...times(open, dollars));
  tally.add('closedDollars', ...times(without(open), dollars));
  tally.add('resting', ...times(resting, dollars));
}

function effectOf(answered: Answered, program: Program, frame: Frame, law: Indicators): Effect {
  const { outcome, possibleOutcomes } = answered;
  const all = possibleOutcomes.length > 0 ? possibleOutcomes : [outcome];
  const isOpen = all.some((one) => undecided.has(one));
  const may = (...outcomes: Outcome[]): Bounds => (isOpen ? [0, 1]
    : [Number(all.every((one) => outcomes.includes(one))), Number(all.some((one) => outcomes.includes(one)))]);
  const open = may('not-subject', 'no-licence-required');
  const unenforced = unenforcedTruth(program, frame);
  const rests: Bounds = favourable.has(outcome) ? sure(unenforced) : [0, Number(isOpen && unenforced !== False)];
  const reached = (who: Received): Bounds => {
    const rule = law.conditions[who];
    const truth = rule === undefined ? False : program.compiler.clause(rule.when).evaluate(frame);
    const [low, high] = sure(truth);
    return [open[0] * low, open[1] * high];
  };
  return {
    open, permitted: may('exception-available', 'authorised'), licence: may('licence-required'), barred: may('barred'),
    stake: may('licence-required', 'barred'), resting: rests,
    received: { 'adversary-exposed': reached('adversary-exposed'), 'listed-exposed': reached('listed-exposed') },
  };
}

/** What is left where something is taken from the whole. */
function without([low, high]: Bounds): Bounds {
  return [1 - high, 1 - low];
}

function sure(truth: Truth): Bounds {
  return [Number(truth === True), Number(truth !== False)];
}

/** Requirements of the written text that are not enforced. */
function unenforcedOf({ engine, question }: Side): Rule[] {
  return engine.program(question).view.suspended.flatMap(({ rule }) => (rule.kind === 'require' ? [rule] : []));
}

function unenforcedTruth({ view, compiler }: Program, frame: Frame): Truth {
  let found: Truth = False;
  for (const { rule } of view.suspended) {
    if (rule.kind !== 'require') continue;
    const truth = compiler.clause(rule.when).evaluate(frame);
    if (truth === True) return True;
    if (truth !== False) found = truth;
  }
  return found;
}

function times([least, most]: Bounds, [low, high]: Bounds): Bounds {
  return [least === 0 ? 0 : least * low, most === 0 || high === 0 ? 0 : most * high];
}
