import { nearestName } from './diagnostic.ts';
import { childrenOf, type Expression, sourceOf } from './expression.ts';
import type { Names } from './names.ts';
import type { Tables } from './table.ts';
import { type Measure, Units } from './unit.ts';
import type { FactDefinition, FactType, Vocabulary } from './vocabulary.ts';

/** What an expression is: its type, and for numbers the unit. A bare figure, as written in a rule, fits any unit. */
export interface Typed extends Measure {
  type: FactType;
  bare?: boolean;
}

/** Names and tables against which an expression is read. */
export interface TypeContext {
  names: Names;
  tables: Tables;
  vocabulary: Vocabulary;
  /** The subject of each bound variable: `p` is a party. */
  bound: Readonly<Record<string, string>>;
  /** `at` is the part of the expression that is wrong. */
  complain: (message: string, hint?: string, at?: Expression) => void;
}

/** Finds the type of an expression and reports everything in it that does not fit. Undefined where it has none. */
export function typeOf(expression: Expression, context: TypeContext): Typed | undefined {
  switch (expression.kind) {
    case 'literal': {
      const { value, isDate } = expression;
      if (typeof value === 'number') return isDate === true ? { type: 'date' } : { type: 'number', bare: true };
      return { type: typeof value === 'boolean' ? 'boolean' : 'text' };
    }
    case 'fact': return typeOfFact(expression, context);
    case 'value': return typeOfValue(expression.name, context);
    case 'not': case 'and': case 'or':
      for (const child of childrenOf(expression)) expectType(child, 'boolean', context);
      return { type: 'boolean' };
    case 'compare': return typeOfComparison(expression, context);
    case 'in': return typeOfMembership(expression, context);
    case 'startsWith':
      expectType(expression.of, 'text', context);
      return { type: 'boolean' };
    case 'arithmetic': return typeOfArithmetic(expression, context);
    case 'choose': {
      expectType(expression.when, 'boolean', context);
      const then = typeOf(expression.then, context);
      const otherwise = typeOf(expression.otherwise, context);
      if (then !== undefined && otherwise !== undefined) compatible(then, otherwise, expression, context);
      return then ?? otherwise;
    }
    case 'quantify': return typeOfQuantifier(expression, context);
  }
}

/** Reports an expression that is not of the type needed. */
export function expectType(expression: Expression, type: FactType, context: TypeContext): void {
  const found = typeOf(expression, context);
  if (found !== undefined && !sameKind(found.type, type)) {
    context.complain(`\`${sourceOf(expression)}\` is a ${found.type}, where a ${type} is needed.`, undefined, expression);
  }
}

function sameKind(left: FactType, right: FactType): boolean {
  const kind = (type: FactType): string => (type === 'country' ? 'text' : type);
  return kind(left) === kind(right);
}

/** Reports where a value does not fit what it defines or is set beside. */
export function expectUnit(found: Measure, wanted: Measure, message: string, expression: Expression, context: TypeContext): void {
  if (new Units(context.tables).fit(found, wanted)) return;
  context.complain(message, found.computed === true || wanted.computed === true
    ? 'What a unit stands for in products is declared in law/tables/units.yaml.' : undefined, expression);
}

function factOf(expression: { name: string; of?: string }, context: TypeContext): FactDefinition | undefined {
  const { name, of } = expression;
  if (of === undefined) {
    const found = context.names.find(name);
    if (found?.name === name) return found.definition;
    const near = found?.name ?? context.names.nearest(name);
    context.complain(`The vocabulary has no fact '${name}'.`, near === undefined ? undefined : `Did you mean '${near}'?`,
      { kind: 'fact', name });
    return undefined;
  }
  const subject = context.bound[of];
  const own = context.vocabulary.facts.filter((fact) =>
    fact.subject === subject || subject === 'circuit' && fact.subject === 'item');
  const found = own.find((fact) => fact.name === name);
  if (found === undefined) {
    const near = nearestName(name, own.map((fact) => fact.name));
    context.complain(`A ${subject} has no fact '${name}'.`, near === undefined ? undefined : `Did you mean '${near}'?`,
      { kind: 'fact', of, name });
  }
  return found;
}

