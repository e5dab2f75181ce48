import type { Subject } from '../entry.ts';
import { explain } from '../names/explain.ts';
import type { EntryMatch } from '../names/screener.ts';
import type { Finding } from './finding.ts';

/** From which score on a name counts as the same, and as strongly alike. */
const [same, strong] = [0.97, 0.85];

/**
 * What a match comes to as a finding that can be decided on. Its verdict is `identifier`, `same-name`, `strong` or `weak`: words,
 * so that a decision does not hang on the last digit of a score.
 */
export function findingOf(subject: Subject, match: EntryMatch): Finding {
  return { subject, entry: match.entry, score: match.score, verdict: verdictOf(match), because: because(match) };
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
