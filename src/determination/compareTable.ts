import type { Corpus } from '../corpus/corpus.ts';
import { once } from '../corpus/once.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import type { LawView } from '../corpus/view.ts';
import { False } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome, Program } from '../engine/program.ts';
import { type Use, usesOf } from '../engine/uses.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Compared } from './compare.ts';
import { type Reading, readingFrom, rulesMoved } from './compareLaw.ts';
import type { Side } from './compareSide.ts';
import { type AspectChange, changesBetween } from './decisionAspects.ts';
import type { LegTable, LegView, Likeness } from './legTable.ts';
import { LoadedFacts } from './loadedFacts.ts';

/** Legs with the same facts as far as the law can tell, and what becomes of them. */
export interface GroupChange {
  rows: Int32Array;
  before: Outcome;
  after: Outcome;
  changes: AspectChange[];
}

/** What two laws do to a table of legs, and how little had to be looked at for it. */
export interface TableComparison {
  changed: GroupChange[];
  /** Groups that the differing rules can tell apart, and groups that were decided under both laws. */
  looked: number;
  decided: number;
}

/**
 * Compares a table of legs under two laws. Legs that the differing rules cannot tell apart are looked at once: where every
 * such rule and definition comes out alike under both laws, so does the answer for all of them. Only the others are decided,
 * and of those with the same facts one. Accounts that several legs share are not kept here; see `accountsOver`.
 */
export function compareTable(compared: Compared, table: LegTable, assumeOrdinary = false): TableComparison {
  const { a, b, differences } = compared;
  const found: TableComparison = { changed: [], looked: 0, decided: 0 };
  if (differences.length === 0 && a.question.on === b.question.on) return found;
  const views = [a.engine.program(a.question).view, b.engine.program(b.question).view] as const;
  const moved = rulesMoved(differences, ...views);
  const seenBy = ({ rules, facts }: Reading): LegView => {
    const uses = [a, b].map(({ engine }, index) => usesOf(engine.layout, { ...views[index]!, rules }));
    return table.seenBy(likenessIn(withStandIns(facts, b.engine.corpus), uses, b.engine));
  };
  const byDifference = seenBy(readingFrom([...moved, ...gatesOf(moved, views)], ...views));
  const byLaw = seenBy(readingFrom(views.flatMap(({ rules }) => rules), ...views));
  const rows = Int32Array.from({ length: table.size }, (_, row) => row);
  for (const group of byDifference.groups(rows)) {
    found.looked++;
    const facts = byDifference.factsOf(group[0]!);
    const [old, young] = [a, b].map((side) => movedAnswers(side, facts, moved, assumeOrdinary));
    if (old === young && a.question.on === b.question.on) continue;
    for (const same of byLaw.groups(group)) {
      found.decided++;
      const own = byLaw.factsOf(same[0]!);
      const [before, after] = [a, b].map((side) => loadedBy(side, own, assumeOrdinary).decide(side.question));
      const changes = changesBetween(before!, after!);
      if (changes.length > 0) found.changed.push({ rows: same, before: before!.outcome, after: after!.outcome, changes });
    }
  }
  return found;
}

/** What every moved rule comes to, as one text. A definition matters only through the rules that read it. */
function movedAnswers(side: Side, facts: StatedFacts, moved: readonly Rule[], assumeOrdinary: boolean): string {
  const loaded = loadedBy(side, facts, assumeOrdinary);
  const program = loaded.under(side.question);
  const present = new Set(program.view.rules);
  const answers: string[] = [`${program.subject.evaluate(loaded.frame)}`];
  for (const rule of moved) {
    if (rule.kind === 'define' || !present.has(rule) || !isOpen(rule, program, loaded)) continue;
    const truths = expressionsOf(rule).filter(({ field }) => field !== 'limit')
      .map(({ expression }) => program.compiler.clause(expression).evaluate(loaded.frame));
    // A rule that does not hold and one that is not there do the same: nothing.
    if (truths[0] !== False) answers.push(`${effectOf(rule)} ${truths.join('')}`);
  }
  return answers.sort().join('\n');
}

/** The grounds without which a rule does nothing; undefined where it does something on every ground. */
function groundsOf(rule: Rule): readonly string[] | undefined {
  switch (rule.kind) {
    case 'review': return rule.grounds.length === 0 ? undefined : rule.grounds;
    case 'exempt': return rule.grounds;
    case 'exception': case 'authorise': return rule.lifts;
    default: return undefined;
  }
}

/** The rules by which grounds come to stand on which moved rules do something. */
function gatesOf(moved: readonly Rule[], views: readonly LawView[]): Rule[] {
  const grounds = new Set(moved.flatMap((rule) => groundsOf(rule) ?? []));
  return views.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'require' && grounds.has(rule.ground)));
}

/** Whether a rule can do anything for these facts: some ground of which it speaks is required, as far as is known. */
function isOpen(rule: Rule, { grounds }: Program, { frame }: LoadedFacts): boolean {
  const own = groundsOf(rule);
  return own === undefined || grounds.some(({ name, requirements }) =>
    own.includes(name) && requirements.some(({ node }) => node.evaluate(frame) !== False));
}

const conditions = new Set(['when', 'met', 'requiresAlso', 'line', 'postures', 'note', 'source', 'grade', 'cite']);

/** What a rule does where it holds. */
const effectOf = once((rule: Rule): string =>
  JSON.stringify(rule, (key, value: unknown) => (conditions.has(key) ? undefined : value)));

function loadedBy({ engine, question: { on, knownOn } }: Side, facts: StatedFacts, assumeOrdinary: boolean): LoadedFacts {
  return new LoadedFacts(engine, facts, { on, assumeOrdinary, ...(knownOn === undefined ? {} : { knownOn }) });
}

/** Which values of each fact that is read neither law tells apart: numbers between two cuts, texts that pass the same tests. */
function likenessIn(names: ReadonlySet<string>, uses: readonly Map<string, Use>[], { layout, corpus }: LawEngine) {
  return (name: string): Likeness | undefined => {
    if (!names.has(lastOf(name))) return undefined;
    const definition = layout.find(name)?.definition;
    const own = uses.flatMap((use) => use.get(definition?.name ?? name) ?? []);
    if (definition === undefined || definition.type === 'date' || own.some(({ exact }) => exact)) return (value) => value;
    const cuts = own.flatMap(({ firsts }) => [...firsts]);
    const tests = own.flatMap((use) => use.tests);
    return (value) => (typeof value === 'number' ? cuts.filter((cut) => value >= cut).length
      : typeof value === 'string' ? `${tests.map((test) => Number(test(value))).join('')} ${corpus.treatedAs[value] ?? ''}` : value);
  };
}

/** With the facts that stand in for these where they are left out, and those that say who takes part. */
function withStandIns(names: Set<string>, { vocabulary: { facts } }: Corpus): Set<string> {
  const series = new Set(facts.filter(({ name, series: own }) => own !== undefined && names.has(lastOf(name))).map((fact) => fact.series));
  for (const { name, hides, series: own } of facts) {
    if (hides !== undefined || own !== undefined && series.has(own)) names.add(lastOf(name));
  }
  // The set grows while it is gone through, so that what stands in for a stand-in is there too.
  for (const name of names) {
    for (const { ordinary } of facts.filter((fact) => lastOf(fact.name) === name)) {
      if (typeof ordinary === 'object') names.add(lastOf(ordinary.sameAs));
    }
  }
  return names;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
