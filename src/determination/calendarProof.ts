import { daysToCheck } from '../corpus/check.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { addDays } from '../corpus/date.ts';
import { type Provision, type Version, versionOn } from '../corpus/provision.ts';

/** What the proof went through, and where the calendar is broken. */
export interface CalendarProof {
  days: number;
  /** Provision, day and day of knowledge, each asked once. */
  questions: number;
  faults: string[];
}

/**
 * Proves, by going through all of them, that on every day on which anything in the law changes, on its eve and on its
 * morrow, one version of each provision applies from its first day to its last (no gap, no overlap), for the world as it
 * knew the law after each publication; and that no table holds one member twice, or two figures for one day.
 */
export function proveCalendar(corpus: Corpus): CalendarProof {
  const days = daysToCheck(corpus);
  const proof: CalendarProof = { days: days.length, questions: 0, faults: [] };
  for (const provision of corpus.provisions) {
    for (const knownOn of [undefined, ...daysOfKnowledge(provision)]) {
      for (const day of days) {
        proof.questions++;
        const fault = faultOn(provision, day, knownOn);
        if (fault !== undefined) proof.faults.push(`${provision.id} on ${day}${knownOn ? `, as known on ${knownOn}` : ''}: ${fault}`);
      }
    }
  }
  proof.faults.push(...tableFaults(corpus));
  return proof;
}

function daysOfKnowledge({ versions }: Provision): string[] {
  return [...new Set(versions.flatMap(({ published }) => [addDays(published, -1), published, addDays(published, 1)]))];
}

/** The versions that claim a day, counted one by one and not as the engine finds them, beside the one the engine applies. */
function faultOn(provision: Provision, day: string, knownOn: string | undefined): string | undefined {
  const known = provision.versions.filter(({ published }) => knownOn === undefined || published <= knownOn);
  const begun = known.filter(({ effective }) => effective <= day);
  const claiming = begun.filter((version) => !begun.some((other) => other !== version && supersedes(other, version))
    && (version.until === undefined || day <= version.until));
  if (claiming.length > 1) return `${claiming.length} versions apply (${claiming.map(({ effective }) => effective).join(', ')}).`;
  const applied = versionOn(provision, day, knownOn);
  if (applied !== claiming[0]) return `${claiming[0]?.effective ?? 'none'} claims the day, ${applied?.effective ?? 'none'} is applied.`;
  const isBetween = begun.length > 0 && known.some(({ effective }) => effective > day);
  return claiming.length === 0 && isBetween ? 'no version applies between an earlier and a later one.' : undefined;
}

function supersedes(other: Version, version: Version): boolean {
  return other.effective > version.effective;
}

function tableFaults({ tables }: Corpus): string[] {
  return Object.values(tables).flatMap((table) => [
    ...Object.entries(table.sets).flatMap(([name, entries]) => {
      const members = Map.groupBy(entries, (entry) => ('member' in entry ? entry.member : JSON.stringify(entry.include)));
      return [...members].filter(([, spans]) => overlap(spans))
        .map(([member]) => `${table.table}["${name}"] holds ${member} twice on one day.`);
    }),
    ...Object.entries(table.values).flatMap(([name, entries]) => {
      const starts = entries.map(({ from = '' }) => from);
      return new Set(starts).size === starts.length ? [] : [`values["${name}"] has two figures from one day on.`];
    }),
  ]);
}

/** Whether two of the spans share a day. An end that became known later than the next beginning still ends before it. */
function overlap(spans: readonly { from?: string; to?: string }[]): boolean {
  return spans.some((span, index) => spans.slice(index + 1).some((other) =>
    (span.from ?? '') <= (other.to ?? '9') && (other.from ?? '') <= (span.to ?? '9')));
}
