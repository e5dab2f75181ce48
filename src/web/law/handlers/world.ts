import { addDays } from '../../../corpus/date.ts';
import type { Question } from '../../../corpus/view.ts';
import { alikeCountries } from '../../../determination/alikeCountries.ts';
import { LoadedFacts } from '../../../determination/loadedFacts.ts';
import { reasonsFor } from '../../../determination/reasons.ts';
import type { Outcome } from '../../../engine/program.ts';
import { type Leg, legsOf } from '../../../package/legs.ts';
import { readPackage } from '../../../package/reader.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { siteIn, worldPackage, type WorldQuestion } from './worldPackage.ts';

/** What a map has to know before its first day is decided. */
export interface WorldPlan {
  /** First days of the stretches within which the law stands still. */
  days: string[];
  /** The last day of the map. */
  last: string;
  /** Countries that the law never tells apart, so that one answer holds for all of a group. */
  groups: string[][];
}

/** The outcomes of one day, by group. */
export interface WorldDay {
  day: string;
  enforced: Outcome[];
  codified: Outcome[];
}

interface World {
  key: string;
  groups: string[][];
  legs: readonly { leg: Leg; loaded: LoadedFacts }[];
  days: Map<string, WorldDay>;
}

/** The days of a map, from the first event of the timeline to the end of next year, and the groups of countries. */
export async function worldPlan(bench: Bench, { question, today }: { question: WorldQuestion; today: string }): Promise<WorldPlan> {
  const { events } = await openPart('reading');
  const first = events.map(({ effective, published }) => effective ?? published).reduce((left, right) => (right < left ? right : left));
  const last = `${Number(today.slice(0, 4)) + 1}-12-31`;
  const days = [first, ...bench.engine.boundaries.filter((day) => day > first && day <= last)];
  return { days, last, groups: worldOf(bench, question).groups };
}

/** Every country on one day, in both views: only the outcome, decided once for each group of countries. */
export function worldOn(bench: Bench, { question, day }: { question: WorldQuestion; day: string }): WorldDay {
  const world = worldOf(bench, question);
  let known = world.days.get(day);
  if (known === undefined) {
    const outcomes = (view: Question['view']): Outcome[] => world.legs.map(({ loaded }) => loaded.outcome({ on: day, view }));
    const enforced = outcomes('enforced');
    // Where both views have the same rules, they share everything compiled.
    const [applied, printed] = (['enforced', 'codified'] as const).map((view) => bench.engine.program({ on: day, view }).compiler);
    known = { day, enforced, codified: applied === printed ? enforced : outcomes('codified') };
    world.days.set(day, known);
  }
  return known;
}

/** What moved in the law for the countries that come out otherwise on a day than on its eve, one line each. */
export function worldReasons(bench: Bench, { question, day }: { question: WorldQuestion; day: string }): string[] {
  const eve = addDays(day, -1);
  const reasons = worldOf(bench, question).legs.flatMap(({ leg, loaded }) => (['enforced', 'codified'] as const).flatMap((view) => {
    const [before, after] = [{ on: eve, view }, { on: day, view }];
    return loaded.outcome(before) === loaded.outcome(after) ? [] : reasonsFor(loaded, leg.facts, before, after).map(({ text }) => text);
  }));
  return [...new Set(reasons)];
}

let last: World | undefined;

function worldOf(bench: Bench, question: WorldQuestion): World {
  const key = JSON.stringify(question);
  if (last?.key === key) return last;
  const { operator, parent, item } = question;
  const { corpus, vocabulary, catalog, engine } = bench;
  const groups = alikeCountries(corpus, [operator, parent].filter((code) => code !== null));
  const entry = catalog.find(item);
  if (entry === undefined) throw new RangeError(`The catalog has no '${item}'.`);
  const text = worldPackage(entry, question, groups.map(([first]) => first!));
  const { package: found } = readPackage(text, { path: 'world', vocabulary, catalogNames: catalog.names });
  const bySite = new Map(legsOf(found, catalog).map((leg) => [leg.site, leg]));
  const legs = groups.map(([first]) => {
    const leg = bySite.get(siteIn(first!))!;
    return { leg, loaded: new LoadedFacts(engine, leg.facts, { on: engine.boundaries[0]!, assumeOrdinary: true }) };
  });
  last = { key, groups, legs, days: new Map() };
  return last;
}
