import type { Corpus } from './corpus.ts';
import { type Diagnostic, nearestName } from './diagnostic.ts';
import type { LawText } from './digest.ts';
import { type Grade, grades } from './grade.ts';
import { Source, type Path, type Tree } from './source.ts';

export const eventKinds = ['rule', 'guidance', 'announcement', 'bill', 'decision'] as const;
export type EventKind = (typeof eventKinds)[number];

/** What became of its words: whether they stand in the law, apart from whether anybody applies them. */
const textStates = ['codified', 'amended', 'enacted', 'pending', 'withdrawn', 'none'] as const;
/** How it is applied. */
const postures = ['in-effect', 'not-enforced', 'stayed', 'ended', 'pending', 'withdrawn', 'scheduled', 'unverified'] as const;
const relations = [
  'amends', 'supersedes', 'suspends', 'carves-back', 'reimposes', 'implements', 'doubts', 'about',
] as const;

/** A day by which something had to be done, of the whole or of a part. */
export interface ComplianceDay {
  on: string;
  scope?: string;
}

/** Something that happened to the law, or was said of it. Text, posture and vulnerability are three different things. */
export interface TimelineEvent {
  id: string;
  file: string;
  line: number;
  kind: EventKind;
  form: string;
  title: string;
  cite?: string;
  /** When the world could know it. */
  published: string;
  effective?: string;
  compliance: ComplianceDay[];
  /** Last day, where it has one. */
  ends?: string;
  text: (typeof textStates)[number];
  posture: (typeof postures)[number];
  /** Why it might not stand, in a sentence. */
  vulnerability: string;
  summary: string;
  figures: Record<string, number>;
  links: { event: string; as: (typeof relations)[number] }[];
  /** The provisions of the corpus that it touched. */
  provisions: string[];
  /** The reform that says what it would change. */
  reform?: string;
  source: string;
  grade: Grade;
  /** What to look at before relying on it. */
  verify?: string;
}

const fields = ['id', 'kind', 'form', 'title', 'cite', 'published', 'effective', 'compliance', 'ends', 'text', 'posture',
  'vulnerability', 'summary', 'figures', 'links', 'provisions', 'reform', 'source', 'grade', 'verify'];

/** Reads the files of `law/timeline/`; the events come in the order of the days on which they could be known. */
export function readTimeline(texts: readonly LawText[], problems: Diagnostic[]): TimelineEvent[] {
  const events = texts.flatMap(({ path, text }) => {
    const source = new Source(path, text, problems);
    const tree = source.map(source.data, [], ['events']);
    return source.list(tree ?? {}, [], 'events').flatMap((value, index) => readEvent(source, value, ['events', index]) ?? []);
  });
  const seen = new Map<string, TimelineEvent>();
  for (const event of events) {
    const before = seen.get(event.id);
    if (before !== undefined) report(event, problems, 'id', `'${event.id}' is already in ${before.file}:${before.line}.`);
    seen.set(event.id, event);
  }
  return events.sort((left, right) => (left.published < right.published ? -1 : left.published > right.published ? 1 : 0));
}

function readEvent(source: Source, value: unknown, path: Path): TimelineEvent | undefined {
  const tree = source.map(value, path, fields);
  if (tree === undefined) return undefined;
  const need = (key: string): string => source.text(tree, path, key, 'required') ?? '';
  const oneOf = <Name extends string>(key: string, names: readonly Name[]): Name => {
    if (tree[key] === undefined) source.problem(path, `'${key}' is missing.`, `One of ${names.join(', ')}.`);
    return source.oneOf(tree, path, key, names) ?? names[0]!;
  };
  const event: TimelineEvent = {
    id: need('id'), file: source.file, line: source.at(path).line,
    kind: oneOf('kind', eventKinds), form: need('form'), title: need('title'),
    published: source.date(tree, path, 'published', 'required') ?? '',
    compliance: readCompliance(source, tree, path),
    text: oneOf('text', textStates), posture: oneOf('posture', postures),
    vulnerability: need('vulnerability'), summary: need('summary'),
    figures: readFigures(source, tree, path), links: readLinks(source, tree, path),
    provisions: source.texts(tree, path, 'provisions'), source: need('source'), grade: oneOf('grade', grades),
  };
  for (const key of ['effective', 'ends'] as const) {
    const day = source.date(tree, path, key);
    if (day !== undefined) event[key] = day;
  }
  for (const key of ['cite', 'reform', 'verify'] as const) {
    const text = source.text(tree, path, key);
    if (text !== undefined) event[key] = text;
  }
  return event;
}

