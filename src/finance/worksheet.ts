import { parseDate } from '../corpus/date.ts';
import type { Comparison, Expression } from '../corpus/expression.ts';
import type { Grade } from '../corpus/grade.ts';
import { once } from '../corpus/once.ts';
import type { DefineRule } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';
import { Fraction } from './fraction.ts';

/** What a fact of a financing can be, exactly. */
export type Exact = Fraction | boolean | string;

/** A figure that a formula of the law gave, with where the formula stands. */
export interface Step {
  fact: string;
  value: Exact;
  rule: string;
  cite: string;
  grade: Grade;
  note?: string;
}

/**
 * Works out figures by the formulas of the law, in exact arithmetic. A formula is a definition of the corpus; here is only the
 * arithmetic. What is not stated and has no formula is unknown, and so is what rests on it.
 */
export class Worksheet {
  /** The figures worked out, in the order in which they were. */
  readonly steps: Step[] = [];
  /** Facts that were wanted and that nobody stated. */
  readonly missing = new Set<string>();
  private readonly law: LawView;
  private readonly rules: ReadonlyMap<string, DefineRule>;
  private readonly known = new Map<string, Exact | undefined>();

  /** `stated` goes before every formula. */
  constructor(law: LawView, stated: Readonly<Record<string, Exact>>) {
    this.law = law;
    this.rules = formulasOf(law);
    for (const [fact, value] of Object.entries(stated)) this.known.set(fact, value);
    this.known.set('on', new Fraction(BigInt(parseDate(law.on) ?? 0)));
  }

  /** The value of a fact, or undefined where it is open. */
  value(fact: string): Exact | undefined {
    if (this.known.has(fact)) return this.known.get(fact);
    this.known.set(fact, undefined);
    const rule = this.rules.get(fact);
    if (rule === undefined) {
      this.missing.add(fact);
      return undefined;
    }
    const value = this.byCases(rule);
    this.known.set(fact, value);
    const { id, cite, grade, note } = rule;
    if (value !== undefined) this.steps.push({ fact, value, rule: id, cite, grade, ...(note === undefined ? {} : { note }) });
    return value;
  }

  /** The value of a fact that is a number. */
  number(fact: string): Fraction | undefined {
    const value = this.value(fact);
    return value instanceof Fraction ? value : undefined;
  }

  private byCases({ cases }: DefineRule): Exact | undefined {
    for (const { when, is } of cases) {
      const applies = this.evaluate(when);
      if (applies === undefined) return undefined;
      if (applies === true) return this.evaluate(is);
    }
    return undefined;
  }

  private evaluate(expression: Expression): Exact | undefined {
    switch (expression.kind) {
      case 'literal': return typeof expression.value === 'number' ? Fraction.of(expression.value) : expression.value;
      case 'fact': return this.value(expression.name);
      case 'value': return this.tableValue(expression.name);
      case 'not': {
        const value = this.evaluate(expression.of);
        return value === undefined ? undefined : value !== true;
      }
      case 'and': return this.junction(expression.of, false);
      case 'or': return this.junction(expression.of, true);
      case 'compare': return compared(this.evaluate(expression.left), expression.operator, this.evaluate(expression.right));
      case 'in': return this.isMember(expression);
      case 'arithmetic': return this.arithmetic(expression);
      case 'choose': {
        const when = this.evaluate(expression.when);
        return when === undefined ? undefined : this.evaluate(when === true ? expression.then : expression.otherwise);
      }
      case 'startsWith': case 'quantify':
        throw new TypeError(`A formula of finance cannot hold '${expression.kind}'.`);
    }
  }

  /** `ends` is the truth of one part that settles the whole. */
  private junction(parts: readonly Expression[], ends: boolean): boolean | undefined {
    const values = parts.map((part) => this.evaluate(part));
    if (values.includes(ends)) return ends;
    return values.includes(undefined) ? undefined : !ends;
  }

  private tableValue(name: string): Fraction | undefined {
    const found = valueOn(this.law.corpus.tables, name, this.law.on, this.law.knownOn);
    return found === undefined ? undefined : Fraction.of(found.value);
  }

  private isMember({ of, set }: Expression & { kind: 'in' }): boolean | undefined {
    const value = this.evaluate(of);
    if (value === undefined) return undefined;
    if ('table' in set) return membersOn(this.law.corpus, set.table, set.name, this.law.on, this.law.knownOn).has(String(value));
    return set.members.some((member) => compared(value, '==', typeof member === 'number' ? Fraction.of(member) : member));
  }

  private arithmetic({ operator, of }: Expression & { kind: 'arithmetic' }): Fraction | undefined {
    const values = of.map((part) => this.evaluate(part));
    // Nothing of something unknown is nothing all the same.
    if (operator === '*' && values.some((value) => value instanceof Fraction && value.numerator === 0n)) return Fraction.of(0);
    const numbers = values.filter((value) => value instanceof Fraction);
    if (numbers.length < values.length) return undefined;
    return numbers.reduce((left, right) => {
      switch (operator) {
        case '+': return left.plus(right);
        case '-': return left.minus(right);
        case '*': return left.times(right);
        case '/': return left.dividedBy(right);
        case 'max': return left.compare(right) >= 0 ? left : right;
        case 'min': return left.compare(right) <= 0 ? left : right;
      }
    });
  }
}

/** The definitions of a view by their fact. */
const formulasOf = once((law: LawView): ReadonlyMap<string, DefineRule> =>
  new Map(law.rules.flatMap((rule) => (rule.kind === 'define' ? [[rule.fact, rule]] : []))));

function compared(left: Exact | undefined, operator: Comparison, right: Exact | undefined): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  const order = left instanceof Fraction && right instanceof Fraction ? left.compare(right) : left === right ? 0 : Number.NaN;
  switch (operator) {
    case '==': return order === 0;
    case '!=': return order !== 0;
    case '<': return order < 0;
    case '<=': return order <= 0;
    case '>': return order > 0;
    case '>=': return order >= 0;
  }
}
