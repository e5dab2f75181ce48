import type { Question } from '../corpus/view.ts';
import { outcomeQuery } from '../engine/decide.ts';
import type { Authority } from '../engine/decision.ts';
import { type Flip, type FlipBounds, flipsOf } from '../engine/flips.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import { Suppositions } from '../engine/suppositions.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import { legsIn } from './legsIn.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';
import { datesFor, type TurningDate } from './pathDates.ts';
import { leversOf, type NamedLever } from './pathLevers.ts';
import { type Loss, lossesOf } from './pathLosses.ts';
import { type Assortment, type Product, productsFor } from './pathProducts.ts';
import { type TestPaths, testPaths } from './pathTests.ts';
import { atWork, gained } from './pathReasons.ts';
import { type ReformedLaw, reformsFor, type TurningReform } from './pathReforms.ts';

/** One change of substance as part of a way. */
export interface Change extends Omit<NamedLever, 'to'> {
  /** What it would have to become; several where each of them does. */
  to: string[];
}

/** Changes that together turn a finding into a favourable one, and no part of them does. */
export interface Way {
  changes: Change[];
  outcome: Outcome;
  /** The paragraphs that make the difference. */
  because: Authority[];
  /** Everything in it is for the applicant to do; else somebody else has to act or decide. */
  byApplicant: boolean;
  /** The longest time that one of its changes takes, where somebody says. */
  days?: number;
}

/** What can be done about one leg in one view, and what would undo it. */
export interface Paths {
  leg: string;
  itemName: string;
  view: Question['view'];
  outcome: Outcome;
  isFavourable: boolean;
  ways: Way[];
  losses: Loss[];
  /** Days ahead on which the law itself changes the answer: nobody's to bring about. */
  dates: TurningDate[];
  /** Reforms under which the answer would turn: for whoever makes the law. */
  reforms: TurningReform[];
  stakeUnitedStatesDollars: number;
  /** Every set of up to so many changes was tried; another product only by itself. */
  sizeTried: number;
  /** True where larger sets were not all tried: there may be ways with more changes. */
  bounded: boolean;
}

export interface PathsReport {
  title: string;
  file: string;
  on: string;
  corpus: string;
  paths: Paths[];
  /** The tests of the package as a whole that it fails; none where only some legs were asked for. */
  tests: TestPaths[];
}

export interface PathsRequest extends DetermineOptions {
  /** Only legs of which this says so. */
  wants?: (leg: Leg) => boolean;
  /** Reforms to try beside what can be changed under the law as it is. */
  reforms?: readonly ReformedLaw[];
  /** Told after each leg how many of how many are done. */
  onProgress?: (done: number, all: number) => void;
}

const favourable = new Set<string>(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);
const isFavourable = (answer: string): boolean => favourable.has(answer);
const bounds = { sizeMax: 3, stepsMax: 4096 } as const;
/** Where facts are missing they come first: `portolan ask`. */
const openBounds = { sizeMax: 1, stepsMax: 512 } as const;
const isOpen = (outcome: Outcome): boolean => outcome === 'needs-facts' || outcome === 'unsettled';

/** The smallest changes for every leg in each view where the views differ, else once. */
export function pathsOf(
  engine: LawEngine, found: Package, catalog: FigureSource & Assortment, request: PathsRequest,
): PathsReport {
  const all = legsIn(engine, found, catalog, request);
  const legs = all.filter((leg) => request.wants?.(leg) ?? true);
  const names = new Map(itemsOf(found).map(({ item }) => [item.id, item.name ?? item.id]));
  const paths = legs.flatMap((leg, index) => {
    const own = legPaths(engine, found, catalog, leg, request);
    request.onProgress?.(index + 1, legs.length);
    return own.map((each) => ({ ...each, itemName: names.get(leg.item) ?? leg.item }));
  });
  return {
    title: found.title, file: found.file, on: request.on, corpus: engine.corpus.digest, paths,
    tests: request.wants === undefined ? testPaths(engine, found, all, catalog, request) : [],
  };
}

