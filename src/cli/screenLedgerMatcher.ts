import type { ListEntry, Subject } from '../screening/entry.ts';
import type { Finding } from '../screening/decisions/finding.ts';
import { explain } from '../screening/names/explain.ts';
import { type EntryMatch, Screener } from '../screening/names/screener.ts';

export { usualThreshold } from '../screening/names/screener.ts';

/** Compares one subject with every entry. */
export type Matcher = (subject: Subject) => Finding[];

/** From which score on a name counts as the same, and as strongly alike. */
const [same, strong] = [0.97, 0.85];

/**
 * Makes a matcher of entries. What it finds is ordered, the likeliest first. The verdict of a finding is `identifier`,
 * `same-name`, `strong` or `weak`: words, so that a decision does not hang on the last digit of a score.
 */
export function openMatcher(entries: readonly ListEntry[], threshold: number): Matcher {
  const screener = new Screener(entries);
  return (subject) => screener.screen(subject, threshold).map((match) => ({
    subject, entry: match.entry, score: match.score, verdict: verdictOf(match), because: because(match),
  }));
}

function verdictOf({ score, identifiers }: EntryMatch): string {
  if (identifiers.length > 0) return 'identifier';
  return score >= same ? 'same-name' : score >= strong ? 'strong' : 'weak';
}

/** In a line: the sign that is the same, or the names that are alike and what is known beside them. */
function because({ identifiers: [sign], names: [name], evidence }: EntryMatch): string {
  if (sign !== undefined) return `the same ${sign.title ?? sign.kind}: ${sign.value}`;
  if (name === undefined) return '';
  const beside = evidence.map(({ about, verdict, subject, listed }) => `${about} ${verdict} (${subject}; ${listed})`);
  const words = explain(name.subjectName, name.listedName, name).join(', ');
  return [`“${name.subjectName.written}” and “${name.listedName.written}” (${name.standing}): ${words}`, ...beside].join('; ');
}
