import { childrenOf, type Expression, sourceOf } from './expression.ts';
import type { Names } from './names.ts';
import type { Tables } from './table.ts';
import type { FactDefinition, FactType, Vocabulary } from './vocabulary.ts';

/** What an expression is: its type, and for numbers its unit (undefined: a bare figure, which fits any unit). */
export interface Typed {
  type: FactType;
  unit?: string;
}

/** Names and tables against which an expression is read. */
export interface TypeContext {
  names: Names;
  tables: Tables;
  vocabulary: Vocabulary;
  /** The subject of each bound variable: `p` is a party. */
  bound: Readonly<Record<string, string>>;
  complain: (message: string, hint?: string) => void;
}

/** Finds the type of an expression and reports everything in it that does not fit. Undefined where it has none. */
export function typeOf(expression: Expression, context: TypeContext): Typed | undefined {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return { type: typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'number' : 'text' };
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
    context.complain(`\`${sourceOf(expression)}\` is a ${found.type}, where a ${type} is needed.`);
  }
}

function sameKind(left: FactType, right: FactType): boolean {
  const kind = (type: FactType): string => (type === 'country' ? 'text' : type === 'date' ? 'number' : type);
  return kind(left) === kind(right);
}

function factOf(expression: { name: string; of?: string }, context: TypeContext): FactDefinition | undefined {
  const { name, of } = expression;
  if (of === undefined) {
    const found = context.names.find(name);
    if (found?.name === name) return found.definition;
    const near = found?.name ?? context.names.nearest(name);
    context.complain(`The vocabulary has no fact '${name}'.`, near === undefined ? undefined : `Did you mean '${near}'?`);
    return undefined;
  }
  const subject = context.bound[of];
  const found = context.vocabulary.facts.find((fact) => fact.name === name
    && (fact.subject === subject || subject === 'circuit' && fact.subject === 'item'));
  if (found === undefined) context.complain(`A ${subject} has no fact '${name}'.`);
  return found;
}

function typeOfFact(expression: { name: string; of?: string }, context: TypeContext): Typed | undefined {
  const fact = factOf(expression, context);
  return fact === undefined ? undefined : { type: fact.type, ...(fact.unit === undefined ? {} : { unit: fact.unit }) };
}

function typeOfValue(name: string, context: TypeContext): Typed {
  const entries = Object.values(context.tables.tables).flatMap((table) => table.values[name] ?? []);
  if (entries.length === 0) context.complain(`No table has the value '${name}'.`);
  const unit = entries[0]?.unit;
  return { type: 'number', ...(unit === undefined ? {} : { unit }) };
}

function typeOfComparison(expression: Extract<Expression, { kind: 'compare' }>, context: TypeContext): Typed {
  const left = typeOf(expression.left, context);
  const right = typeOf(expression.right, context);
  if (left !== undefined && right !== undefined) {
    compatible(left, right, expression, context);
    if (!['==', '!='].includes(expression.operator) && sameKind(left.type, 'text')) {
      context.complain(`\`${sourceOf(expression)}\` orders texts, which have no order.`);
    }
  }
  checkLiteral(expression.left, expression.right, context);
  checkLiteral(expression.right, expression.left, context);
  return { type: 'boolean' };
}

function compatible(left: Typed, right: Typed, expression: Expression, context: TypeContext): void {
  if (!sameKind(left.type, right.type)) {
    context.complain(`\`${sourceOf(expression)}\` sets a ${left.type} beside a ${right.type}.`);
  } else if (left.unit !== undefined && right.unit !== undefined && left.unit !== right.unit) {
    context.complain(`\`${sourceOf(expression)}\` sets ${left.unit} beside ${right.unit}.`);
  }
}

/** A text compared with a fact must be one of its values; a country must exist and not stand for another place. */
function checkLiteral(literal: Expression, other: Expression, context: TypeContext): void {
  if (literal.kind !== 'literal' || typeof literal.value !== 'string' || other.kind !== 'fact') return;
  const fact = factOf(other, { ...context, complain: () => {} });
  if (fact?.values !== undefined && !fact.open && !fact.values.includes(literal.value)) {
    context.complain(`'${literal.value}' is not a value of '${fact.name}'.`, `Its values: ${fact.values.join(', ')}.`);
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
        context.complain(`\`${sourceOf(expression)}\` looks for a ${of.type}, and \`${sourceOf(member)}\` is a ${type}.`);
      }
      checkLiteral(member, expression.of, context);
    }
  } else {
    if (context.tables.tables[set.table]?.sets[set.name] === undefined) {
      context.complain(`There is no set ${set.table}["${set.name}"].`);
    }
    if (of !== undefined && !sameKind(of.type, 'text')) context.complain(`\`${sourceOf(expression)}\` is no test of a text.`);
  }
  return { type: 'boolean' };
}

function typeOfArithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>, context: TypeContext): Typed {
  const parts = expression.of.map((part) => typeOf(part, context));
  for (const [index, part] of parts.entries()) {
    if (part !== undefined && !sameKind(part.type, 'number')) {
      context.complain(`\`${sourceOf(expression.of[index]!)}\` is a ${part.type}, where a number is needed.`);
    }
  }
  const units = parts.flatMap((part) => (part?.unit === undefined ? [] : [part.unit]));
  const { operator } = expression;
  if (operator === '*' || operator === '/') {
    // A product or quotient of two units is checked where it is defined as a fact of its own.
    return { type: 'number' };
  }
  const [first, ...rest] = units;
  const stray = rest.find((unit) => unit !== first);
  if (stray !== undefined) context.complain(`\`${sourceOf(expression)}\` mixes ${first} and ${stray}.`);
  return { type: parts[0]?.type ?? 'number', ...(first === undefined ? {} : { unit: first }) };
}

function typeOfQuantifier(expression: Extract<Expression, { kind: 'quantify' }>, context: TypeContext): Typed {
  const { collection, variable, body } = expression;
  const element = context.vocabulary.collections[collection]?.element;
  if (element === undefined) {
    const known = Object.keys(context.vocabulary.collections).join(', ');
    context.complain(`There is no collection '${collection}'.`, `Known: ${known}.`);
  } else {
    expectType(body, 'boolean', { ...context, bound: { ...context.bound, [variable]: element } });
  }
  return { type: 'boolean' };
}