function typeOfFact(expression: { name: string; of?: string }, context: TypeContext): Typed | undefined {
  const fact = factOf(expression, context);
  return fact === undefined ? undefined : { type: fact.type, ...(fact.unit === undefined ? {} : { unit: fact.unit }) };
}

function typeOfValue(name: string, context: TypeContext): Typed {
  const entries = Object.values(context.tables.tables).flatMap((table) => table.values[name] ?? []);
  if (entries.length === 0) {
    const near = nearestName(name, Object.values(context.tables.tables).flatMap((table) => Object.keys(table.values)));
    context.complain(`No table has the value '${name}'.`, near === undefined ? undefined : `Did you mean '${near}'?`,
      { kind: 'value', name });
  }
  const unit = entries[0]?.unit;
  return { type: 'number', ...(unit === undefined ? {} : { unit }) };
}

function typeOfComparison(expression: Extract<Expression, { kind: 'compare' }>, context: TypeContext): Typed {
  const left = typeOf(expression.left, context);
  const right = typeOf(expression.right, context);
  if (left !== undefined && right !== undefined) {
    compatible(left, right, expression, context);
    if (!['==', '!='].includes(expression.operator) && sameKind(left.type, 'text')) {
      context.complain(`\`${sourceOf(expression)}\` orders texts, which have no order.`, undefined, expression);
    }
  }
  checkLiteral(expression.left, expression.right, context);
  checkLiteral(expression.right, expression.left, context);
  return { type: 'boolean' };
}

function compatible(left: Typed, right: Typed, expression: Expression, context: TypeContext): void {
  if (!sameKind(left.type, right.type)) {
    context.complain(`\`${sourceOf(expression)}\` sets a ${left.type} beside a ${right.type}.`, undefined, expression);
  } else {
    expectUnit(left, right, `\`${sourceOf(expression)}\` sets ${left.unit} beside ${right.unit}.`, expression, context);
  }
}

/** A text compared with a fact must be one of its values; a country must exist and not stand for another place. */
function checkLiteral(literal: Expression, other: Expression, context: TypeContext): void {
  if (literal.kind !== 'literal' || typeof literal.value !== 'string' || other.kind !== 'fact') return;
  const fact = factOf(other, { ...context, complain: () => {} });
  if (fact?.values !== undefined && !fact.open && !fact.values.includes(literal.value)) {
    const near = nearestName(literal.value, fact.values);
    context.complain(`'${literal.value}' is not a value of '${fact.name}'.`,
      near === undefined ? `Its values: ${fact.values.join(', ')}.` : `Did you mean '${near}'?`, literal);
  }
  const { countries } = context.tables;
  if (fact?.type === 'country' && countries !== undefined && !Object.hasOwn(countries, literal.value)) {
    context.complain(`'${literal.value}' is no code of a country.`, 'Codes stand in law/tables/countries.yaml.', literal);
  }
}

function typeOfMembership(expression: Extract<Expression, { kind: 'in' }>, context: TypeContext): Typed {
  const of = typeOf(expression.of, context);
  const { set } = expression;
  if ('members' in set) {
    for (const value of set.members) {
      const member: Expression = { kind: 'literal', value };
      const type = typeof value === 'number' ? 'number' : 'text';
      if (of !== undefined && !sameKind(of.type, type)) {
        const told = `\`${sourceOf(expression)}\` looks for a ${of.type}, and \`${sourceOf(member)}\` is a ${type}.`;
        context.complain(told, undefined, member);
      }
      checkLiteral(member, expression.of, context);
    }
  } else {
    checkSet(set, of, expression, context);
  }
  return { type: 'boolean' };
}

