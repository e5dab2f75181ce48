import type { Subject } from '../entry.ts';
import { explain } from '../names/explain.ts';
import type { Contained, EntryMatch, NameResult } from '../names/screener.ts';
import type { Finding } from './finding.ts';

/** From which score on a name counts as the same, and as strongly alike. */
const [same, strong] = [0.97, 0.85];

/**
 * What a match comes to as a finding that can be decided on. Its verdict is `identifier`, `same-name`, `strong`, `weak` or,
 * where a name is only contained in the other, `contains-name`: words, so that a decision does not hang on the last digit of a score.
 */
export function findingOf(subject: Subject, match: EntryMatch): Finding {
  return { subject, entry: match.entry, score: match.score, verdict: verdictOf(match), because: because(match) };
}

function verdictOf({ score, identifiers, contains }: EntryMatch): string {
  if (identifiers.length > 0) return 'identifier';
  if (score >= strong) return score >= same ? 'same-name' : 'strong';
  return contains === undefined ? 'weak' : 'contains-name';
}

/** In a line: the sign that is the same, or the names that are alike and what is known beside them. */
function because({ identifiers: [sign], names: [name], evidence, contains, score }: EntryMatch): string {
  if (sign !== undefined) return `the same ${sign.title ?? sign.kind}: ${sign.value}`;
  if (name === undefined) return '';
  const beside = evidence.map(({ about, verdict, subject, listed }) => `${about} ${verdict} (${subject}; ${listed})`);
  const words = explain(name.subjectName, name.listedName, name).join(', ');
  return [`“${name.subjectName.written}” and “${name.listedName.written}” (${name.standing}): ${words}`, ...beside,
    ...(contains === undefined || score >= strong ? [] : [containsWords(name, contains)])].join('; ');
}

/** What it means that a name contains what tells a listed name from others: less than that it is the listed party's. */
export function containsWords({ listedName }: NameResult, { others }: Contained): string {
  const more = others === 0 ? '' : `, and ${others === 1 ? '1 more entry' : `${others} more entries`} of the list with the same`;
  return `contains what tells “${listedName.written}” from other names${more}: may be an affiliate, or another party of that name`;
}
