// What the law means, said as plainly as possible: recursion over rules and expressions, nothing compiled, nothing
// remembered. It answers no question of a user; it is what the fast engine is tested against.
import type { Arithmetic, Comparison, Expression } from '../corpus/expression.ts';
import { begins } from '../corpus/folding.ts';
import type { LiftRule, Rule } from '../corpus/rule.ts';
import { membersOn, valueOn as figureOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';

/** True, false, or undefined while not known. */
export type Truth = boolean | undefined;
/** The least and the greatest value possible: booleans are 0 and 1; a known text is both bounds. */
export type Range = readonly [number | string, number | string];

export interface Environment {
  view: LawView;
  /** What is known of each fact, by full name; nothing is known of the others. */
  stated: Readonly<Record<string, Range>>;
  /** The elements that a quantifier over a collection goes through. */
  elements: Readonly<Record<string, readonly string[]>>;
  /** The element each variable stands for. */
  binding?: Readonly<Record<string, string>>;
}

const open: Range = [-Infinity, Infinity];
const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const some = (truths: readonly Truth[]): Truth =>
  (truths.includes(true) ? true : truths.includes(undefined) ? undefined : false);
const every = (truths: readonly Truth[]): Truth => not(some(truths.map(not)));

/** Whether a condition holds. */
export function truthOf(expression: Expression, env: Environment): Truth {
  switch (expression.kind) {
    case 'literal': return expression.value === true;
    case 'not': return not(truthOf(expression.of, env));
    case 'and': return every(expression.of.map((part) => truthOf(part, env)));
    case 'or': return some(expression.of.map((part) => truthOf(part, env)));
    case 'compare': return compare(expression.operator, valueOf(expression.left, env), valueOf(expression.right, env));
    case 'in': return isMember(valueOf(expression.of, env), membersOf(expression, env));
    case 'startsWith': {
      const [low, high] = valueOf(expression.of, env);
      return low === high ? begins(String(low), expression) : undefined;
    }
    case 'quantify': {
      const { quantifier, collection, variable, body } = expression;
      const truths = env.elements[collection]!.map((element) =>
        truthOf(body, { ...env, binding: { ...env.binding, [variable]: element } }));
      const isOpenEnded = env.view.corpus.vocabulary.facts.some(({ subject, name }) =>
        subject === collection && name === 'complete') && env.stated[`${collection}.complete`]?.[0] !== 1;
      if (isOpenEnded) truths.push(undefined);
      return quantifier === 'exists' ? some(truths) : every(truths);
    }
    default: {
      const [low, high] = valueOf(expression, env);
      return low === high ? low === 1 : undefined;
    }
  }
}

/** What a number, text or truth may be. */
export function valueOf(expression: Expression, env: Environment): Range {
  switch (expression.kind) {
    case 'literal': {
      const value = typeof expression.value === 'string' ? expression.value : Number(expression.value);
      return [value, value];
    }
    case 'fact': return factOf(expression.of === undefined ? expression.name : `${env.binding![expression.of]}.${expression.name}`, env);
    case 'value': {
      const figure = figureOn(env.view.corpus.tables, expression.name, env.view.on, env.view.knownOn);
      return figure === undefined ? open : [figure.value, figure.value];
    }
    case 'arithmetic':
      return expression.of.map((part) => valueOf(part, env)).reduce((left, right) => calculate(expression.operator, left, right));
    case 'choose': {
      const when = truthOf(expression.when, env);
      const then = (): Range => valueOf(expression.then, env);
      const otherwise = (): Range => valueOf(expression.otherwise, env);
      return when === undefined ? hull([then(), otherwise()]) : when ? then() : otherwise();
    }
    default: {
      const truth = truthOf(expression, env);
      return truth === undefined ? [0, 1] : [Number(truth), Number(truth)];
    }
  }
}

/** A statement wins, unless the definition always does; then the first case that holds; hull while that is unknown. */
function factOf(name: string, env: Environment): Range {
  const dot = name.lastIndexOf('.');
  const [prefix, own] = [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
  const { facts, collections, roles } = env.view.corpus.vocabulary;
  const isElement = (subject: string): boolean => (subject === 'leg' ? prefix === '' : subject === prefix
    || subject === 'party' && roles.some((role) => role.name === prefix)
    || subject === 'circuit' && collections.circuits?.prefixes.includes(prefix) === true);
  const fact = facts.find((each) => each.name === own && isElement(each.subject))!;
  const rules = env.view.rules.filter((rule) => rule.kind === 'define');
  const rule = rules.find((each) => each.element === undefined && each.fact === name)
    ?? rules.find((each) => each.element === fact.subject && each.fact === own);
  const possible: Range = fact.type === 'boolean' ? [0, 1]
    : fact.type === 'number' ? [fact.minimum ?? -Infinity, fact.maximum ?? Infinity] : open;
  const stated = env.stated[name];
  if (rule === undefined || stated !== undefined && !rule.always) return stated ?? possible;
  const within: Environment = { ...env, binding: rule.element === undefined ? {} : { [rule.element]: prefix } };
  const found: Range[] = [];
  for (const { when, is } of rule.cases) {
    const truth = truthOf(when, within);
    if (truth !== false) found.push(valueOf(is, within));
    if (truth === true) return narrow(hull(found), possible);
  }
  return possible;
}

function narrow([low, high]: Range, [least, most]: Range): Range {
  if (typeof low === 'string') return [low, high];
  const [from, to] = [Math.max(low, Number(least)), Math.min(Number(high), Number(most))];
  return from <= to ? [from, to] : [low, high];
}

/** All that any of the ranges allows; different texts have nothing between them. */
function hull(ranges: readonly Range[]): Range {
  const bounds = ranges.flat();
  if (bounds.every((bound) => bound === bounds[0])) return [bounds[0]!, bounds[0]!];
  const numbers = bounds.filter((bound) => typeof bound === 'number');
  return numbers.length < bounds.length ? open : [Math.min(...numbers), Math.max(...numbers)];
}

function membersOf({ set }: Extract<Expression, { kind: 'in' }>, { view }: Environment): (string | number)[] {
  return 'members' in set ? set.members : [...membersOn(view.corpus, set.table, set.name, view.on, view.knownOn)];
}

function isMember([low, high]: Range, members: readonly (string | number)[]): Truth {
  if (low === high) return members.includes(low);
  const isNumeric = members.some((member) => typeof member === 'number');
  return isNumeric && !members.some((member) => member >= low && member <= high) ? false : undefined;
}

function compare(operator: Comparison, left: Range, right: Range): Truth {
  const [low, high] = left;
  const [otherLow, otherHigh] = right;
  switch (operator) {
    case '>=': return low >= otherHigh ? true : high < otherLow ? false : undefined;
    case '<': return not(compare('>=', left, right));
    case '<=': return compare('>=', right, left);
    case '>': return not(compare('<=', left, right));
    case '!=': return not(compare('==', left, right));
    case '==': return high < otherLow || low > otherHigh ? false
      : low === high && otherLow === otherHigh && low === otherLow ? true : undefined;
  }
}

/** The values at the corners of two ranges bound those between. */
function calculate(operator: Arithmetic, left: Range, right: Range): Range {
  const [low, high] = [Number(left[0]), Number(left[1])];
  const [otherLow, otherHigh] = [Number(right[0]), Number(right[1])];
  const corners = (apply: (one: number, other: number) => number): Range =>
    hull([[apply(low, otherLow), apply(low, otherHigh)], [apply(high, otherLow), apply(high, otherHigh)]]);
  switch (operator) {
    case '+': return [low + otherLow, high + otherHigh];
    case '-': return [low - otherHigh, high - otherLow];
    case 'max': return [Math.max(low, otherLow), Math.max(high, otherHigh)];
    case 'min': return [Math.min(low, otherLow), Math.min(high, otherHigh)];
    case '*': return corners((one, other) => (one === 0 || other === 0 ? 0 : one * other));
    case '/': {
      const isAnything = otherLow < 0 && otherHigh > 0 || otherLow === 0 && otherHigh === 0;
      // What one divides by is some amount: a divisor that touches zero is next to nothing, on one side.
      const side = otherHigh === 0 ? -1 : 1;
      return isAnything ? open : corners((one, other) =>
        (one === 0 || Math.abs(other) === Infinity ? 0 : other === 0 ? one * side * Infinity : one / other));
    }
  }
}

type Kind<Name extends Rule['kind']> = Extract<Rule, { kind: Name }>;

/** The outcome by default logic, or undefined while the facts leave it open. */
export function outcomeOf(rules: readonly Rule[], env: Environment): string | undefined {
  const of = <Name extends Rule['kind']>(...kinds: Name[]): Kind<Name>[] =>
    rules.filter((rule): rule is Kind<Name> => (kinds as string[]).includes(rule.kind));
  const holds = (rule: { when: Expression }): Truth => truthOf(rule.when, env);
  const isDeclared = env.view.corpus.vocabulary.facts.some(({ subject, name }) => subject === 'leg' && name === 'subjectToEar');
  const subject = isDeclared ? truthOf({ kind: 'fact', name: 'subjectToEar' }, env) : true;

  const grounds = [...new Set(of('require').map(({ ground }) => ground))].map((name) => {
    const requirements = of('require').filter(({ ground }) => ground === name);
    const exemptions = of('exempt').filter((rule) => rule.grounds.includes(name));
    const stands = every([some(requirements.map(holds)), not(some(exemptions.map(holds)))]);
    return { name, stands, bites: requirements.some(({ anyActivity }) => anyActivity) ? stands : every([subject, stands]) };
  });
  const covers = (kind: LiftRule['kind']): Truth => coversAll(of(kind), of('bar'), grounds, holds);

  const barred = some(of('prohibit').map(holds));
  const required = some(grounds.map(({ bites }) => bites));
  const authorised = covers('authorise');
  const excepted = covers('exception');
  const plainlyRequired = every([required, not(authorised), not(excepted)]);
  const judged = some(of('judgement', 'untranslatable').map((rule) =>
    every([rule.passesWhileOpen === true ? holds(rule) === true : holds(rule),
      rule.onlyBeforeFavourable === true ? not(plainlyRequired) : true])));
  if (barred === true) return 'barred';
  if (barred === undefined || required === undefined || judged === undefined) return undefined;
  if (judged) return 'needs-judgement';
  if (!required) return subject === undefined ? undefined : subject ? 'no-licence-required' : 'not-subject';
  if (authorised !== false) return authorised ? 'authorised' : undefined;
  return excepted === undefined ? undefined : excepted ? 'exception-available' : 'licence-required';
}

/** Whether one unbarred exception (or authorisation, which nothing bars) covers every ground that stands. */
function coversAll(
  lifts: readonly LiftRule[], bars: readonly Kind<'bar'>[], grounds: readonly { name: string; stands: Truth }[],
  holds: (rule: { when: Expression }) => Truth,
): Truth {
  const isOpen = (lift: LiftRule): Truth => every([holds(lift), ...bars
    .filter(({ exceptions, keep }) => (exceptions === 'all' ? !keep.includes(lift.name) : exceptions.includes(lift.name)))
    .map((bar) => (lift.kind === 'authorise' ? true : not(holds(bar))))]);
  return some(lifts.map((lift) => {
    const companions = lift.requiresAlso.map((also) => {
      const named = lifts.filter(({ name }) => name === also.exception);
      return { needed: holds(also), open: some(named.map(isOpen)), lifts: named.flatMap((each) => each.lifts) };
    });
    const covered = grounds.map(({ name, stands }) => some([not(stands), lift.lifts.includes(name),
      ...companions.filter((each) => each.lifts.includes(name)).map(({ needed, open: also }) => every([needed, also]))]));
    return every([isOpen(lift), ...companions.map(({ needed, open: also }) => some([not(needed), also])), ...covered]);
  }));
}
