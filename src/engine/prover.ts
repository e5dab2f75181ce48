import { childrenOf, type Expression, sourceOf } from '../corpus/expression.ts';
import { once } from '../corpus/once.ts';
import type { DefineRule, Rule } from '../corpus/rule.ts';
import { authorityOf } from './authority.ts';
import type { Binding } from './compile.ts';
import type { Authority } from './decision.ts';
import type { FactValue } from './fact.ts';
import { False, type Frame, True, type Truth } from './frame.ts';
import type { Slot } from './layout.ts';
import { valueOf } from './load.ts';
import type { TruthNode } from './node.ts';
import type { Program } from './program.ts';
import { type TableUse, tablesIn } from './tableUse.ts';

export type TruthWord = 'true' | 'false' | 'unknown';

/** A part of a condition with its truth. */
export interface ProofClause {
  /** Its place in the condition as written, counted from 1 (`2.1`); within a quantifier the element (`2.endUser`). */
  at: string;
  /** The part as the law has it, elements by their names. */
  source: string;
  truth: TruthWord;
  /** The facts it reads, by name, where it is not taken further apart. */
  facts: string[];
  /** The dated sets and figures it reads. */
  tables?: TableUse[];
  /** The parts that make it come out so; parts that decide nothing are left out. */
  parts?: ProofClause[];
}

/** Why a rule applies or does not: the conjuncts of its condition, of a rule that fails only those that fail. */
export interface RuleProof extends Authority {
  truth: TruthWord;
  clauses: ProofClause[];
}

/** A fact as the clauses saw it. */
export interface ProofFact {
  name: string;
  value: FactValue;
  /** The definition that concluded it; absent where the value was stated or nobody stated one. */
  by?: Conclusion;
}

/** A definition at work. */
export interface Conclusion extends Authority {
  /** Which of its cases gave the value, counted from 1, and how many there are. Absent while it is open. */
  case?: number;
  cases: number;
  /** The condition of that case, where it has one. */
  when?: ProofClause;
  /** What the value is, where it is not written out: a condition taken apart, or a formula. */
  is?: ProofClause;
}

const words: Record<Truth, TruthWord> = { 0: 'false', 1: 'true', 2: 'unknown' };

/**
 * Takes rules apart over one loaded frame. Every fact met on the way is kept once in `facts`, with what concluded it, so
 * that a proof goes down to what was stated, however deep that is.
 */
export class Prover {
  readonly facts = new Map<string, ProofFact>();
  private readonly program: Program;
  private readonly frame: Frame;

  constructor(program: Program, frame: Frame) {
    this.program = program;
    this.frame = frame;
  }

  /** Takes the condition of a rule apart, or another of its expressions. */
  rule(rule: Exclude<Rule, DefineRule>, expression: Expression = rule.when): RuleProof {
    const truth = words[this.truthOf(expression)];
    const clauses = this.deciding(expression).map(({ part, at }) => this.clause(part, {}, at));
    return { ...authorityOf(this.program, rule), truth, clauses };
  }

  /** The conjuncts of a condition that decide it, each with its place; nothing is taken apart yet. */
  deciding(expression: Expression): { part: Expression; at: string }[] {
    if (expression.kind === 'literal') return [];
    const parts = expression.kind === 'and' ? expression.of : [expression];
    const decides = decisive(expression.kind === 'and' ? 'and' : 'other', words[this.truthOf(expression)]);
    return parts.map((part, index) => ({ part, at: String(index + 1) })).filter(({ part }) => decides(words[this.truthOf(part)]));
  }

  /** What a fact is and why. Known to `facts` from then on. */
  fact(slot: Slot): ProofFact {
    const known = this.facts.get(slot.name);
    if (known !== undefined) return known;
    this.program.compiler.fact(slot).evaluate(this.frame);
    const fact: ProofFact = { name: slot.name, value: valueOf(this.frame, slot.index) };
    this.facts.set(slot.name, fact);
    const definition = this.program.compiler.definition(slot);
    if (definition?.isOpen(this.frame) === true) fact.by = this.conclusion(definition.rule, slot);
    return fact;
  }

  private truthOf(expression: Expression, binding: Binding = {}): Truth {
    return nodeOf(this.program, expression, binding).evaluate(this.frame);
  }

  /** Takes one part of a condition apart. */
  clause(expression: Expression, binding: Binding, at: string): ProofClause {
    const truth = words[this.truthOf(expression, binding)];
    const source = boundSource(writtenOf(expression), binding);
    const decides = decisive(expression.kind === 'quantify' ? expression.quantifier : expression.kind, truth);
    const deciding = this.partsOf(expression, binding, at)
      .filter((part) => decides(words[this.truthOf(part.expression, part.binding)]));
    const parts = (isSettledByOne(expression.kind, truth) ? [simplest(deciding)] : deciding)
      .map((part) => this.clause(part.expression, part.binding, part.at));
    if (parts.length === 0 || parts.length > 1 && sameFacts(parts)) {
      const [facts, tables] = this.readBy(expression, binding);
      return { at, source, truth, facts, ...tables };
    }
    const own = expression.kind === 'quantify' ? this.completeness(expression.collection) : [];
    return { at, source, truth, facts: own, parts };
  }