function checkSet(set: { table: string; name: string }, of: Typed | undefined, expression: Expression, context: TypeContext): void {
  const sets = context.tables.tables[set.table]?.sets ?? {};
  if (!Object.hasOwn(sets, set.name)) {
    const all = Object.values(context.tables.tables)
      .flatMap((table) => Object.keys(table.sets).map((name) => `${table.table}["${name}"]`));
    const near = nearestName(`${set.table}["${set.name}"]`, all);
    context.complain(`There is no set ${set.table}["${set.name}"].`, near === undefined ? undefined : `Did you mean '${near}'?`,
      expression);
  }
  if (of !== undefined && !sameKind(of.type, 'text')) {
    context.complain(`\`${sourceOf(expression)}\` is no test of a text.`, undefined, expression);
  }
}

function typeOfArithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>, context: TypeContext): Typed | undefined {
  const { operator, of } = expression;
  const parts: Typed[] = [];
  for (const part of of) {
    const found = typeOf(part, context);
    if (found === undefined) return undefined;
    if (found.type !== 'number' && found.type !== 'date') {
      context.complain(`\`${sourceOf(part)}\` is a ${found.type}, where a number is needed.`, undefined, part);
      return undefined;
    }
    parts.push(found);
  }
  if (parts.some(({ type }) => type === 'date')) return typeOfDays(expression, parts, context);
  if (operator === '*' || operator === '/') return typeOfProduct(operator, parts, context);
  const leading = parts.find(({ unit }) => unit !== undefined) ?? parts[0]!;
  for (const part of parts) {
    expectUnit(part, leading, `\`${sourceOf(expression)}\` mixes ${leading.unit} and ${part.unit}.`, expression, context);
  }
  return leading;
}

/** Bare figures scale a product and leave its unit; a factor of no declared unit leaves the product without one. */
function typeOfProduct(operator: '*' | '/', parts: readonly Typed[], context: TypeContext): Typed {
  if (parts.every(({ bare }) => bare === true)) return { type: 'number', bare: true };
  if (parts.some(({ unit, bare }) => unit === undefined && bare !== true)) return { type: 'number' };
  const factors = parts.map(({ unit = '1' }, index) => ({ unit, power: operator === '/' && index > 0 ? -1 as const : 1 as const }));
  return { type: 'number', ...new Units(context.tables).product(factors) };
}

/** A day moves by days; between two days lies a number of days; the later or earlier of days is a day. */
function typeOfDays(
  expression: Extract<Expression, { kind: 'arithmetic' }>, parts: readonly Typed[], context: TypeContext,
): Typed | undefined {
  const { operator } = expression;
  const [first, second] = parts as [Typed, Typed];
  const areDays = parts.every(({ type }) => type === 'date');
  if ((operator === 'max' || operator === 'min') && areDays) return { type: 'date' };
  if (operator === '-' && areDays) return { type: 'number', unit: 'days' };
  const [day, moved] = first.type === 'date' ? [first, second] : [second, first];
  const moves = operator === '+' || operator === '-' && day === first;
  if (parts.length === 2 && moves && moved.type === 'number' && (moved.unit ?? 'days') === 'days') return { type: 'date' };
  context.complain(`\`${sourceOf(expression)}\` is no day and no number.`, 'Add days to a day, or take one day from another.', expression);
  return undefined;
}

function typeOfQuantifier(expression: Extract<Expression, { kind: 'quantify' }>, context: TypeContext): Typed {
  const { collection, variable, body } = expression;
  const element = context.vocabulary.collections[collection]?.element;
  if (element === undefined) {
    const known = Object.keys(context.vocabulary.collections).join(', ');
    context.complain(`There is no collection '${collection}'.`, `Known: ${known}.`, expression);
  } else {
    expectType(body, 'boolean', { ...context, bound: { ...context.bound, [variable]: element } });
  }
  return { type: 'boolean' };
}
