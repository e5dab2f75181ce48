import type { Corpus } from './corpus.ts';
import { nearestName } from './diagnostic.ts';
import { type DefineRule, expressionsOf, type Rule } from './rule.ts';
import { expectType, expectUnit, type TypeContext, typeOf } from './types.ts';

type Complain = TypeContext['complain'];

/** Names that rules give and other rules refer to. */
export interface Declared {
  exceptions: ReadonlySet<string>;
  authorisations: ReadonlySet<string>;
  ids: ReadonlySet<string>;
}

/** What a duty may be for, apart from grounds, exceptions and authorisations. */
export const outcomes = ['not-subject', 'no-licence-required', 'exception-available', 'authorised', 'licence-required', 'barred',
  'unsettled', 'needs-facts', 'needs-judgement'] as const;

/** Everything that rules give a name to. */
export function declaredIn(rules: readonly Rule[]): Declared {
  return {
    exceptions: new Set(rules.flatMap((rule) => (rule.kind === 'exception' ? [rule.name] : []))),
    authorisations: new Set(rules.flatMap((rule) => (rule.kind === 'authorise' ? [rule.name] : []))),
    ids: new Set(rules.map(({ id }) => id)),
  };
}

/** Types and units of a rule's conditions and formulas, and of what it defines. */
export function checkTypes(rule: Rule, context: TypeContext): void {
  if (rule.kind !== 'define') {
    for (const { expression } of expressionsOf(rule)) expectType(expression, 'boolean', context);
    return;
  }
  const own = { ...context, bound: rule.element === undefined ? {} : { [rule.element]: rule.element } };
  const target = typeOf({ kind: 'fact', name: rule.fact, ...(rule.element === undefined ? {} : { of: rule.element }) }, own);
  for (const { when, is } of rule.cases) {
    expectType(when, 'boolean', own);
    const found = typeOf(is, own);
    if (target === undefined || found === undefined) continue;
    if (found.type !== target.type) expectType(is, target.type, own);
    expectUnit(found, target, `It defines ${target.unit} by ${found.unit}.`, is, own);
    checkDefinedText(rule, is, own);
  }
}

/** A text that a definition gives must be one that its fact may have, as in a comparison. */
function checkDefinedText(rule: DefineRule, is: DefineRule['cases'][number]['is'], context: TypeContext): void {
  if (is.kind === 'choose') {
    for (const part of [is.then, is.otherwise]) checkDefinedText(rule, part, context);
    return;
  }
  if (is.kind !== 'literal' || typeof is.value !== 'string') return;
  const left = { kind: 'fact' as const, name: rule.fact, ...(rule.element === undefined ? {} : { of: rule.element }) };
  typeOf({ kind: 'compare', operator: '==', left, right: is }, context);
}

/** Every ground, exception, rule and policy that a rule names must be there. */
export function checkReferences(rule: Rule, corpus: Corpus, declared: Declared, complain: Complain): void {
  for (const ground of groundsOf(rule)) {
    expectOneOf(ground, Object.keys(corpus.vocabulary.grounds), `The ground '${ground}' is not declared in grounds.yaml.`, complain);
  }
  for (const name of exceptionsOf(rule)) {
    expectOneOf(name, declared.exceptions, `No rule gives the exception '${name}'.`, complain);
  }
  // What a bar leaves open may be an exception that the corpus does not translate; the table of exceptions names those.
  const open = [...declared.exceptions, ...Object.keys(corpus.tables.exceptions?.names ?? {})];
  for (const name of rule.kind === 'bar' ? rule.keep : []) {
    expectOneOf(name, open, `No rule gives the exception '${name}', and law/tables/exceptions.yaml does not name it.`, complain);
  }
  if (rule.kind === 'review') {
    for (const id of rule.overrides) expectOneOf(id, declared.ids, `It overrides '${id}', which is no rule.`, complain);
    const policies = Object.values(corpus.tables).flatMap(({ values }) => Object.keys(values))
      .filter((key) => key.startsWith(severityPrefix)).map((key) => key.slice(severityPrefix.length));
    expectOneOf(rule.policy, policies, `The review policy '${rule.policy}' has no severity in the tables.`, complain);
  }
  if (rule.kind === 'duty' && rule.for !== undefined) {
    const known = [...outcomes, ...declared.exceptions, ...declared.authorisations, ...Object.keys(corpus.vocabulary.grounds)];
    const told = `'${rule.for}' is no outcome, exception, authorisation or ground for which there could be a duty.`;
    expectOneOf(rule.for, known, told, complain);
  }
}

const severityPrefix = 'review-severity-';

function groundsOf(rule: Rule): readonly string[] {
  if (rule.kind === 'require') return [rule.ground];
  if (rule.kind === 'exempt' || rule.kind === 'review') return rule.grounds;
  return rule.kind === 'exception' || rule.kind === 'authorise' ? rule.lifts : [];
}

function exceptionsOf(rule: Rule): readonly string[] {
  if (rule.kind === 'bar') return rule.exceptions === 'all' ? [] : rule.exceptions;
  return rule.kind === 'exception' ? rule.requiresAlso.map(({ exception }) => exception) : [];
}

function expectOneOf(name: string, known: Iterable<string>, message: string, complain: Complain): void {
  const all = [...known];
  if (all.includes(name)) return;
  const near = nearestName(name, all);
  complain(message, near === undefined ? undefined : `Did you mean '${near}'?`);
}
