import type { Rule } from '../corpus/rule.ts';
import { once } from '../corpus/once.ts';
import type { LawView } from '../corpus/view.ts';
import { answer, type Answered } from '../engine/decide.ts';
import { False, type Frame } from '../engine/frame.ts';
import type { Program } from '../engine/program.ts';
import type { Compared } from './compare.ts';
import { rulesMoved } from './compareLaw.ts';
import { type AspectChange, changesBetween } from './decisionAspects.ts';
import { LegGroups } from './legGroups.ts';
import { conditionsIn } from './legLikeness.ts';
import type { LegTable } from './legTable.ts';

/** Legs with the same facts as far as the laws can tell, and what becomes of them. */
export interface GroupChange {
  rows: Int32Array;
  before: Answered;
  after: Answered;
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
  const isOneDay = a.question.on === b.question.on;
  if (differences.length === 0 && isOneDay || table.size === 0) return found;
  const views = [a.engine.program(a.question).view, b.engine.program(b.question).view] as const;
  const moved = rulesMoved(differences, ...views);
  const looking = [...moved, ...gatesOf(moved, views)];
  const byDifference = new LegGroups(table, [a, b], [looking, looking], { assumeOrdinary, decides: false });
  const touched: Int32Array[] = [];
  for (const group of byDifference.of(Int32Array.from({ length: table.size }, (_, row) => row))) {
    found.looked++;
    const [old, young] = byDifference.asking.each((program, frame) => movedAnswers(program, frame, moved));
    if (old !== young || !isOneDay) touched.push(group);
  }
  if (touched.length === 0) return found;
  const byLaw = new LegGroups(table, [a, b], views.map(({ rules }) => rules), { assumeOrdinary });
  for (const group of byLaw.of(joined(touched))) {
    found.decided++;
    const [before, after] = byLaw.asking.each(answer);
    const changes = changesBetween(before!, after!);
    if (changes.length > 0) found.changed.push({ rows: group, before: before!, after: after!, changes });
  }
  return found;
}

/** What every moved rule comes to, as one text. A definition matters only through the rules that read it. */
function movedAnswers(program: Program, frame: Frame, moved: readonly Rule[]): string {
  const present = rulesIn(program);
  const answers: string[] = [`${program.subject.evaluate(frame)}`];
  for (const rule of moved) {
    if (rule.kind === 'define' || !present.has(rule) || !isOpen(rule, program, frame)) continue;
    const truths = conditionsIn(rule).map((condition) => program.compiler.clause(condition).evaluate(frame));
    // A rule that does not hold and one that is not there do the same: nothing.
    if (truths[0] !== False) answers.push(`${effectOf(rule)} ${truths.join('')}`);
  }
  return answers.sort().join('\n');
}

const rulesIn = once(({ view }: Program) => new Set(view.rules));

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
function isOpen(rule: Rule, { grounds }: Program, frame: Frame): boolean {
  const own = groundsOf(rule);
  return own === undefined || grounds.some(({ name, requirements }) =>
    own.includes(name) && requirements.some(({ node }) => node.evaluate(frame) !== False));
}

const conditions = new Set(['when', 'met', 'requiresAlso', 'line', 'postures', 'note', 'source', 'grade', 'cite']);

/** What a rule does where it holds. */
const effectOf = once((rule: Rule): string =>
  JSON.stringify(rule, (key, value: unknown) => (conditions.has(key) ? undefined : value)));

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