function legPaths(
  engine: LawEngine, found: Package, catalog: Assortment, leg: Leg, options: PathsRequest,
): Omit<Paths, 'itemName'>[] {
  const loaded = new LoadedFacts(engine, leg.facts, options);
  const [enforced, codified] = (['enforced', 'codified'] as const).map((view) => loaded.outcome(questionOf(options, view)));
  const views = enforced === codified ? ['enforced' as const] : ['enforced' as const, 'codified' as const];
  return views.map((view) => {
    const question = questionOf(options, view);
    const outcome = view === 'enforced' ? enforced! : codified!;
    const stake = leg.facts['item.valueUnitedStatesDollars']?.value;
    const own = new LoadedFacts(engine, leg.facts, options);
    const program = own.under(question);
    const query = outcomeQuery(program);
    const yes = isFavourable(outcome);
    const losses = yes ? lossesOf(program, own.frame, query, isFavourable) : [];
    const { ways, bounded, sizeTried } = yes ? { ways: [], bounded: false, sizeTried: 1 }
      : waysOf(own, question, leg, found, isOpen(outcome) ? openBounds : bounds);
    const dates = datesFor(engine, own, leg.facts, { question, outcome }, options, isFavourable);
    const reforms = reformsFor(own, leg, { question, outcome }, options.reforms ?? [], options, isFavourable);
    const products = yes ? [] : productsFor(engine, leg, catalog, question, options, isFavourable);
    return {
      leg: leg.id, view, outcome, isFavourable: yes, losses, dates, reforms, bounded, sizeTried,
      ways: ranked([...ways, ...productWays(engine, leg, products)]),
      stakeUnitedStatesDollars: typeof stake === 'number' ? stake : 0,
    };
  });
}

function waysOf(
  loaded: LoadedFacts, question: Question, leg: Leg, found: Package, within: FlipBounds,
): { ways: Way[]; bounded: boolean; sizeTried: number } {
  const program = loaded.under(question);
  const { frame } = loaded;
  const query = outcomeQuery(program);
  const levers = leversOf(program, frame, query, leg, found);
  const { flips, bounded, sizeTried } = flipsOf(frame, query, levers, isFavourable, within);
  const before = atWork(program, frame);
  const ways = flips.map((flip): Way => {
    const supposed = new Suppositions(frame, query);
    const [first] = flip.ways;
    supposed.supposeAll(flip.levers.flatMap(({ alternatives }, place) => alternatives[first!.alternatives[place]!]!));
    const because = gained(program, before, atWork(program, frame));
    supposed.liftAll();
    return wayOf(flip.levers.map(({ name }, place) => changeOf(name, flip, place)), first!.answer as Outcome, because);
  });
  return { ways, bounded, sizeTried };
}

/** Of a lever alone every alternative that works is said; of several together one way that does. */
function changeOf({ to, ...lever }: NamedLever, { levers, ways }: Flip<NamedLever>, place: number): Change {
  const used = levers.length === 1 ? ways.map(({ alternatives }) => alternatives[0]!) : [ways[0]!.alternatives[place]!];
  return { ...lever, to: [...new Set(used.map((index) => to[index]!))].filter((words) => words !== '') };
}

function productWays(engine: LawEngine, leg: Leg, products: readonly Product[]): Way[] {
  const lever = engine.layout.slot('item.name')?.definition;
  if (lever?.lever !== true || products.length === 0) return [];
  const { change = '', control = '', cite } = lever;
  const outcomes = new Map<Outcome, string[]>();
  for (const { name, outcome } of products) outcomes.set(outcome, [...outcomes.get(outcome) ?? [], name]);
  return [...outcomes].map(([outcome, to]) => wayOf([{
    fact: 'item.name', about: leg.item, change, control, to, ...(cite === undefined ? {} : { cite }),
  }], outcome, []));
}

function wayOf(changes: Change[], outcome: Outcome, because: Authority[]): Way {
  const days = changes.flatMap((change) => change.days ?? []);
  return {
    changes, outcome, because, byApplicant: changes.every(({ control }) => control === 'applicant'),
    ...(days.length === 0 ? {} : { days: Math.max(...days) }),
  };
}

/** What the applicant can do alone comes first, then fewer changes, then what is known to be quick. */
function ranked(ways: Way[]): Way[] {
  return ways.sort((left, right) => Number(right.byApplicant) - Number(left.byApplicant)
    || left.changes.length - right.changes.length || (left.days ?? Infinity) - (right.days ?? Infinity));
}