  private partsOf(expression: Expression, binding: Binding, at: string): { expression: Expression; binding: Binding; at: string }[] {
    if (expression.kind === 'and' || expression.kind === 'or') {
      return expression.of.map((part, index) => ({ expression: part, binding, at: `${at}.${index + 1}` }));
    }
    if (expression.kind === 'not' && ['and', 'or', 'quantify'].includes(expression.of.kind)) {
      return [{ expression: expression.of, binding, at: `${at}.1` }];
    }
    if (expression.kind !== 'quantify') return [];
    const { collection, variable, body } = expression;
    return this.elements(collection).map((prefix) =>
      ({ expression: body, binding: { ...binding, [variable]: prefix }, at: `${at}.${prefix}` }));
  }

  private elements(collection: string): string[] {
    const { present, hidden, layout } = this.frame;
    const prefixes = this.program.view.corpus.vocabulary.collections[collection]?.prefixes ?? [];
    return prefixes.filter((prefix) => {
      const place = layout.prefixes.get(prefix)!;
      return present[place] !== 0 && !hidden.has(place);
    });
  }

  /** Whether all elements are known is a fact of its own, where the vocabulary has it. */
  private completeness(collection: string): string[] {
    const slot = this.program.layout.slot(`${collection}.complete`);
    return slot === undefined ? [] : [this.fact(slot).name];
  }

  private readBy(expression: Expression, binding: Binding): [string[], { tables?: TableUse[] }] {
    const names = new Set<string>();
    const walk = (part: Expression, bound: Binding): void => {
      if (part.kind === 'fact') names.add(this.fact(this.program.compiler.slotOf(part, bound)).name);
      else if (part.kind === 'quantify') {
        for (const name of this.completeness(part.collection)) names.add(name);
        for (const element of this.partsOf(part, bound, '')) walk(element.expression, element.binding);
      } else for (const child of childrenOf(part)) walk(child, bound);
    };
    walk(expression, binding);
    const value = (name: string): FactValue => this.facts.get(name)?.value ?? null;
    const tables = tablesIn(expression, this.program.view, (part) =>
      value(this.program.compiler.slotOf(part, binding).name));
    return [[...names], tables.length === 0 ? {} : { tables }];
  }

  private conclusion(rule: DefineRule, slot: Slot): Conclusion {
    const binding = rule.element === undefined ? {} : { [rule.element]: slot.prefix };
    const cases = rule.cases.length;
    const authority = authorityOf(this.program, rule);
    const index = rule.cases.findIndex(({ when }) => this.truthOf(when, binding) !== False);
    const found = rule.cases[index];
    if (found === undefined) return { ...authority, cases };
    const settled = this.truthOf(found.when, binding) === True;
    const note = found.note ?? authority.note;
    return {
      ...authority, cases, ...(settled ? { case: index + 1 } : {}), ...(note === undefined ? {} : { note }),
      ...(found.when.kind === 'literal' ? {} : { when: this.clause(found.when, binding, 'when') }),
      ...(found.is.kind === 'literal' ? {} : { is: this.value(found.is, binding, slot) }),
    };
  }

  /** A condition is taken apart; a formula stands as it is, with what it reads. */
  private value(is: Expression, binding: Binding, slot: Slot): ProofClause {
    if (slot.definition.type === 'boolean') return this.clause(is, binding, 'is');
    const [facts, tables] = this.readBy(is, binding);
    return { at: 'is', source: boundSource(writtenOf(is), binding), truth: 'true', facts, ...tables };
  }
}

/** Which parts decide: of a conjunction that fails those that fail, of a disjunction that holds those that hold. */
function decisive(kind: string, truth: TruthWord): (part: TruthWord) => boolean {
  if (truth === 'unknown') return (part) => part === 'unknown';
  const deciding = kind === 'and' || kind === 'all' ? 'false' : kind === 'or' || kind === 'exists' ? 'true' : undefined;
  return truth === deciding ? (part) => part === truth : () => true;
}

/** One part that fails settles a conjunction, one that holds a disjunction. */
function isSettledByOne(kind: string, truth: TruthWord): boolean {
  return kind === 'and' && truth === 'false' || kind === 'or' && truth === 'true';
}

/** The part that needs the least to be said: one that is not made of parts itself, else the first. */
function simplest<Part extends { expression: Expression }>(parts: readonly Part[]): Part {
  return parts.find(({ expression: { kind } }) => !['and', 'or', 'not', 'quantify', 'choose'].includes(kind)) ?? parts[0]!;
}

/** Many parts that read the same facts say no more than the whole. */
function sameFacts(parts: readonly ProofClause[]): boolean {
  const first = parts[0]!.facts.join();
  return parts.every((part) => part.parts === undefined && part.tables === undefined && part.facts.join() === first);
}

const compiledIn = once((_: Program) => once((_expression: Expression) => new Map<string, TruthNode>()));

/** Compiled once for each element it may be about. */
function nodeOf(program: Program, expression: Expression, binding: Binding): TruthNode {
  const elements = Object.values(binding);
  if (elements.length === 0) return program.compiler.clause(expression);
  const nodes = compiledIn(program)(expression);
  const key = elements.join();
  let node = nodes.get(key);
  if (node === undefined) nodes.set(key, node = program.compiler.truth(expression, binding));
  return node;
}

/** An expression as the law has it. */
const writtenOf = once(sourceOf);

/** Names the element a variable stands for: `p.headquarters` of the end user becomes `endUser.headquarters`. */
function boundSource(source: string, binding: Binding): string {
  const elements = Object.entries(binding);
  if (elements.length === 0) return source;
  return elements.reduce((text, [variable, prefix]) =>
    text.replaceAll(new RegExp(`\\b${variable}\\.(?=[a-zA-Z])`, 'g'), `${prefix}.`), source);
}
