import canonicalize from 'canonicalize';
import type { ListEntry, Subject } from '../entry.ts';
import { entryKey } from '../lists/diff.ts';
import { madeId } from '../lists/feed.ts';
import { entryFingerprint } from '../lists/version.ts';

/** That a subject may be the party an entry names, as a matcher sees it. */
export interface Finding {
  subject: Subject;
  entry: ListEntry;
  /** From 0 to 1. */
  score: number;
  /**
   * What the matcher makes of it, in a word: `identifier` where a sign that belongs to one party only is the same, else how
   * alike the two are. A decision rests on this word, not on the last digit of the score.
   */
  verdict: string;
  /** Why, in plain words. */
  because: string;
}

/** What a decision rested on when it was made: a sign each of the subject, of the entry, and the matcher's verdict. */
export interface Basis {
  subject: string;
  entry: string;
  verdict: string;
}

/** The basis of a decision on a finding. */
export function basisOf({ subject, entry, verdict }: Finding): Basis {
  return { subject: subjectFingerprint(subject), entry: entryFingerprint(entry), verdict };
}

/** What a subject says of itself, in one short sign; its name in the book is not part of it. */
export function subjectFingerprint({ id: _id, ...said }: Subject): string {
  return madeId(canonicalize(said)!);
}

/** What names a pair of subject and entry. */
export function pairKey(subject: string, entry: string): string {
  return `${subject} × ${entry}`;
}

/** The pair of a finding. */
export function pairOf({ subject, entry }: Finding): string {
  return pairKey(subject.id, entryKey(entry));
}
