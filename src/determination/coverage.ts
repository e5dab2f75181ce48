import type { Corpus } from '../corpus/corpus.ts';
import { type Grade, weakest } from '../corpus/grade.ts';
import type { Provision } from '../corpus/provision.ts';
import type { Topic } from './coverageFiles.ts';
import type { LawCase } from './lawCase.ts';

/** What the corpus holds on a topic, or on one part within it. */
export interface Coverage {
  provisions: number;
  versions: number;
  rules: number;
  cases: number;
  /** Of the wordings and their rules. */
  weakest: Grade;
  strongest: Grade;
  /** Where the sources are silent, conflict or are weak. */
  doubts: number;
  /** First days of the oldest and the newest wording. */
  earliest: string;
  newest: string;
  /** The day through which every wording in force was seen, and how many say nothing about that. */
  verifiedThrough?: string;
  unverified: number;
}

export interface TopicCoverage {
  topic: Topic;
  whole?: Coverage;
  /** By body and part, `ear/740`. */
  parts: { part: string; coverage: Coverage }[];
}

/** What is covered, topic by topic in the order of the topics. Provisions that no topic claims are left to the checks. */
export function coverageOf(corpus: Corpus, topics: readonly Topic[], cases: readonly LawCase[]): TopicCoverage[] {
  const byTopic = Map.groupBy(corpus.provisions, ({ id }) => topicOf(id, topics));
  return topics.map((topic) => {
    const own = byTopic.get(topic) ?? [];
    const byPart = Map.groupBy(own, ({ id }) => id.slice(0, id.lastIndexOf('/')));
    return {
      topic, ...(own.length === 0 ? {} : { whole: measure(own, cases) }),
      parts: [...byPart].map(([part, provisions]) => ({ part, coverage: measure(provisions, cases) })),
    };
  });
}

/** The topic that names the longest beginning of a provision's path. */
export function topicOf(provision: string, topics: readonly Topic[]): Topic | undefined {
  let [found, length]: [Topic | undefined, number] = [undefined, 0];
  for (const topic of topics) {
    for (const beginning of topic.provisions) {
      if (beginning.length > length && isWithin(provision, beginning)) [found, length] = [topic, beginning.length];
    }
  }
  return found;
}

/** `ear/742/6.b.10` lies within `ear/742` and within `ear/742/6.b`, not within `ear/742/6.b.1`. */
function isWithin(provision: string, beginning: string): boolean {
  return provision === beginning || provision.startsWith(beginning) && '/.'.includes(provision[beginning.length]!);
}

function measure(provisions: readonly Provision[], cases: readonly LawCase[]): Coverage {
  const ids = new Set(provisions.map(({ id }) => id));
  const versions = provisions.flatMap((provision) => provision.versions);
  const rules = versions.flatMap((version) => version.rules);
  const grades = [...versions, ...rules].map(({ grade }) => grade);
  const seen = provisions.map((provision) => provision.versions.at(-1)!.verifiedThrough);
  const [verifiedThrough] = seen.filter((day) => day !== undefined).sort();
  const days = versions.map(({ effective }) => effective).sort();
  return {
    provisions: provisions.length, versions: versions.length, rules: rules.length,
    cases: cases.filter(({ file }) => ids.has(file.replace(/^law\//, '').replace(/\/cases\.yaml$/, ''))).length,
    weakest: grades.reduce(weakest), strongest: grades.reduce(strongest),
    doubts: versions.reduce((count, { doubts }) => count + doubts.length, 0),
    earliest: days[0]!, newest: days.at(-1)!,
    ...(verifiedThrough === undefined ? {} : { verifiedThrough }), unverified: seen.filter((day) => day === undefined).length,
  };
}

function strongest(left: Grade, right: Grade): Grade {
  return weakest(left, right) === left ? right : left;
}
