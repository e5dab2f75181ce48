import { valueOn } from '../corpus/table.ts';
import type { Question } from '../corpus/view.ts';
import { authorityOf } from '../engine/authority.ts';
import { decideOutcome, outcomeQuery, severityOf } from '../engine/decide.ts';
import type { Authority } from '../engine/decision.ts';
import { type Flip, type FlipBounds, flipsOf } from '../engine/flips.ts';
import { type Frame, True } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome, Program } from '../engine/program.ts';
import { reviewOf } from '../engine/review.ts';
import { Suppositions } from '../engine/suppositions.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import type { LoadedFacts } from './loadedFacts.ts';
import { leversOf, type NamedLever } from './pathLevers.ts';
import type { Product } from './pathProducts.ts';
import { type AtWork, atWork, gained } from './pathReasons.ts';

/** One change of substance as part of a way. */
export interface Change extends Omit<NamedLever, 'to'> {
  /** What it would have to become; several where each of them does. */
  to: string[];
}

/** Changes that together turn a finding into a favourable one, and no part of them does. */
export interface Way {
  changes: Change[];
  outcome: Outcome;
  /** What it comes to in the other view, where that is something else. */
  otherView?: OtherView;
  /** How an application is reviewed, where somebody has to grant one. */
  review?: ExpectedReview;
  /** What the law leaves to judgement about a product that is proposed where its maker sends it: to be looked into first. */
  judgements?: MakersJudgement[];
  /** The paragraphs that make the difference. */
  because: Authority[];
  /** Everything in it is for the applicant to do; else somebody else has to act or decide. */
  byApplicant: boolean;
  /** The longest time that one of its changes takes, where somebody says. */
  days?: number;
}

export interface MakersJudgement {
  maker: string;
  question: string;
  who: string;
  cite: string;
}

export interface OtherView {
  view: Question['view'];
  outcome: Outcome;
}

/** The review policy of an application; `unknown` while facts are missing, `not-stated` where the law names none. */
export interface ExpectedReview {
  policy: string;
  authorities: Authority[];
  /** The law leads to expect that it is refused. */
  isRefusalExpected: boolean;
}

/** A question in the view in which ways are sought, and in the other. */
export interface Views {
  question: Question;
  other: Question;
}

/** Every minimal set of changes of substance that leads to a favourable answer, each with what it comes to. */
export function waysOf(
  loaded: LoadedFacts, { question, other }: Views, leg: Leg, found: Package, isFavourable: (answer: string) => boolean,
  within: FlipBounds,
): { ways: Way[]; bounded: boolean; sizeTried: number } {
  const otherProgram = loaded.under(other);
  const program = loaded.under(question);
  const { frame } = loaded;
  const query = outcomeQuery(program);
  const levers = leversOf([program, otherProgram], frame, leg, found);
  const { flips, bounded, sizeTried } = flipsOf(frame, query, levers, isFavourable, within);
  const before = atWork(program, frame);
  const ways = flips.flatMap((flip) => {
    const tried = (flip.levers.length === 1 ? flip.ways : flip.ways.slice(0, 1)).map((way): Tried => {
      const supposed = new Suppositions(frame, query);
      supposed.supposeAll(flip.levers.flatMap(({ alternatives }, place) => alternatives[way.alternatives[place]!]!));
      const then = outcomeThen(program, otherProgram, frame, flip, way.answer as Outcome, before);
      supposed.liftAll();
      return { way, ...then };
    });
    return [...Map.groupBy(tried, ({ key }) => key).values()].map((alike) => {
      const { key: _key, way: _way, ...then } = alike[0]!;
      return wayOf(flip.levers.map(({ name }, place) => changeOf(name, alike, place)), then);
    });
  });
  return { ways, bounded, sizeTried };
}

/** What a set of changes comes to, and why. */
type Coming = Pick<Way, 'outcome' | 'otherView' | 'review' | 'judgements' | 'because'>;

