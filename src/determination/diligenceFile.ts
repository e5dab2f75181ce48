import { membersOn } from '../corpus/table.ts';
import type { FactValue } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { DiligenceRecord, JudgementRecord, Package, RecordScope } from '../package/model.ts';
import { isOpenFlag, takesUp } from '../package/records.ts';
import type { AskReport } from './ask.ts';
import type { Determination } from './determination.ts';
import type { DetermineOptions } from './options.ts';
import { testId } from './proveTest.ts';

/** `taken up`: another record resolves the red flags of this one. */
export type RecordState = 'open' | 'resolved' | 'lapsed' | 'later' | 'taken up';

/** One record with where it stands and what became of it by the day. */
export interface RecordEntry extends Omit<DiligenceRecord, 'finding' | 'items' | 'sites' | 'parties' | 'file'> {
  file: string;
  question: string;
  cite: string | null;
  finding?: FactValue;
  about: string;
  state: RecordState;
}

/** A numbered red flag of the law's list, with what was recorded about it. */
export interface FlagEntry {
  number: string;
  title: string;
  fact: string;
  state: RecordState | 'not recorded';
  /** Positions in `records`. */
  records: number[];
}

/** What is known of one kind of knowledge: actual, a red flag unresolved, or none after recorded diligence on a date. */
export interface KnowledgeEntry {
  fact: string;
  question: string;
  state: 'known' | 'unresolved' | 'none after diligence' | 'said to be none' | 'nothing recorded';
  /** The day of the finding, where diligence was recorded. */
  on?: string;
  legs: string[];
  /** How many legs the package has. */
  of: number;
}

/** What a rule or fact leaves to a person, where it waits for that, and what was judged. */
export interface JudgementEntry {
  settles: string;
  question: string;
  who: string | null;
  cite: string | null;
  /** Legs that wait for it now. */
  waiting: string[];
  records: (Omit<JudgementRecord, 'items' | 'sites' | 'parties' | 'file'> & { file: string; about: string; state: RecordState })[];
}

/** The diligence file of a package: what has to be looked into, what was, and who answers for it. */
export interface DiligenceFile {
  title: string;
  file: string;
  on: string;
  corpus: string;
  flagsCite: string;
  flags: FlagEntry[];
  knowledge: KnowledgeEntry[];
  records: RecordEntry[];
  judgements: JudgementEntry[];
  /** Questions of diligence on which nothing is recorded; `proven` ones could change an answer as it stands. */
  unrecorded: AskReport['diligence'];
}

const flagTable = 'redFlags';

export function diligenceFile(
  engine: LawEngine, found: Package, determination: Determination, asked: AskReport, { on, knownOn }: DetermineOptions,
): DiligenceFile {
  const { corpus } = engine;
  const records = (found.diligence ?? []).map((record) => recordEntry(record, engine, found, on));
  const present = membersOn(corpus, flagTable, 'red-flags', on, knownOn);
  const { names = {}, cite = '' } = corpus.tables[flagTable] ?? {};
  const flags = [...present].sort((left, right) => Number(left) - Number(right)).map((number): FlagEntry => {
    const own = records.flatMap(({ redFlags = [] }, index) => (redFlags.includes(number) ? [index] : []));
    const states = own.map((index) => records[index]!.state);
    const state = (['open', 'later', 'lapsed', 'resolved'] as const).find((one) => states.includes(one)) ?? 'not recorded';
    return { number, title: names[number]?.title ?? `Red flag ${number}`, fact: names[number]?.for ?? '', state, records: own };
  });
  return {
    title: found.title, file: found.file, on, corpus: corpus.digest, flagsCite: cite, flags, records,
    knowledge: knowledgeIn(engine, determination), judgements: judgementsIn(engine, found, determination, on),
    unrecorded: asked.diligence,
  };
}

