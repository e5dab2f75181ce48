import { parse } from '@bufbuild/cel';
import type { Arithmetic, Comparison, Expression, SetReference } from './expression.ts';
import { parseDate } from './date.ts';
import { nearestName } from './diagnostic.ts';
import { folded } from './folding.ts';
import { functions } from './language.ts';

type Parsed = NonNullable<ReturnType<typeof parse>['expr']>;

/** A condition that is not CEL, or CEL that Portolan does not accept. `offset` counts characters from 0. */
export class ExpressionError extends Error {
  readonly offset: number;
  readonly hint: string | undefined;

  constructor(message: string, offset: number, hint?: string) {
    super(message);
    this.name = 'ExpressionError';
    this.offset = offset;
    this.hint = hint;
  }
}

// CEL reserves the word `package`, which is a subject here. A stand-in of equal length keeps every position true;
// quoted texts are left as they are.
const reserved = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<![\w.])package(?=\.)/g;
const stand = 'packag_';

const comparisons = new Map<string, Comparison>([
  ['_==_', '=='], ['_!=_', '!='], ['_<_', '<'], ['_<=_', '<='], ['_>_', '>'], ['_>=_', '>='],
]);
const arithmetic = new Map<string, Arithmetic>([
  ['_+_', '+'], ['_-_', '-'], ['_*_', '*'], ['_/_', '/'], ['max', 'max'], ['min', 'min'], ['sum', '+'],
]);

/**
 * Parses the CEL subset in which the law is written. All numbers are doubles (the law never divides integers);
 * `date("2030-01-31")` becomes its day number. `elements` are the names bound to an element (`circuit`, `party`).
 * Throws {@link ExpressionError} with the place and, where there is one, the mend.
 */
export function parseExpression(source: string, elements: readonly string[] = []): Expression {
  const parsed = parseOnce(source);
  const positions = parsed.sourceInfo?.positions ?? {};
  if (parsed.expr === undefined) throw new ExpressionError('The expression is empty.', 0);
  return new Translation(positions).translate(parsed.expr, elements);
}

// The wordings of one provision repeat most of their conditions, and parsing one costs more than all the rest of reading.
const known = new Map<string, ReturnType<typeof parse>>();
const knownMost = 8192;

function parseOnce(source: string): ReturnType<typeof parse> {
  const found = known.get(source);
  if (found !== undefined) return found;
  try {
    const parsed = parse(source.replaceAll(reserved, (part) => (part === 'package' ? stand : part)));
    if (known.size >= knownMost) known.clear();
    known.set(source, parsed);
    return parsed;
  } catch (error) {
    const start = (error as { location?: { start?: { offset?: number } } }).location?.start?.offset ?? 0;
    const raw = (error as { rawMessage?: string }).rawMessage ?? String(error);
    throw new ExpressionError(`This is not a CEL expression: ${raw}.`, start);
  }
}

class Translation {
  readonly positions: Record<string, number>;

  constructor(positions: Record<string, number>) {
    this.positions = positions;
  }

  translate(node: Parsed, bound: readonly string[]): Expression {
    const { exprKind } = node;
    switch (exprKind.case) {
      case 'constExpr': return this.literal(node);
      case 'identExpr': case 'selectExpr': return this.fact(node, bound);
      case 'callExpr': return this.call(node, bound);
      case 'comprehensionExpr': return this.quantifier(node, bound);
      default: return this.refuse(node, 'Lists and maps stand only on the right of `in`.');
    }
  }

  private refuse(node: Parsed, message: string, hint?: string): never {
    throw new ExpressionError(message, this.positions[String(node.id)] ?? 0, hint);
  }

  private literal(node: Parsed): Expression {
    const kind = node.exprKind.case === 'constExpr' ? node.exprKind.value.constantKind : undefined;
    switch (kind?.case) {
      case 'boolValue': case 'doubleValue': case 'stringValue': return { kind: 'literal', value: kind.value };
      case 'int64Value':
        this.refuseLostDigits(node);
        return { kind: 'literal', value: Number(kind.value) };
      case 'uint64Value': return this.refuse(node, 'Numbers have no suffix here.', `Write ${kind.value}: all numbers are doubles.`);
      case 'nullValue':
        return this.refuse(node, 'A condition never mentions null.', 'Unknown facts are carried by the engine.');
      default: return this.refuse(node, 'Only booleans, numbers and strings may stand here.');
    }
  }

  private refuseLostDigits(node: Parsed): void {
    if ((magnitudeOf(node) ?? 0n) <= BigInt(Number.MAX_SAFE_INTEGER)) return;
    this.refuse(node, 'Whole numbers as large as this lose their last digits.',
      'Write them with a point, as 2.0, where that does not matter.');
  }

