import { addDays } from './date.ts';
import type { Grade } from './grade.ts';
import type { Rule } from './rule.ts';

export interface Doubt {
  question: string;
  settles?: string;
}

/** One wording of a provision, from its effective date until the next one or its own last day. */
export interface Version {
  provision: string;
  file: string;
  title: string;
  cite: string;
  source: string;
  grade: Grade;
  published: string;
  effective: string;
  until?: string;
  verifiedThrough?: string;
  doubts: Doubt[];
  rules: Rule[];
  /** The page without front matter; rule blocks stay in place. */
  prose: string;
}

export interface Provision {
  id: string;
  /** Oldest first. */
  versions: Version[];
}

/** The last day on which a version applies: its own `until`, or the day before the next version. Undefined: open. */
export function lastDayOf(provision: Provision, index: number): string | undefined {
  const version = provision.versions[index]!;
  const next = provision.versions[index + 1];
  const superseded = next === undefined ? undefined : addDays(next.effective, -1);
  if (version.until === undefined) return superseded;
  return superseded === undefined || version.until < superseded ? version.until : superseded;
}

/**
 * The one version of a provision in force on a date, as known on another: versions published later do not exist yet.
 * Undefined before the first and after the last.
 */
export function versionOn(provision: Provision, on: string, knownOn?: string): Version | undefined {
  const known = knownOn === undefined
    ? provision.versions : provision.versions.filter(({ published }) => published <= knownOn);
  const version = known.findLast(({ effective }) => effective <= on);
  return version?.until !== undefined && version.until < on ? undefined : version;
}
