import type { Corpus } from '../corpus/corpus.ts';
import { addDays } from '../corpus/date.ts';
import { namedDays } from '../corpus/namedDays.ts';
import { type Said, say } from '../corpus/phrase.ts';
import type { Question } from '../corpus/view.ts';
import type { Decision } from '../engine/decision.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Package } from '../package/model.ts';
import { isSameTrace, traceOf } from './calendarTrace.ts';
import { changesOn } from './changes.ts';
import { ownDays } from './datesAhead.ts';
import { changesBetween } from './decisionAspects.ts';
import { countsTold } from './counts.ts';
import type { Determination, LegFinding, TestFinding } from './determination.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';
import { factsOf, testId } from './proveTest.ts';
import { testedIn, testFacts } from './tests.ts';

/** What may change in an answer, most telling first. */
export const calendarAspects = ['outcome', 'test', 'grounds', 'exceptions', 'authorisations', 'review policy', 'judgements', 'duties',
  'duty due'] as const;

/** One thing that changes about one finding. `view` is absent for tests. */
export interface CalendarChange {
  finding: string;
  view?: 'enforced' | 'codified';
  aspect: (typeof calendarAspects)[number];
  /** Names as a list; an outcome, a policy, the state of a test or a duty that falls due as a word. */
  before: string | string[];
  after: string | string[];
}

/** A day on which the answer is another than on the day before, and what makes it so. */
export interface CalendarDay {
  on: string;
  changes: CalendarChange[];
  causes: string[];
}

/** The days ahead of one package, as far as the law is known. */
export interface Calendar {
  title: string;
  file: string;
  from: string;
  until: string;
  corpus: string;
  verifiedThrough: string;
  days: CalendarDay[];
}

const views = ['enforced', 'codified'] as const;
type Days = Map<string, { changes: CalendarChange[]; causes: Set<string> }>;

/** Every day after that of a determination, up to and including `until`, that changes its answer. */
export function calendarOf(engine: LawEngine, source: Package, found: Determination, options: DetermineOptions, until: string): Calendar {
  const { title, file, on, corpus, verifiedThrough } = found;
  const isAhead = (day: string): boolean => day > on && day <= until;
  const lawDays = engine.boundaries.filter(isAhead);
  const days: Days = new Map();
  for (const leg of found.legs) watchLeg(engine, leg, lawDays, isAhead, days, options);
  watchTests(engine, source, found, lawDays, isAhead, days, options);
  return {
    title, file, from: on, until, corpus, verifiedThrough,
    days: [...days].filter(([, { changes }]) => changes.length > 0).sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([day, { changes, causes }]) => ({
        on: day, causes: [...new Set([...causes, ...lawCauses(engine.corpus, day)])],
        changes: changes.toSorted((left, right) => calendarAspects.indexOf(left.aspect) - calendarAspects.indexOf(right.aspect)),
      })),
  };
}

function lawCauses(corpus: Corpus, day: string): string[] {
  return [...changesOn(corpus, day), ...namedDays(corpus).get(day) ?? []].map(({ text }) => text);
}

function noted(days: Days, day: string, causes: readonly Said[] = []): CalendarChange[] {
  const entry = days.get(day) ?? { changes: [], causes: new Set() };
  for (const { text } of causes) entry.causes.add(text);
  days.set(day, entry);
  return entry.changes;
}

/** What changes on a day about whatever is watched. */
interface DayChanges {
  day: string;
  changes: Omit<CalendarChange, 'finding'>[];
}