function readCompliance(source: Source, tree: Tree, path: Path): ComplianceDay[] {
  return source.list(tree, path, 'compliance').flatMap((value, index) => {
    const at = [...path, 'compliance', index];
    const day = source.map(typeof value === 'string' ? { on: value } : value, at, ['on', 'scope']);
    if (day === undefined) return [];
    const on = source.date(day, at, 'on', 'required');
    const scope = source.text(day, at, 'scope');
    return on === undefined ? [] : [{ on, ...(scope === undefined ? {} : { scope }) }];
  });
}

function readFigures(source: Source, tree: Tree, path: Path): Record<string, number> {
  const figures = source.map(tree.figures ?? {}, [...path, 'figures']) ?? {};
  return Object.fromEntries(Object.entries(figures).flatMap(([name, value]) => {
    if (typeof value === 'number') return [[name, value]];
    source.problem([...path, 'figures', name], 'A number is needed here.');
    return [];
  }));
}

function readLinks(source: Source, tree: Tree, path: Path): TimelineEvent['links'] {
  return source.list(tree, path, 'links').flatMap((value, index) => {
    const at = [...path, 'links', index];
    const link = source.map(value, at, ['event', 'as']);
    if (link === undefined) return [];
    const event = source.text(link, at, 'event', 'required');
    const as = source.oneOf(link, at, 'as', relations);
    if (as === undefined && link.as === undefined) source.problem(at, "'as' is missing.", `One of ${relations.join(', ')}.`);
    return event === undefined || as === undefined ? [] : [{ event, as }];
  });
}

/** What the events name must be there: other events, provisions of the corpus, reforms; and their days come in order. */
export function checkTimeline(events: readonly TimelineEvent[], corpus: Corpus, reforms: readonly string[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const ids = events.map(({ id }) => id);
  const provisions = corpus.provisions.map(({ id }) => id);
  for (const event of events) {
    const resolve = (field: string, what: string, name: string, known: readonly string[]): void => {
      if (known.includes(name)) return;
      const near = nearestName(name, known);
      report(event, problems, field, `There is no ${what} '${name}'.`, near === undefined ? undefined : `Did you mean '${near}'?`);
    };
    for (const { event: other } of event.links) resolve('links', 'event', other, ids);
    for (const provision of event.provisions) resolve('provisions', 'provision', provision, provisions);
    if (event.reform !== undefined) resolve('reform', 'reform', event.reform, reforms);
    if (event.ends !== undefined && event.effective !== undefined && event.ends < event.effective) {
      report(event, problems, 'ends', `It ends (${event.ends}) before it takes effect (${event.effective}).`);
    }
  }
  return problems;
}

function report({ file, line, id }: TimelineEvent, problems: Diagnostic[], field: string, message: string, hint?: string): void {
  problems.push({ file, line, column: 1, field: `${id}.${field}`, message, ...(hint === undefined ? {} : { hint }) });
}

/** The events that could be known, or took effect, from one day to another, of the kinds asked for. */
export function eventsBetween(
  events: readonly TimelineEvent[], { from, to, kinds }: { from?: string; to?: string; kinds?: readonly EventKind[] },
): TimelineEvent[] {
  const within = (day: string | undefined): boolean =>
    day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
  return events.filter((event) => (within(event.published) || within(event.effective))
    && (kinds === undefined || kinds.includes(event.kind)));
}
