import { formatDate } from './date.ts';

/** A condition or formula of the law, parsed from CEL and closed over the names of the vocabulary. Plain JSON. */
export type Expression =
  /** A date stands as its day number, and is written as a date. */
  | { kind: 'literal'; value: boolean | number | string; isDate?: true }
  | { kind: 'fact'; name: string; of?: string }
  | { kind: 'value'; name: string }
  | { kind: 'not'; of: Expression }
  | { kind: 'and' | 'or'; of: Expression[] }
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'in'; of: Expression; set: SetReference }
  /** `isFolded` where the text is compared word by word, in small letters. */
  | { kind: 'startsWith'; of: Expression; prefix: string; isFolded?: true }
  | { kind: 'arithmetic'; operator: Arithmetic; of: Expression[] }
  | { kind: 'choose'; when: Expression; then: Expression; otherwise: Expression }
  | { kind: 'quantify'; quantifier: 'exists' | 'all'; collection: string; variable: string; body: Expression };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | 'max' | 'min';

/** Members written in place, or the name of a dated set: `countryGroups["D:5"]`. */
export type SetReference = { members: (string | number)[] } | { table: string; name: string };

/** Every expression directly below one. */
export function childrenOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal': case 'fact': case 'value': return [];
    case 'not': case 'in': case 'startsWith': return [expression.of];
    case 'and': case 'or': case 'arithmetic': return expression.of;
    case 'compare': return [expression.left, expression.right];
    case 'choose': return [expression.when, expression.then, expression.otherwise];
    case 'quantify': return [expression.body];
  }
}

/** Visits an expression and everything below it, outermost first. */
export function visit(expression: Expression, visitor: (expression: Expression) => void): void {
  visitor(expression);
  for (const child of childrenOf(expression)) visit(child, visitor);
}

/** The expression as CEL source, with no more parentheses than it needs. Used wherever a clause is shown. */
export function sourceOf(expression: Expression, outer = 0): string {
  const wrap = (level: number, text: string): string => (level < outer ? `(${text})` : text);
  switch (expression.kind) {
    case 'literal':
      if (expression.isDate === true) return `date("${formatDate(Number(expression.value))}")`;
      return typeof expression.value === 'string' ? JSON.stringify(expression.value) : String(expression.value);
    case 'fact': return expression.of === undefined ? expression.name : `${expression.of}.${expression.name}`;
    case 'value': return `values[${JSON.stringify(expression.name)}]`;
    case 'not': return `!${sourceOf(expression.of, 7)}`;
    case 'or': return wrap(2, expression.of.map((part) => sourceOf(part, 3)).join(' || '));
    case 'and': return wrap(3, expression.of.map((part) => sourceOf(part, 4)).join(' && '));
    case 'compare':
      return wrap(4, `${sourceOf(expression.left, 5)} ${expression.operator} ${sourceOf(expression.right, 5)}`);
    case 'in': return wrap(4, `${sourceOf(expression.of, 5)} in ${setSourceOf(expression.set)}`);
    case 'startsWith': {
      const { of, prefix, isFolded } = expression;
      return `${sourceOf(of, 8)}${isFolded === true ? '.folded()' : ''}.startsWith(${JSON.stringify(prefix)})`;
    }
    case 'arithmetic': return arithmeticSourceOf(expression, wrap);
    case 'choose':
      return wrap(1, `${sourceOf(expression.when, 2)} ? ${sourceOf(expression.then, 2)} : `
        + sourceOf(expression.otherwise, 1));
    case 'quantify':
      return `${expression.collection}.${expression.quantifier}(${expression.variable}, ${sourceOf(expression.body)})`;
  }
}

function setSourceOf(set: SetReference): string {
  return 'members' in set ? JSON.stringify(set.members).replaceAll(',', ', ') : `${set.table}["${set.name}"]`;
}

function arithmeticSourceOf(
  expression: Extract<Expression, { kind: 'arithmetic' }>,
  wrap: (level: number, text: string) => string,
): string {
  const { operator, of } = expression;
  if (operator === 'max' || operator === 'min') return `${operator}(${of.map((part) => sourceOf(part)).join(', ')})`;
  const level = operator === '+' || operator === '-' ? 5 : 6;
  const [first, ...rest] = of;
  const tail = rest.map((part) => ` ${operator} ${sourceOf(part, level + 1)}`).join('');
  return wrap(level, sourceOf(first!, level) + tail);
}