/** Notes what the law and the facts' own days change about a leg, found once where a memory is kept. */
function watchLeg(
  engine: LawEngine, leg: LegFinding, lawDays: readonly string[], isAhead: (day: string) => boolean, days: Days,
  options: DetermineOptions,
): void {
  const own = ownDays(leg.facts);
  const loaded = new LoadedFacts(engine, leg.facts, options);
  const watched = [...new Set([...lawDays, ...[...own.keys()].filter(isAhead)])].sort();
  for (const { day, changes } of loaded.recall(`calendar ${watched.join()}`, () => changesOfLeg(loaded, leg, watched, options))) {
    noted(days, day, own.get(day)).push(...changes.map((change) => ({ finding: leg.id, ...change })));
  }
  for (const { duty, due, cite } of leg.enforced.duties) {
    if (due === undefined || !('on' in due) || !isAhead(due.on)) continue;
    const noting = noted(days, due.on, [say('law.duty-due', { cite })]);
    noting.push({ finding: leg.id, view: 'enforced', aspect: 'duty due', before: duty, after: 'due' });
  }
}

function changesOfLeg(loaded: LoadedFacts, leg: LegFinding, watched: readonly string[], options: DetermineOptions): DayChanges[] {
  return views.flatMap((view) => {
    const found: DayChanges[] = [];
    let before: Decision = leg[view];
    let last = traceOf(loaded, questionOf(options, view));
    for (const day of watched) {
      const question = { ...questionOf(options, view), on: day };
      const now = traceOf(loaded, question);
      // Where no rule comes out otherwise than the day before, neither does the answer.
      if (isSameTrace(now, last)) continue;
      last = now;
      const after = loaded.decide(question);
      const changes = changesBetween(before, after).map((change) => ({ view, ...change }));
      if (changes.length > 0) found.push({ day, changes });
      before = after;
    }
    return found;
  });
}

/** Tests of the package, its parties and sites. */
function watchTests(
  engine: LawEngine, source: Package, found: Determination, lawDays: readonly string[], isAhead: (day: string) => boolean,
  days: Days, options: DetermineOptions,
): void {
  const counts = countsTold(engine, found.tests.flatMap((test) => test.counts));
  for (const { subject, of } of testedIn(source)) {
    const facts = factsOf({ subject, of, legs: [] }, source, found, counts);
    const own = ownDays(facts);
    const loaded = new LoadedFacts(engine, facts, options);
    const watched = [...new Set([...lawDays, ...[...own.keys()].filter(isAhead)])].sort();
    const changes = loaded.recall(`calendar ${subject} ${watched.join()}`, () => changesOfTests(loaded, subject, watched, options));
    for (const { day, rule, before, after } of changes) {
      noted(days, day, own.get(day)).push({ finding: testId({ rule, of }), aspect: 'test', before, after });
    }
  }
}

interface TestChange {
  day: string;
  rule: string;
  before: string;
  after: string;
}

function changesOfTests(
  loaded: LoadedFacts, subject: TestFinding['subject'], watched: readonly string[], options: DetermineOptions,
): TestChange[] {
  const ask = (on: string): Question => ({ ...questionOf(options, 'enforced'), on });
  const statuses = (on: string): Map<string, string> =>
    new Map(testFacts(loaded, ask(on), subject, '').map(({ rule, status }) => [rule, status]));
  let before = statuses(options.on);
  let last = testTrace(loaded, ask(options.on), subject);
  return watched.flatMap((day) => {
    const now = testTrace(loaded, ask(day), subject);
    if (now === last) return [];
    last = now;
    const [was, is] = [before, statuses(day)];
    before = is;
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((rule) => {
      const [one, other] = [was.get(rule) ?? 'not asked', is.get(rule) ?? 'not asked'];
      return one === other ? [] : [{ day, rule, before: one, after: other }];
    });
  });
}

function testTrace(loaded: LoadedFacts, question: Question, subject: string): string {
  const { frame } = loaded;
  return loaded.under(question).tests.filter(({ rule }) => rule.subject === subject)
    .map(({ rule, node, met }) => `${rule.id} ${node.evaluate(frame)}${met.evaluate(frame)}${loaded.judgementOf(rule.id) ?? ''}`).join();
}

/** The last day looked at where nobody names one: a year and a half ahead. */
export function usualEnd(on: string): string {
  return addDays(on, 550);
}
