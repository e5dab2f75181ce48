import type { Corpus } from '../corpus/corpus.ts';
import { parseDate } from '../corpus/date.ts';
import type { FactValue } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { topicOf } from './coverage.ts';
import type { Gap, Topic, WitnessKind } from './coverageFiles.ts';
import { runCase } from './lawCase.ts';

/** A gap that the corpus itself shows. */
interface Seen {
  kind: WitnessKind;
  name: string;
}

/**
 * Where the list of gaps is not true: gaps on it that have been closed, gaps that are seen but not on it, and provisions
 * that belong to no topic.
 */
export function gapFaults(engine: LawEngine, topics: readonly Topic[], gaps: readonly Gap[]): string[] {
  const { corpus } = engine;
  const seen = gapsSeen(corpus, topics);
  const key = ({ kind, name }: Seen): string => `${kind} ${name}`;
  const [open, listed] = [new Set(seen.map(key)), new Set<string>()];
  const closed = gaps.flatMap((gap) => {
    const name = typeof gap.witness === 'string' ? gap.witness : '';
    if (name !== '') listed.add(key({ kind: gap.kind, name }));
    const isOpen = gap.kind === 'fact' ? engine.layout.names.find(name) === undefined
      : gap.kind === 'question' ? isUnanswered(engine, gap) : open.has(key({ kind: gap.kind, name }));
    return isOpen ? [] : [`${gap.file}:${gap.line}: this gap is closed; take it off the list: ${gap.gap}`];
  });
  return [
    ...closed,
    ...seen.filter((one) => !listed.has(key(one))).map((one) => `A gap that is not listed: ${key(one)}.`),
    ...corpus.provisions.filter(({ id }) => topicOf(id, topics) === undefined).map(({ id }) => `${id} belongs to no topic.`),
  ];
}

/** What is expected and missing, pages without a rule, and rules that say they cannot be expressed. */
function gapsSeen(corpus: Corpus, topics: readonly Topic[]): Seen[] {
  const present = new Set(corpus.provisions.map(({ id }) => id));
  const rules = corpus.provisions.flatMap(({ versions }) => versions.flatMap((version) => version.rules));
  const exceptions = new Set(rules.flatMap((rule) => (rule.kind === 'exception' ? [rule.name] : [])));
  const seen = (kind: WitnessKind, names: Iterable<string>): Seen[] => [...new Set(names)].map((name) => ({ kind, name }));
  return [
    ...seen('provision', topics.flatMap(({ expects }) => expects.provisions.filter((id) => !present.has(id)))),
    ...seen('exception', topics.flatMap(({ expects }) => expects.exceptions.filter((name) => !exceptions.has(name)))),
    ...seen('told', corpus.provisions.filter(({ versions }) => versions.every((one) => one.rules.length === 0)).map(({ id }) => id)),
    ...seen('untranslatable', rules.flatMap((rule) => (rule.kind === 'untranslatable' ? [rule.id] : []))),
  ];
}

/** Whether a question is still answered otherwise than the text says, or not at all. */
function isUnanswered(engine: LawEngine, { file, line, gap, witness }: Gap): boolean {
  if (typeof witness === 'string') return false;
  const { on, assume, facts = {}, expect = {} } = witness;
  if (typeof on !== 'string' || parseDate(on) === undefined) throw new RangeError(`${file}:${line}: the question needs a date 'on'.`);
  const disagreements = runCase(engine, {
    id: gap, file, line, question: gap, on, assumeOrdinary: assume === 'ordinary', facts: facts as Record<string, FactValue>,
    expect: expect as Record<string, unknown>, source: '', kind: '',
  });
  return disagreements.length > 0;
}
