import { visit } from '../corpus/expression.ts';
import type { Grade } from '../corpus/grade.ts';
import { once } from '../corpus/once.ts';
import type { Version } from '../corpus/provision.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Slot } from '../engine/layout.ts';
import type { Program } from '../engine/program.ts';
import type { Proof } from './proof.ts';
import { type Used, usedIn } from './used.ts';

/** Why something in the law is not sure. */
export const doubtKinds = ['sources', 'reading', 'judgement', 'inexpressible', 'grade', 'table', 'gap'] as const;
export type DoubtKind = (typeof doubtKinds)[number];

/** One place where the sources are silent, conflict or are weak, with what would settle it. */
export interface Doubt {
  kind: DoubtKind;
  /** The provision, table or topic it is about. */
  of: string;
  cite?: string;
  grade?: Grade;
  question: string;
  settles: string;
  /** The rules and facts through which it reaches an answer. */
  rules: string[];
  facts: string[];
  /** Where a package was asked about: findings that rest on it, with the view. */
  findings: string[];
}

/** Every doubt about the law of a day, those of one kind together. */
export function doubtsOf(engine: LawEngine, { on, knownOn }: Pick<Question, 'on' | 'knownOn'>): Doubt[] {
  const known = knownOn === undefined ? {} : { knownOn };
  const programs = (['enforced', 'codified'] as const).map((view) => engine.program({ on, view, ...known }));
  const views = programs.map(({ view }) => view);
  const versions = views[0]!.versions;
  const byId = new Map(views.flatMap((view) => view.rules).map((rule) => [rule.id, rule]));
  const [rules, inForce] = [[...byId.values()], new Set(byId.keys())];
  return [
    ...versions.flatMap(sourceDoubts), ...openFacts(engine, on, programs, rules), ...rules.flatMap(ruleDoubts),
    ...versions.flatMap((version) => gradeDoubts(version, inForce)), ...tableDoubts(engine),
  ].sort(inOrder);
}

function inOrder(left: Doubt, right: Doubt): number {
  return doubtKinds.indexOf(left.kind) - doubtKinds.indexOf(right.kind) || (left.of < right.of ? -1 : left.of > right.of ? 1 : 0);
}

const unsettled = 'Nothing is known that would settle it.';
const nothing = { rules: [], facts: [], findings: [] };

function sourceDoubts({ provision, cite, grade, doubts, rules }: Version): Doubt[] {
  return doubts.map(({ question, settles }) => ({
    ...nothing, kind: 'sources', of: provision, cite, grade, question, rules: rules.map(({ id }) => id),
    settles: settles ?? unsettled,
  }));
}

/** Readings and judgements of the vocabulary that the day alone does not settle, where some rule asks for them. */
function openFacts(engine: LawEngine, on: string, programs: readonly Program[], rules: readonly Rule[]): Doubt[] {
  engine.load({}, on);
  const isSettled = (slot: Slot): boolean => programs.every(({ compiler }) => {
    compiler.fact(slot).evaluate(engine.frame);
    return engine.frame.isKnown(slot.index);
  });
  return engine.layout.slots.flatMap((slot): Doubt[] => {
    const { name, definition } = slot;
    const { class: kind, question, who, cite } = definition;
    if (kind !== 'reading' && kind !== 'judgement' || isSettled(slot)) return [];
    const asking = rules.filter((rule) => namedIn(rule).has(name));
    if (asking.length === 0) return [];
    return [{
      ...nothing, kind, of: cite ?? name, question, rules: asking.map(({ id }) => id), facts: [name],
      settles: who === undefined ? unsettled : `${kind === 'reading' ? 'An answer' : 'A judgement'} of ${who}.`,
    }];
  });
}

/** The facts that the expressions of a rule name. */
const namedIn = once((rule: Rule): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { expression } of expressionsOf(rule)) {
    visit(expression, (part) => {
      if (part.kind === 'fact') names.add(part.name);
    });
  }
  return names;
});

function ruleDoubts(rule: Rule): Doubt[] {
  if (rule.kind !== 'judgement' && rule.kind !== 'untranslatable') return [];
  const kind = rule.kind === 'judgement' ? 'judgement' : 'inexpressible';
  return [{
    ...nothing, kind, of: provisionOf(rule.id), cite: rule.cite, grade: rule.grade, question: rule.question, rules: [rule.id],
    settles: `A judgement of ${rule.who}.`,
  }];
}

