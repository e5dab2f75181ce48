import type { Corpus } from './corpus.ts';
import { addDays } from './date.ts';
import { namedDays } from './namedDays.ts';
import { type Version, versionOn } from './provision.ts';
import type { Posture, Rule } from './rule.ts';
import { boundariesOf } from './table.ts';

/** Which law is asked about: in force on a date, as known on another, as printed or as applied. */
export interface Question {
  on: string;
  /** Nothing filed, published or released after this day is used. Omitted: all that the corpus holds. */
  knownOn?: string;
  view: 'enforced' | 'codified';
}

/** A rule that is printed but not applied (or the reverse) on the date, and why. */
export interface Suspension {
  rule: Rule;
  posture: Posture;
}

/** The law of one date, knowledge and view. */
export interface LawView extends Question {
  corpus: Corpus;
  versions: Version[];
  rules: Rule[];
  /** Rules of the versions in force that this view leaves out. */
  suspended: Suspension[];
  /** Postures that bring rules into this view although their text is not codified. */
  announced: Suspension[];
}

/** Selects the versions in force and the rules that bite in the view. */
export function viewOf(corpus: Corpus, question: Question): LawView {
  const { on, knownOn, view } = question;
  const versions = corpus.provisions.flatMap((provision) => versionOn(provision, on, knownOn) ?? []);
  const result: LawView = { ...question, corpus, versions, rules: [], suspended: [], announced: [] };
  for (const rule of versions.flatMap((version) => version.rules)) {
    const posture = postureOn(rule, on, knownOn);
    const applies = posture === undefined
      || posture.state === (view === 'enforced' ? 'announced-only' : 'not-enforced');
    if (applies && !(rule.postures.some(({ state }) => state === 'announced-only') && posture === undefined)) {
      result.rules.push(rule);
      if (posture !== undefined) result.announced.push({ rule, posture });
    } else if (posture !== undefined) {
      result.suspended.push({ rule, posture });
    }
  }
  return result;
}

/** The posture of a clause on a date as known on another; a later announcement for the same day wins. */
function postureOn(rule: Rule, on: string, knownOn?: string): Posture | undefined {
  const awaiting: Posture[] = rule.complianceFrom === undefined ? [] : [{
    from: '0000-01-01', to: addDays(rule.complianceFrom, -1), state: 'not-enforced', announced: '0000-01-01',
    by: `${rule.source}, compliance from ${rule.complianceFrom}`,
  }];
  return [...awaiting, ...rule.postures].findLast(({ from, to, announced }) =>
    from <= on && (to === undefined || on <= to) && (knownOn === undefined || announced <= knownOn));
}

/**
 * Every day on which some text, posture, membership or figure of the law changes, or that a condition names itself: the
 * days to test and to announce.
 */
export function boundaries(corpus: Corpus): string[] {
  const days = new Set<string>();
  for (const version of corpus.provisions.flatMap((provision) => provision.versions)) {
    days.add(version.effective);
    if (version.until !== undefined) days.add(addDays(version.until, 1));
    for (const rule of version.rules) {
      if (rule.complianceFrom !== undefined) days.add(rule.complianceFrom);
      for (const { from, to } of rule.postures) {
        days.add(from);
        if (to !== undefined) days.add(addDays(to, 1));
      }
    }
  }
  for (const day of [...boundariesOf(corpus.tables), ...namedDays(corpus).keys()]) days.add(day);
  return [...days].sort();
}