function recordEntry(record: DiligenceRecord, { layout }: LawEngine, found: Package, on: string): RecordEntry {
  const { items, sites, parties, finding, file = found.file, ...rest } = record;
  const definition = layout.find(record.concerns)?.definition;
  return {
    ...rest, file, question: record.question ?? definition?.question ?? record.concerns, cite: definition?.cite ?? null,
    ...(finding === undefined ? {} : { finding: finding.value }), about: aboutOf({ items, sites, parties } as RecordScope),
    state: (found.diligence ?? []).some((other) => isOpenFlag(record, on) && takesUp(other, record, on)) ? 'taken up'
      : finding === undefined || finding.value === null ? 'open' : stateOf(record.on, record.until, on),
  };
}

function stateOf(made: string | undefined, until: string | undefined, on: string): RecordState {
  if (made !== undefined && made > on) return 'later';
  return until !== undefined && until < on ? 'lapsed' : 'resolved';
}

function aboutOf({ items, sites, parties }: RecordScope): string {
  const named = [...items ?? [], ...sites ?? [], ...parties ?? []];
  return named.length === 0 ? 'the whole package' : named.join(', ');
}

const knowledge = 'knowledge.';

/** The law's kinds of knowledge, over all legs: the worst that is stated counts. */
function knowledgeIn({ layout }: LawEngine, { legs }: Determination): KnowledgeEntry[] {
  const kinds = layout.slots.filter(({ name, definition }) => name.startsWith(knowledge) && definition.class === 'diligence');
  return kinds.map(({ name, definition }) => {
    const stated = legs.flatMap(({ id, facts }) => (facts[name] === undefined ? [] : [{ id, fact: facts[name] }]));
    const bad = stated.filter(({ fact }) => fact.value !== false);
    const recorded = stated.filter(({ fact }) => fact.origin.recorded !== undefined);
    const days = recorded.flatMap(({ fact }) => /, (\d{4}-\d\d-\d\d):/.exec(fact.origin.recorded!)?.[1] ?? []).sort();
    const entry = (state: KnowledgeEntry['state'], of: readonly { id: string }[]): KnowledgeEntry =>
      ({ fact: name, question: definition.question, state, legs: of.map(({ id }) => id), of: legs.length });
    if (bad.length > 0) return entry(/RedFlag/.test(name) ? 'unresolved' : 'known', bad);
    if (recorded.length > 0 && recorded.length === stated.length) return { ...entry('none after diligence', recorded), on: days[0]! };
    return stated.length > 0 ? entry('said to be none', stated) : entry('nothing recorded', []);
  });
}

function judgementsIn({ corpus, layout }: LawEngine, found: Package, { legs, tests }: Determination, on: string): JudgementEntry[] {
  const entries = new Map<string, JudgementEntry>();
  const entryOf = (settles: string): JudgementEntry => {
    const known = entries.get(settles);
    if (known !== undefined) return known;
    const definition = layout.slot(`settled.${settles}`)?.definition ?? layout.find(settles)?.definition;
    const rule = corpus.provisions.flatMap(({ versions }) => versions).flatMap(({ rules }) => rules).find(({ id }) => id === settles);
    const entry: JudgementEntry = {
      settles, question: definition?.question ?? settles, who: definition?.who ?? null, cite: rule?.cite ?? definition?.cite ?? null,
      waiting: [], records: [],
    };
    entries.set(settles, entry);
    return entry;
  };
  for (const { id, enforced, codified } of legs) {
    const waiting = [enforced, codified].flatMap(({ judgements, needs }) => [
      ...judgements.map(({ rule }) => rule), ...needs.flatMap((need) => (need.class === 'judgement' ? [need.fact] : [])),
    ]);
    for (const settles of new Set(waiting)) entryOf(settles).waiting.push(id);
  }
  for (const test of tests) if (test.status === 'for-judgement') entryOf(test.rule).waiting.push(testId(test));
  for (const { items, sites, parties, file = found.file, ...record } of found.judgements ?? []) {
    const state = stateOf(record.on, record.expires, on);
    entryOf(record.settles).records.push({ ...record, file, about: aboutOf({ items, sites, parties } as RecordScope), state });
  }
  return [...entries.values()];
}