  private fact(node: Parsed, bound: readonly string[]): Expression {
    if (node.exprKind.case === 'selectExpr' && node.exprKind.value.testOnly) {
      return this.refuse(node, 'A condition never tests for presence.', 'Unknown facts are carried by the engine.');
    }
    const name = dottedName(node);
    if (name === undefined) return this.refuse(node, 'Only a fact of the vocabulary can be selected.');
    const [first, ...rest] = name.split('.');
    if (!bound.includes(first!)) return { kind: 'fact', name };
    if (rest.length === 0) return this.refuse(node, `'${name}' is an element; name one of its facts.`);
    return { kind: 'fact', of: first!, name: rest.join('.') };
  }

  private call(node: Parsed, bound: readonly string[]): Expression {
    if (node.exprKind.case !== 'callExpr') return this.refuse(node, 'Not a call.');
    const { function: name, args, target } = node.exprKind.value;
    const part = (index: number): Expression => this.translate(args[index]!, bound);
    if (target !== undefined) return this.method(node, bound);
    this.countArguments(node, name, args.length);
    if (name === '_&&_') return this.flat('and', [part(0), part(1)]);
    if (name === '_||_') return this.flat('or', [part(0), part(1)]);
    if (name === '!_') return { kind: 'not', of: part(0) };
    if (name === '_?_:_') return { kind: 'choose', when: part(0), then: part(1), otherwise: part(2) };
    if (name === '@in') return { kind: 'in', of: part(0), set: this.set(args[1]!) };
    if (name === '_[_]') return this.tableValue(node);
    if (name === 'date') return this.date(node, args[0]);
    if (name === '-_') return this.negative(part(0));
    const comparison = comparisons.get(name);
    if (comparison !== undefined) return { kind: 'compare', operator: comparison, left: part(0), right: part(1) };
    const operator = arithmetic.get(name);
    if (operator !== undefined) {
      if (operator === '/') this.refuseLostRemainder(node, args);
      else this.refuseLostDigits(node);
      return { kind: 'arithmetic', operator, of: args.map((argument) => this.translate(argument, bound)) };
    }
    return this.unknownFunction(node, name, 'function');
  }

  private method(node: Parsed, bound: readonly string[]): Expression {
    const { function: name, args, target } = callOf(node)!;
    if (name === 'folded') {
      return this.refuse(node, '`folded` stands only before `startsWith`.', 'Write name.folded().startsWith("acme ").');
    }
    if (name !== 'startsWith') return this.unknownFunction(node, name, 'method');
    if (args.length !== 1) return this.refuse(node, '`startsWith` takes one text.');
    const prefix = this.text(args[0]);
    const inner = callOf(target!);
    if (inner?.target === undefined || inner.function !== 'folded') {
      return { kind: 'startsWith', of: this.translate(target!, bound), prefix };
    }
    if (inner.args.length > 0) return this.refuse(node, '`folded` takes nothing.');
    if (folded(prefix).trimEnd() !== prefix.trimEnd()) {
      return this.refuse(node, 'A folded text is compared in small letters, its words parted by one space.', `Write "${folded(prefix)}".`);
    }
    return { kind: 'startsWith', of: this.translate(inner.target, bound), prefix, isFolded: true };
  }

  private unknownFunction(node: Parsed, name: string, kind: 'function' | 'method'): never {
    const operator = /^_?@?([^\w\s@]+|in)_?$/.exec(name)?.[1];
    if (operator !== undefined) return this.refuse(node, `The operator '${operator}' is not part of the language of the law.`);
    const known = [...functions.keys(), 'startsWith', 'folded', 'exists', 'all'];
    const near = nearestName(name, known);
    return this.refuse(node, `The ${kind} '${name}' is not part of the language of the law.`,
      near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean '${near}'?`);
  }

  private countArguments(node: Parsed, name: string, count: number): void {
    const [least, most] = functions.get(name) ?? [0, Infinity];
    if (count >= least && count <= most) return;
    this.refuse(node, `\`${name}\` takes ${most === least ? least : `at least ${least}`} argument${least === 1 ? '' : 's'}, not ${count}.`);
  }

  /** CEL drops the remainder between whole numbers, and knows no answer where the divisor is zero. */
  private refuseLostRemainder(node: Parsed, [left, right]: Parsed[]): void {
    if (magnitudeOf(left!) !== undefined && magnitudeOf(right!) !== undefined) {
      this.refuse(node, 'CEL divides whole numbers without remainder, the law never does.', 'Write one of them with a point, as 2.0.');
    }
    const divisor = right!.exprKind.case === 'constExpr' ? this.literal(right!) : undefined;
    if (divisor?.kind === 'literal' && divisor.value === 0) this.refuse(node, 'The divisor is zero.');
  }

  private flat(kind: 'and' | 'or', parts: Expression[]): Expression {
    return { kind, of: parts.flatMap((part) => (part.kind === kind ? part.of : [part])) };
  }

