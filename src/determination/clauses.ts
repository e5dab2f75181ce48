import type { Corpus } from '../corpus/corpus.ts';
import { childrenOf, type Expression, sourceOf } from '../corpus/expression.ts';
import type { Version } from '../corpus/provision.ts';
import type { Rule } from '../corpus/rule.ts';

/** An atomic clause of a condition: a comparison, a membership or a fact that is no further and, or, not or quantifier. */
export interface Clause {
  version: Version;
  rule: Rule;
  expression: Expression;
}

/** What must be so before a condition is asked at all. */
export interface Guard {
  expression: Expression;
  truth: boolean;
}

/** A condition of a rule: where it can be reached, each of its clauses should decide it in some question. */
export interface Condition {
  root: Expression;
  guards: Guard[];
}

/** Every atomic clause of every condition of every version, in the order of the corpus. */
export function clausesOf(corpus: Corpus): Clause[] {
  return corpus.provisions.flatMap(({ versions }) => versions).flatMap((version) => version.rules.flatMap((rule) =>
    conditionsOf(rule).flatMap(({ root }) => atomsOf(root).map((expression) => ({ version, rule, expression })))));
}

/** The conditions of a rule: where it applies, what it concludes if that is a truth, and the choices within figures. */
export function conditionsOf(rule: Rule): Condition[] {
  if (rule.kind === 'define') {
    const passed: Guard[] = [];
    return rule.cases.flatMap(({ when, is }) => {
      const before = [...passed];
      passed.push({ expression: when, truth: false });
      return [...ofCondition(when, before), ...ofConclusion(is, [...before, { expression: when, truth: true }])];
    });
  }
  const applies = [{ expression: rule.when, truth: true }];
  return [
    ...ofCondition(rule.when, []),
    ...rule.kind === 'test' ? ofCondition(rule.met, applies) : [],
    ...rule.kind === 'exception' || rule.kind === 'authorise'
      ? rule.requiresAlso.flatMap(({ when }) => ofCondition(when, applies)) : [],
  ];
}

function ofCondition(root: Expression, guards: Guard[]): Condition[] {
  return [{ root, guards }, ...choicesIn(root).map((choice) => ({ root: choice, guards }))];
}

/** A conclusion is a condition only where its form says so; a fact taken over from another decides nothing by itself. */
function ofConclusion(expression: Expression, guards: Guard[]): Condition[] {
  return isTruth(expression) ? ofCondition(expression, guards) : choicesIn(expression).map((root) => ({ root, guards }));
}

/** The conditions inside figures and texts: `a ? 1 : 2` is decided by the clauses of `a`. */
function choicesIn(expression: Expression): Expression[] {
  if (isTruth(expression)) return atomsOf(expression).flatMap((atom) => childrenOf(atom).flatMap(choicesIn));
  const own = expression.kind === 'choose' ? [expression.when, ...choicesIn(expression.when)] : [];
  const below = expression.kind === 'choose' ? [expression.then, expression.otherwise] : childrenOf(expression);
  return [...own, ...below.flatMap(choicesIn)];
}

/** True where an expression is a condition by its form. */
function isTruth(expression: Expression): boolean {
  if (expression.kind === 'choose') return isTruth(expression.then) || isTruth(expression.otherwise);
  return ['not', 'and', 'or', 'compare', 'in', 'startsWith', 'quantify'].includes(expression.kind);
}

/** The atoms of a condition; the literals true and false are none. */
export function atomsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal': return [];
    case 'not': return atomsOf(expression.of);
    case 'and': case 'or': return expression.of.flatMap(atomsOf);
    case 'quantify': return atomsOf(expression.body);
    case 'choose': return [expression.when, expression.then, expression.otherwise].flatMap(atomsOf);
    default: return [expression];
  }
}

/** A clause for people: the rule and the condition as it is written. */
export function nameOf({ version, rule, expression }: Clause): string {
  return `${rule.id} (${version.effective}): ${sourceOf(expression)}`;
}