/** What is less than primary in a page: the page whole, or single rules and postures of it. */
function gradeDoubts(version: Version, inForce: ReadonlySet<string>): Doubt[] {
  const { provision, cite, title, grade, source, rules } = version;
  const own = rules.filter(({ id }) => inForce.has(id));
  const isWeak = (found: Grade = 'primary'): boolean => found !== 'primary';
  const weak = own.filter((rule) => isWeak(rule.grade) || rule.postures.some((posture) => isWeak(posture.grade)));
  if (grade !== 'primary') {
    const about = weakness(title, grade, source);
    return [{ ...nothing, kind: 'grade', of: provision, cite, grade, rules: own.map(({ id }) => id), ...about }];
  }
  return weak.map((rule): Doubt => {
    const posture = rule.postures.find((one) => isWeak(one.grade));
    const [worst, from] = isWeak(rule.grade) ? [rule.grade, rule.source] : [posture!.grade!, posture!.by];
    const about = weakness(rule.note ?? title, worst, from);
    return { ...nothing, kind: 'grade', of: provision, cite: rule.cite, grade: worst, rules: [rule.id], ...about };
  });
}

const standing: Record<Grade, string> = {
  primary: 'rests on the text', secondary: 'rests on an account of the law', inferred: 'is inferred',
  'not-found': 'has no source that was found',
};

function weakness(what: string, grade: Grade, source: string): Pick<Doubt, 'question' | 'settles'> {
  const sentence = what.replace(/\.$/, '');
  return { question: `${sentence}: this ${standing[grade]} (${source}).`, settles: 'Reading the text of the law itself.' };
}

/** Tables, or single entries of them, that rest on less than a primary source. */
function tableDoubts({ corpus }: LawEngine): Doubt[] {
  return Object.values(corpus.tables).flatMap(({ table, cite, source = '', grade, sets, values }): Doubt[] => {
    const about = cite === undefined ? {} : { cite };
    if (grade !== 'primary') {
      return [{ ...nothing, kind: 'table', of: table, ...about, grade, ...weakness(`The table ${table}`, grade, source) }];
    }
    return Object.entries({ ...sets, ...values }).flatMap(([name, entries]) => entries.flatMap((entry): Doubt[] => {
      if (entry.grade === undefined || entry.grade === 'primary') return [];
      const what = 'member' in entry ? entry.member : 'value' in entry ? String(entry.value) : entry.include.name;
      const of = `${table}["${name}"]`;
      const weak = weakness(`${what} in ${of}`, entry.grade, entry.source ?? source);
      return [{ ...nothing, kind: 'table', of, ...about, grade: entry.grade, ...weak }];
    }));
  });
}

function provisionOf(rule: string): string {
  return rule.slice(0, rule.indexOf('#'));
}

/** Adds to each doubt the findings that rest on it: whose proof has one of its rules at work, or asks for one of its facts. */
export function withFindings(doubts: readonly Doubt[], proofs: readonly Proof[]): Doubt[] {
  const views = proofs.flatMap((proof) => proof.views.map((view) => ({ proof, view, used: usedIn(view) })));
  const index = usesIn(views.map(({ used }) => used));
  return doubts.map((doubt) => {
    const resting = [...new Set(bearing(doubt).flatMap((name) => index.get(name) ?? []))].sort((left, right) => left - right);
    const byProof = Map.groupBy(resting.map((at) => views[at]!), ({ proof }) => proof);
    const findings = [...byProof].map(([{ finding, views: all }, own]) =>
      (own.length === all.length ? finding : `${finding} (${own.map(({ view }) => view.id).join(', ')})`));
    return { ...doubt, findings };
  });
}

/** By what a doubt is met in a proof: the facts it asks for, else its rules and table. */
function bearing({ facts, rules, of }: Doubt): string[] {
  if (facts.length > 0) return facts.map((fact) => `fact ${fact}`);
  return [...rules.map((rule) => `rule ${rule}`), `table ${of}`];
}

/** Where in a list of views each rule, fact and table is used; a part of a table (`name[...]`) stands under the whole too. */
function usesIn(views: readonly Used[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { rules, facts, tables }] of views.entries()) {
    const wholes = tables.flatMap((table) => [table, ...[...table.matchAll(/\[/g)].map((bracket) => table.slice(0, bracket.index))]);
    const names = [...[...rules].map((rule) => `rule ${rule}`), ...[...facts].map((fact) => `fact ${fact}`),
      ...wholes.map((table) => `table ${table}`)];
    for (const name of new Set(names)) {
      const places = index.get(name);
      if (places === undefined) index.set(name, [at]);
      else places.push(at);
    }
  }
  return index;
}