  private negative(of: Expression): Expression {
    if (of.kind === 'literal' && typeof of.value === 'number') return { kind: 'literal', value: -of.value };
    return { kind: 'arithmetic', operator: '-', of: [{ kind: 'literal', value: 0 }, of] };
  }

  private date(node: Parsed, argument: Parsed | undefined): Expression {
    const day = parseDate(this.text(argument));
    if (day === undefined) return this.refuse(node, 'This date does not exist.', 'Write it as date("2030-01-31").');
    return { kind: 'literal', value: day, isDate: true };
  }

  private text(node: Parsed | undefined): string {
    const literal = node === undefined ? undefined : this.literal(node);
    if (literal?.kind === 'literal' && typeof literal.value === 'string') return literal.value;
    throw new ExpressionError('A quoted text must stand here.', node ? this.positions[String(node.id)] ?? 0 : 0);
  }

  private indexed(node: Parsed): { table: string; name: string } | undefined {
    if (node.exprKind.case !== 'callExpr' || node.exprKind.value.function !== '_[_]') return undefined;
    const [table, name] = node.exprKind.value.args;
    return { table: dottedName(table!) ?? '', name: this.text(name) };
  }

  private tableValue(node: Parsed): Expression {
    const reference = this.indexed(node)!;
    if (reference.table === 'values') return { kind: 'value', name: reference.name };
    if (reference.table === '') return this.refuse(node, 'Only dated sets and values are looked up by name.');
    return this.refuse(node, `A set cannot be a value: write  x in ${reference.table}["${reference.name}"].`);
  }

  private set(node: Parsed): SetReference {
    const reference = this.indexed(node);
    if (reference !== undefined) return reference;
    if (node.exprKind.case !== 'listExpr') {
      return this.refuse(node, 'After `in` stands a list or a dated set, like countryGroups["D:5"].');
    }
    const members = node.exprKind.value.elements.map((element) => {
      const literal = this.literal(element);
      if (literal.kind !== 'literal' || typeof literal.value === 'boolean') return this.refuse(element, 'Not a member.');
      return literal.value;
    });
    return { members };
  }

  /** `exists` and `all` arrive expanded as comprehensions: the body is the second operand of the loop step. */
  private quantifier(node: Parsed, bound: readonly string[]): Expression {
    if (node.exprKind.case !== 'comprehensionExpr') return this.refuse(node, 'Not a quantifier.');
    const { iterRange, iterVar, iterVar2, loopStep } = node.exprKind.value;
    const collection = iterRange === undefined ? undefined : dottedName(iterRange);
    const step = loopStep?.exprKind.case === 'callExpr' ? loopStep.exprKind.value : undefined;
    const quantifier = step?.function === '_||_' ? 'exists' : step?.function === '_&&_' ? 'all' : undefined;
    if (collection === undefined || quantifier === undefined || iterVar2 !== '') {
      return this.refuse(node, 'Only collection.exists(x, …) and collection.all(x, …) quantify.');
    }
    const body = this.translate(step!.args[1]!, [...bound, iterVar]);
    return { kind: 'quantify', quantifier, collection, variable: iterVar, body };
  }
}

/** How large the integer can be that a node is in CEL; undefined where it is none: a fact, or written with a point. */
function magnitudeOf(node: Parsed): bigint | undefined {
  const { exprKind } = node;
  if (exprKind.case === 'constExpr') {
    const { constantKind } = exprKind.value;
    return constantKind.case !== 'int64Value' ? undefined : constantKind.value < 0n ? -constantKind.value : constantKind.value;
  }
  if (exprKind.case !== 'callExpr') return undefined;
  const { function: name, args } = exprKind.value;
  if (name !== '_?_:_' && name !== '-_' && !arithmetic.has(name)) return undefined;
  const parts = (name === '_?_:_' ? args.slice(1) : args).map(magnitudeOf);
  if (!parts.every((part) => part !== undefined)) return undefined;
  if (name === '_*_') return parts.reduce((product, part) => product * part, 1n);
  if (arithmetic.get(name) === '+' || name === '_-_') return parts.reduce((total, part) => total + part, 0n);
  return parts.reduce((greatest, part) => (part > greatest ? part : greatest), 0n);
}

/** The call that a node is, if it is one. */
function callOf(node: Parsed) {
  return node.exprKind.case === 'callExpr' ? node.exprKind.value : undefined;
}

function dottedName(node: Parsed): string | undefined {
  if (node.exprKind.case === 'identExpr') {
    const { name } = node.exprKind.value;
    return name === stand ? 'package' : name;
  }
  if (node.exprKind.case !== 'selectExpr' || node.exprKind.value.operand === undefined) return undefined;
  const operand = dottedName(node.exprKind.value.operand);
  return operand === undefined ? undefined : `${operand}.${node.exprKind.value.field}`;
}
