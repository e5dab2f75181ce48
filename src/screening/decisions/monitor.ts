import type { ListEntry, Subject } from '../entry.ts';
import { entryKey } from '../lists/diff.ts';
import { entryFingerprint } from '../lists/version.ts';
import { type Finding, pairOf, subjectFingerprint } from './finding.ts';
import type { Ledger } from './ledger.ts';

/** What was found of a book at one time: enough to say later what changed. Plain JSON. */
export interface Watch {
  /** The versions of the lists that were looked at. */
  lists: Record<string, string>;
  threshold: number;
  /** Fingerprints of the subjects, by id. */
  subjects: Record<string, string>;
  /** By pair: what was found, and the fingerprint of the entry. */
  findings: Record<string, { verdict: string; entry: string; name: string }>;
}

/** Something that a person who watches a book must hear of. */
export interface Alert {
  kind: 'new-match' | 'entry-changed' | 'verdict-changed' | 'no-longer-found' | 'decision-reopened' | 'decision-expired';
  pair: string;
  subject: string;
  entry: string;
  words: string;
}

/** What is to be compared again: everything of what is new or changed, and nothing of what is not. */
export interface Rescreening {
  /** Subjects to be compared with every entry. */
  subjects: Subject[];
  /** Entries to be compared with every other subject. */
  entries: ListEntry[];
}

/** Which subjects and entries changed since a watch, by their fingerprints. `before` holds the entries that were looked at then. */
export function rescreeningFor(
  watch: Watch, subjects: readonly Subject[], entries: readonly ListEntry[], before: ReadonlyMap<string, string>,
): Rescreening {
  return {
    subjects: subjects.filter((subject) => watch.subjects[subject.id] !== subjectFingerprint(subject)),
    entries: entries.filter((entry) => before.get(entryKey(entry)) !== entryFingerprint(entry)),
  };
}

/** Findings of before that still hold, because neither their subject nor their entry changed, by pair. */
export function carriedOver(watch: Watch, anew: Rescreening, subjects: readonly Subject[], entries: readonly ListEntry[]): Set<string> {
  const changed = new Set([...anew.subjects.map(({ id }) => id)]);
  const touched = new Set(anew.entries.map(entryKey));
  const here = new Set(subjects.map(({ id }) => id));
  const listed = new Set(entries.map(entryKey));
  return new Set(Object.keys(watch.findings).filter((pair) => {
    const [subject = '', entry = ''] = pair.split(' × ');
    return here.has(subject) && listed.has(entry) && !changed.has(subject) && !touched.has(entry);
  }));
}

/** What a watch holds after a screening. */
export function watchOf(
  lists: Record<string, string>, threshold: number, subjects: readonly Subject[], findings: Iterable<Finding>,
): Watch {
  return {
    lists, threshold, subjects: Object.fromEntries(subjects.map((subject) => [subject.id, subjectFingerprint(subject)])),
    findings: Object.fromEntries([...findings].map((finding) =>
      [pairOf(finding), { verdict: finding.verdict, entry: entryFingerprint(finding.entry), name: finding.entry.name }])),
  };
}

/** What changed between two watches of a book, and which decisions no longer stand. In the order of the pairs. */
export function alertsBetween(
  before: Watch, after: Watch, findings: readonly Finding[], ledger: Ledger, on: string,
): Alert[] {
  const byPair = new Map(findings.map((finding) => [pairOf(finding), finding]));
  const pairs = [...new Set([...Object.keys(before.findings), ...Object.keys(after.findings)])].sort();
  return pairs.flatMap((pair) => {
    const [subject = '', entry = ''] = pair.split(' × ');
    const [was, is] = [before.findings[pair], after.findings[pair]];
    const alert = (kind: Alert['kind'], words: string): Alert => ({ kind, pair, subject, entry, words });
    const alerts: Alert[] = [];
    if (is === undefined) return [alert('no-longer-found', `${was!.name} is no longer found.`)];
    if (was === undefined) alerts.push(alert('new-match', `May be ${is.name} (${is.verdict}).`));
    else if (was.verdict !== is.verdict) {
      alerts.push(alert('verdict-changed', `${is.name}: “${is.verdict}”, before “${was.verdict}”.`));
    } else if (was.entry !== is.entry) alerts.push(alert('entry-changed', `The entry of ${is.name} changed.`));
    const finding = byPair.get(pair);
    return finding === undefined ? alerts : [...alerts, ...decisionAlerts(ledger.standing(finding, on), alert)];
  });
}

function decisionAlerts(
  { status, because, decision }: ReturnType<Ledger['standing']>, alert: (kind: Alert['kind'], words: string) => Alert,
): Alert[] {
  const made = decision === undefined ? '' : `The decision of ${decision.who} of ${decision.at.slice(0, 10)} (${decision.verdict})`;
  if (status === 'reopened') return [alert('decision-reopened', `${made} is re-opened: ${because.join('; ')}.`)];
  if (status === 'expired') return [alert('decision-expired', `${made} stood until ${decision!.expires}.`)];
  return [];
}

/** Entries by what names them, with their fingerprints. */
export function fingerprintsOf(entries: Iterable<ListEntry>): Map<string, string> {
  return new Map([...entries].map((entry) => [entryKey(entry), entryFingerprint(entry)]));
}

