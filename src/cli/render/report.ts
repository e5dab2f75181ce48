import type { Determination, LegFinding, TestFinding } from '../../determination/determination.ts';
import type { Account } from '../../determination/ledger.ts';
import type { PackageScreening } from '../../determination/screenedParties.ts';
import type { Decision, DutyFinding } from '../../engine/decision.ts';
import { grades, type Grade } from '../../corpus/grade.ts';
import type { LiftNote } from '../lifts.ts';
import { cellWord, isClear, outcomeWords, type ShownView } from './words.ts';

/** All that a report shows: the answer, which views, and what covers each leg. */
export interface Report {
  determination: Determination;
  view: ShownView;
  lifts: ReadonlyMap<string, LiftNote[]>;
  /** What screening the parties came to, where they were screened. */
  screening?: PackageScreening;
  /** Nothing is shortened on the page of text. */
  all?: boolean;
}

export type OneView = 'enforced' | 'codified';

/** The views of a leg to be shown: both only where both are asked for and they differ. */
export function viewsOf(leg: LegFinding, view: ShownView): OneView[] {
  if (view !== 'both') return [view];
  return leg.differs ? ['enforced', 'codified'] : ['enforced'];
}

export function sitesOf({ legs }: Determination): string[] {
  return [...new Set(legs.map(({ site }) => site))];
}

/** What a cell of the matrix says, one line each. Several legs of one cell are told apart only where they differ. */
export function cellLines(legs: readonly LegFinding[], view: ShownView): string[] {
  const lines = legs.flatMap((leg) => viewsOf(leg, view).map((one) =>
    `${view === 'both' && one === 'codified' ? 'codified ' : ''}${cellWord(leg[one].outcome)}`));
  return [...new Set(lines)];
}

/** Legs to which exactly the same is to be said. */
export interface Point {
  legs: LegFinding[];
  views: { view: OneView; decision: Decision; lifts: LiftNote[] }[];
  /** Where legs that differ in what they wait for are taken together: those whose views these are. */
  shownFor?: LegFinding[];
}

/** The cells that are not clear, and those that an exception or authorisation clears; equal ones together. */
export function pointsOf({ determination, view, lifts }: Report): Point[] {
  const points = new Map<string, Point>();
  for (const leg of determination.legs) {
    if (isClear(leg) && !leg.enforced.licenceRequired) continue;
    const views = viewsOf(leg, view).map((one) => ({
      view: one, decision: leg[one], lifts: lifts.get(`${one} ${leg.id}`) ?? [],
    }));
    const key = JSON.stringify(views.map(({ decision, lifts: covering }) => [
      decision.outcome, decision.grounds, decision.exceptions, decision.reviewPolicy, decision.prohibitions,
      decision.judgements, decision.readings, decision.needs.map(({ fact }) => fact), covering,
    ]));
    const point = points.get(key);
    if (point === undefined) points.set(key, { legs: [leg], views });
    else point.legs.push(leg);
  }
  return [...points.values()];
}

/**
 * The same with legs of one item taken together that all wait for facts and of which the same is sure: the one that waits for
 * most stands for them, unless everything is to be shown.
 */
export function shortenedPoints(report: Report): Point[] {
  const points = pointsOf(report);
  if (report.all === true) return points;
  const kept = new Map<string, Point>();
  for (const [index, point] of points.entries()) {
    const waits = point.views.every(({ decision }) => decision.outcome === 'needs-facts');
    const key = waits ? JSON.stringify([point.legs[0]!.item, point.views.map(({ decision }) => certainIn(decision))]) : String(index);
    const other = kept.get(key);
    if (other === undefined) kept.set(key, { ...point, legs: [...point.legs] });
    else {
      const fuller = needsIn(other) < needsIn(point) ? point : other;
      kept.set(key, { legs: [...other.legs, ...point.legs], views: fuller.views, shownFor: fuller.shownFor ?? fuller.legs });
    }
  }
  return [...kept.values()];
}

/** What is sure while facts are missing: legs between which it differs are not taken together. */
function certainIn({ eccn, possibleOutcomes, grounds, prohibitions, reviewPolicy }: Decision): unknown[] {
  return [eccn, possibleOutcomes, grounds.filter(({ stands }) => stands === true), prohibitions, reviewPolicy];
}

function needsIn({ views }: Point): number {
  return views.reduce((sum, { decision }) => sum + decision.needs.length, 0);
}

/** The accounts that matter in the views shown: those whose permission some leg has, or may have, in one of them. */
export function accountsOf({ determination: { accounts, legs }, view }: Report): Account[] {
  const byId = new Map(legs.map((leg) => [leg.id, leg]));
  return accounts.filter(({ for: name, draws }) => draws.some(({ leg: id, outgrown }) => {
    const leg = byId.get(id);
    if (outgrown !== undefined || leg === undefined) return true;
    const isException = [leg.enforced, leg.codified].some(({ exceptions: { available, open, barred } }) =>
      [...available, ...open, ...barred].includes(name));
    return !isException || viewsOf(leg, view).some((one) =>
      leg[one].exceptions.available.includes(name) || leg[one].exceptions.open.includes(name));
  }));
}

