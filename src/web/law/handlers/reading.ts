import { parseDate } from '../../../corpus/date.ts';
import { type Found, LawIndex } from '../../../corpus/search.ts';
import { versionOn } from '../../../corpus/provision.ts';
import type { TimelineEvent } from '../../../corpus/timeline.ts';
import { boundaries } from '../../../corpus/view.ts';
import { amendmentsBetween, type LawAmendments } from '../../../determination/amendments.ts';
import { coverageOf, topicOf, type TopicCoverage } from '../../../determination/coverage.ts';
import type { Gap } from '../../../determination/coverageFiles.ts';
import { type Doubt, doubtsOf } from '../../../determination/doubts.ts';
import { posturesOn } from '../../../determination/postures.ts';
import { FactError } from '../../../engine/lawEngine.ts';
import { type Bench, openPart } from '../../engine/bench.ts';

/** One provision in a list of them. */
export interface ListedProvision {
  id: string;
  title: string;
  cite: string;
  grade: string;
  /** First day of the wording in force; `null` where none is. */
  since: string | null;
  /** How some of its rules are applied otherwise than printed. */
  states: string[];
}

export interface ListedTopic extends TopicCoverage {
  provisions: ListedProvision[];
  gaps: Gap[];
}

/** Throws `FactError` where a text of the address is no day. */
export function checkDayText(field: string, day: string): void {
  if (parseDate(day) !== undefined) return;
  throw new FactError([{ field, message: `'${day}' is no day.`, hint: 'Write year, month and day, as in 2026-01-31.' }]);
}

/** All provisions on a day, topic by topic, with what of each topic is covered and what is not. */
export async function lawList({ corpus }: Bench, { on }: { on: string }): Promise<ListedTopic[]> {
  checkDayText('on', on);
  const { topics, gaps, cases } = await openPart('reading');
  const postures = posturesOn(corpus, on);
  const listed = corpus.provisions.map((provision): ListedProvision => {
    const version = versionOn(provision, on);
    const { title, cite, grade } = version ?? provision.versions.at(-1)!;
    const states = [...new Set(version?.rules.flatMap(({ id }) => postures.get(id)?.state ?? []))];
    return { id: provision.id, title, cite, grade, since: version?.effective ?? null, states };
  });
  return coverageOf(corpus, topics, cases).map((coverage) => ({
    ...coverage, gaps: gaps.filter(({ topic }) => topic === coverage.topic.topic),
    provisions: listed.filter(({ id }) => topicOf(id, topics) === coverage.topic),
  }));
}

let index: { on: string; law: LawIndex } | undefined;

/** The provisions that answer to a cite, a name or words. */
export function searchLaw({ corpus }: Bench, { text, on }: { text: string; on: string }): Found[] {
  if (index?.on !== on) index = { on, law: new LawIndex(corpus, on) };
  return index.law.find(text);
}

/** What differs between the law of two days, and the days on which the law changes. */
export function lawDiff({ corpus }: Bench, { before, after }: { before: string; after: string }): LawAmendments & { days: string[] } {
  checkDayText('before', before);
  checkDayText('after', after);
  return { ...amendmentsBetween(corpus, before, after), days: boundaries(corpus) };
}

/** Where the sources are silent, conflict or are weak, on a day. */
export function lawDoubts({ engine }: Bench, { on }: { on: string }): Doubt[] {
  checkDayText('on', on);
  return doubtsOf(engine, { on });
}

/** Everything that happened to the law, in the order of the days on which it could be known. */
export async function lawEvents(_: Bench, _nothing: null): Promise<readonly TimelineEvent[]> {
  return (await openPart('reading')).events;
}