/** One alternative of a set of levers; those with the same key are one way. */
interface Tried extends Coming {
  key: string;
  way: Flip['ways'][number];
}

/** While the changes are supposed in the frame: what they come to in both views. */
function outcomeThen(
  program: Program, otherProgram: Program, frame: Frame, { levers }: Flip<NamedLever>, outcome: Outcome, before: AtWork,
): Coming & { key: string } {
  const isReviewed = levers.some(({ name }) => program.layout.slot(name.fact)?.definition.reviewed === true);
  const review = isReviewed ? expectedReview(program, frame) : undefined;
  const because = gained(program, before, atWork(program, frame));
  const elsewhere = decideOutcome(otherProgram, frame);
  return {
    key: `${outcome} ${elsewhere} ${review?.policy}`, outcome, because,
    ...(elsewhere === outcome ? {} : { otherView: { view: otherProgram.view.view, outcome: elsewhere } }),
    ...(review === undefined ? {} : { review }),
  };
}

function expectedReview(program: Program, frame: Frame): ExpectedReview {
  const { corpus, on, knownOn } = program.view;
  const severity = severityOf(program);
  const found = program.required.evaluate(frame) === True ? reviewOf(program, frame, severity) : undefined;
  const { policy = 'unknown', clauses = [] } = found ?? {};
  const refusedFrom = valueOn(corpus.tables, 'review-refusal-expected-from', on, knownOn)?.value ?? Infinity;
  return {
    policy, authorities: clauses.map(({ rule }) => authorityOf(program, rule)),
    isRefusalExpected: (severity.get(policy) ?? 0) >= refusedFrom,
  };
}

/** Of a lever alone every alternative that comes to the same is said; of several together one way that works. */
function changeOf({ to, ...lever }: NamedLever, alike: readonly Tried[], place: number): Change {
  const used = alike.map(({ way }) => way.alternatives[place]!);
  return { ...lever, to: [...new Set(used.map((index) => to[index]!))].filter((words) => words !== '') };
}

/** Another product of the catalog in the item's place; those that come to the same are one way. */
export function productWays(engine: LawEngine, leg: Leg, products: readonly Product[]): Way[] {
  const lever = engine.layout.slot('item.name')?.definition;
  if (lever?.lever !== true) return [];
  const { change = '', control = '', cite } = lever;
  const alike = Map.groupBy(products, ({ outcome, otherView, judgements }) =>
    [outcome, otherView?.outcome, ...judgements.map(({ maker, question }) => `${maker} ${question}`)].join(' '));
  return [...alike.values()].map((own) => {
    const { outcome, otherView, judgements } = own[0]!;
    const to = own.map(({ name }) => name);
    return wayOf([{ fact: 'item.name', about: leg.item, change, control, to, ...(cite === undefined ? {} : { cite }) }], {
      outcome, because: [], ...(otherView === undefined ? {} : { otherView }), ...(judgements.length === 0 ? {} : { judgements }),
    });
  });
}

function wayOf(changes: Change[], coming: Coming): Way {
  const days = changes.flatMap((change) => change.days ?? []);
  return {
    changes, ...coming, byApplicant: changes.every(({ control }) => control === 'applicant'),
    ...(days.length === 0 ? {} : { days: Math.max(...days) }),
  };
}

/**
 * What the applicant can do alone comes first, then what is not likely to be refused, what is a yes in both views, fewer
 * changes, and what is known to be quick.
 */
export function ranked(ways: Way[], isFavourable: (outcome: Outcome) => boolean): Way[] {
  const isRefused = ({ review }: Way): number => Number(review?.isRefusalExpected ?? false);
  const isDisputed = ({ otherView }: Way): number => Number(otherView !== undefined && !isFavourable(otherView.outcome));
  return ways.sort((left, right) => Number(right.byApplicant) - Number(left.byApplicant) || isRefused(left) - isRefused(right)
    || isDisputed(left) - isDisputed(right) || left.changes.length - right.changes.length
    || (left.days ?? Infinity) - (right.days ?? Infinity));
}
