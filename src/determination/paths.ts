import type { Question } from '../corpus/view.ts';
import { outcomeQuery } from '../engine/decide.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import { legsIn } from './legsIn.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';
import { datesFor, type TurningDate } from './pathDates.ts';
import { type Loss, lossesOf } from './pathLosses.ts';
import { type Assortment, productsFor } from './pathProducts.ts';
import { type TestPaths, testPaths } from './pathTests.ts';
import { type ReformedLaw, reformsFor, type TurningReform } from './pathReforms.ts';
import { productWays, ranked, type Way, waysOf } from './pathWays.ts';

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
const bounds = { sizeMax: 3, stepsMax: 8192, oneWayTogether: true } as const;
/** Where facts are missing they come first: `portolan ask`. */
const openBounds = { sizeMax: 1, stepsMax: 512 } as const;
const views = ['enforced', 'codified'] as const;
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
  const [enforced, codified] = views.map((view) => loaded.outcome(questionOf(options, view)));
  const asked = enforced === codified ? views.slice(0, 1) : views;
  return asked.map((view) => {
    const question = questionOf(options, view);
    const other = questionOf(options, view === 'enforced' ? 'codified' : 'enforced');
    const outcome = view === 'enforced' ? enforced! : codified!;
    const stake = leg.facts['item.valueUnitedStatesDollars']?.value;
    const own = new LoadedFacts(engine, leg.facts, options);
    const program = own.under(question);
    const yes = isFavourable(outcome);
    const losses = yes ? lossesOf(program, own.frame, outcomeQuery(program), isFavourable) : [];
    const { ways, bounded, sizeTried } = yes ? { ways: [], bounded: false, sizeTried: 1 }
      : waysOf(own, { question, other }, leg, found, isFavourable, isOpen(outcome) ? openBounds : bounds);
    const dates = datesFor(engine, own, leg.facts, { question, outcome }, options, isFavourable);
    const reforms = reformsFor(own, leg, { question, outcome }, options.reforms ?? [], options, isFavourable);
    const products = yes ? [] : productsFor(engine, leg, catalog, { question, other }, options, isFavourable);
    return {
      leg: leg.id, view, outcome, isFavourable: yes, losses, dates, reforms, bounded, sizeTried,
      ways: ranked([...ways, ...productWays(engine, leg, products)], isFavourable),
      stakeUnitedStatesDollars: typeof stake === 'number' ? stake : 0,
    };
  });
}