export interface DutyNote {
  duty: DutyFinding;
  legs: string[];
  /** Where both views are shown: no leg has the duty as the law is enforced. */
  codifiedOnly: boolean;
}

/** Duties once each, with the legs that have them. */
export function dutiesOf({ determination: { legs }, view }: Report): DutyNote[] {
  const duties = new Map<string, DutyNote>();
  for (const leg of legs) {
    for (const one of viewsOf(leg, view)) {
      for (const duty of leg[one].duties) {
        const entry = duties.get(duty.rule) ?? { duty, legs: [], codifiedOnly: view === 'both' };
        if (one === 'enforced') entry.codifiedOnly = false;
        if (!entry.legs.includes(leg.id)) entry.legs.push(leg.id);
        duties.set(duty.rule, entry);
      }
    }
  }
  return [...duties.values()];
}

export interface RelianceGroup {
  /** Announcements and lists in full; for the rest the facts concerned, without the party they are about. */
  announcements: string[];
  diligence: string[];
  assumptions: string[];
}

/** What the favourable answers rest on, over all legs. */
export function relianceOf({ determination: { legs }, view }: Report): RelianceGroup {
  const found = { announcements: new Set<string>(), diligence: new Set<string>(), assumptions: new Set<string>() };
  for (const leg of legs) {
    for (const one of viewsOf(leg, view)) {
      for (const { kind, fact, text } of leg[one].restsOn) {
        if (kind === 'diligence') found.diligence.add(fact ?? text);
        else if (kind === 'assumption') found.assumptions.add(fact ?? text);
        else found.announcements.add(text);
      }
    }
  }
  return {
    announcements: [...found.announcements], diligence: [...found.diligence], assumptions: [...found.assumptions],
  };
}

/** The weakest grade on which each outcome in the answer rests. */
export function gradesOf({ determination: { legs }, view }: Report): { outcome: string; grade: Grade; legs: number }[] {
  const found = new Map<string, { outcome: string; grade: Grade; legs: number }>();
  for (const leg of legs) {
    for (const one of viewsOf(leg, view)) {
      const { outcome, grade } = leg[one];
      const entry = found.get(outcome) ?? { outcome: outcomeWords[outcome].phrase, grade, legs: 0 };
      entry.legs++;
      if (grades.indexOf(grade) > grades.indexOf(entry.grade)) entry.grade = grade;
      found.set(outcome, entry);
    }
  }
  return [...found.values()];
}

/** What a test turns on: who judged it, what was counted for it by name, what may have to be counted too, and the facts it waits for. */
export function waitsOf({ status, judged, counts, needs }: TestFinding): string[] {
  if (judged !== undefined) return [judged];
  const lines = counts.flatMap(({ counted, open }) => {
    const alike = Map.groupBy(open, (one) => factSummary(one.needs.map(({ fact }) => fact), 6));
    return [
      ...(counted.length === 0 ? [] : [`counted: ${counted.join(', ')}`]),
      ...[...alike].map(([facts, ones]) => `open: ${ones.map(({ of }) => of).join(', ')}${facts === '' ? '' : ` (${facts})`}`),
    ];
  });
  if (status !== 'open' || lines.length > 0 || needs.length === 0) return lines;
  return [`waits for ${factSummary(needs.map(({ fact }) => fact), 6)}`];
}

export function dueOf({ due }: DutyFinding): string {
  if (due === undefined) return '';
  if ('on' in due) return `by ${due.on}`;
  const { days, relation, event } = due;
  return days === 0 ? `${relation} ${event}` : `${days} ${days === 1 ? 'day' : 'days'} ${relation} ${event}`;
}

/** 0 only where nothing is required or open in either view, and no test is failed or open. */
export function exitCodeOf({ legs, tests }: Determination): 0 | 1 {
  return legs.every(isClear) && tests.every(({ status }) => status === 'met' || status === 'for-judgement') ? 0 : 1;
}

/** Facts by name, one of several parties once with how many it is about; after `most` the rest is only counted. */
export function factSummary(facts: readonly string[], most = 12): string {
  const byTail = new Map<string, string[]>();
  for (const fact of facts) {
    const tail = fact.slice(fact.indexOf('.') + 1);
    byTail.set(tail, [...(byTail.get(tail) ?? []), fact]);
  }
  const names = [...byTail].sort(([, left], [, right]) => right.length - left.length)
    .map(([tail, own]) => (own.length === 1 ? own[0]! : `${tail} ×${own.length}`));
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more (--format json)` : ''}`;
}
