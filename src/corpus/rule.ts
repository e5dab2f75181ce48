import type { Expression } from './expression.ts';
import type { Grade } from './grade.ts';
import type { Period } from './ledger.ts';
import { type OwnershipRule, ownershipExpressions } from './ownership.ts';

/** How a clause is applied during an interval, apart from whether its text is codified. */
export interface Posture {
  from: string;
  /** Last day, or open. */
  to?: string;
  state: 'not-enforced' | 'announced-only' | 'stayed';
  /** When the world could know of it. */
  announced: string;
  by: string;
  grade?: Grade;
}

export interface RuleCommon {
  /** Full name: `body/part/paragraph#rule`. */
  id: string;
  cite: string;
  note?: string;
  grade: Grade;
  source: string;
  line: number;
  postures: Posture[];
  complianceFrom?: string;
}

export interface Case {
  when: Expression;
  is: Expression;
  note?: string;
}

export interface DefineRule extends RuleCommon {
  kind: 'define';
  fact: string;
  /** The element a definition is about (`circuit`, `party`), when it is about each element of a collection. */
  element?: string;
  /** Tried in order; the last may stand without condition (`when` is literally true). */
  cases: Case[];
  always: boolean;
}

export interface RequireRule extends RuleCommon {
  kind: 'require';
  ground: string;
  when: Expression;
  reason?: string;
  generalProhibition?: number;
  anyActivity: boolean;
}

export interface ExemptRule extends RuleCommon {
  kind: 'exempt';
  grounds: string[];
  when: Expression;
}

/** A licence exception, or (`kind: 'authorise'`) a held licence, validated end user or general licence. */
export interface LiftRule extends RuleCommon {
  kind: 'exception' | 'authorise';
  name: string;
  lifts: string[];
  when: Expression;
  requiresAlso: { exception: string; when: Expression }[];
  conditions: string[];
}

export interface BarRule extends RuleCommon {
  kind: 'bar';
  exceptions: 'all' | string[];
  keep: string[];
  when: Expression;
}

export interface ProhibitRule extends RuleCommon {
  kind: 'prohibit';
  name: string;
  authority: string;
  when: Expression;
}

export interface ReviewRule extends RuleCommon {
  kind: 'review';
  policy: string;
  grounds: string[];
  when: Expression;
  overrides: string[];
}

export interface JudgementRule extends RuleCommon {
  kind: 'judgement' | 'untranslatable';
  who: string;
  question: string;
  when: Expression;
  /** Nothing to judge while a licence is required that no exception or authorisation covers. */
  onlyBeforeFavourable?: boolean;
  /** Counts only once it is known to hold; what is open in it is not asked for. */
  passesWhileOpen?: boolean;
}

export interface DutyRule extends RuleCommon {
  kind: 'duty';
  duty: string;
  when: Expression;
  /** An outcome, the name of an exception or a ground to which the duty belongs. */
  for?: string;
  due?: { days: number; relation: 'before' | 'after'; event: string } | { on: string };
}

export interface TestRule extends RuleCommon {
  kind: 'test';
  name: string;
  subject: 'package' | 'party' | 'site' | 'item' | 'leg';
  met: Expression;
  when: Expression;
  severity: 'required' | 'presumption' | 'judgement';
  question?: string;
}

/** Whether a rule leaves something to a person, whose judgement can be recorded: of the tests those that are no must. */
export function leavesToJudgement(rule: Rule): rule is JudgementRule | TestRule {
  return rule.kind === 'judgement' || rule.kind === 'untranslatable' || rule.kind === 'test' && rule.severity !== 'required';
}

/** An account on which the use of an exception or authorisation draws, up to a limit in each period. */
export interface LedgerRule extends RuleCommon {
  kind: 'ledger';
  name: string;
  /** The exception or authorisation whose use draws. */
  for: string;
  /** The facts that say how much a delivery draws, and what was drawn before. */
  draws: string;
  opening: string;
  limit: Expression;
  period: Period;
  /** Who or what has an account of its own: roles (`consignee`, `consignee.ultimateParent`), facts, `licence`. */
  per: string[];
  when: Expression;
}

export type Rule =
  | DefineRule | RequireRule | ExemptRule | LiftRule | BarRule | ProhibitRule | ReviewRule | JudgementRule
  | DutyRule | TestRule | LedgerRule | OwnershipRule;

/** Whether a rule can decide an outcome: review, duties and counting come after it, definitions before. */
export function isDeciding(rule: Rule): rule is Exclude<Rule, DefineRule> {
  return !['define', 'review', 'duty', 'test', 'ledger', 'ownership'].includes(rule.kind);
}

/** Every expression of a rule, with the name of the field it stands in. */
export function expressionsOf(rule: Rule): { field: string; expression: Expression }[] {
  if (rule.kind === 'define') {
    return rule.cases.flatMap(({ when, is }) => [{ field: 'when', expression: when }, { field: 'is', expression: is }]);
  }
  const found = [{ field: 'when', expression: rule.when }];
  if (rule.kind === 'ledger') found.push({ field: 'limit', expression: rule.limit });
  if (rule.kind === 'ownership') found.push(...ownershipExpressions(rule));
  if (rule.kind === 'test') found.push({ field: 'met', expression: rule.met });
  if (rule.kind === 'exception' || rule.kind === 'authorise') {
    for (const { when } of rule.requiresAlso) found.push({ field: 'requiresAlso', expression: when });
  }
  return found;
}
