import type { ListEntry, Subject } from '../screening/entry.ts';
import type { Finding } from '../screening/decisions/finding.ts';
import { findingOf } from '../screening/decisions/matchFinding.ts';
import { openScreener } from './screenIndex.ts';

export { usualThreshold } from '../screening/names/screener.ts';

/** Compares one subject with every entry. */
export type Matcher = (subject: Subject) => Finding[];

/** Makes a matcher of entries. What it finds is ordered, the likeliest first. */
export function openMatcher(entries: readonly ListEntry[], threshold: number): Matcher {
  const screener = openScreener(entries);
  return (subject) => screener.screen(subject, threshold).map((match) => findingOf(subject, match));
}
