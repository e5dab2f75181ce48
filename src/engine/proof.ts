import { childrenOf, type Expression, sourceOf } from '../corpus/expression.ts';
import type { Grade } from '../corpus/grade.ts';
import type { DefineRule, Rule } from '../corpus/rule.ts';
import { authorityOf } from './authority.ts';
import type { Binding } from './compile.ts';
import type { FactValue } from './fact.ts';
import { False, type Frame, type Truth } from './frame.ts';
import type { Slot } from './layout.ts';
import { valueOf } from './load.ts';
import type { Program } from './program.ts';

export type TruthWord = 'true' | 'false' | 'unknown';

/** A fact as a clause saw it. */
export interface ProofFact {
  name: string;
  value: FactValue;
  /** The definition that concluded it, with the condition of the case that applied. */
  by?: Conclusion;
}

/** Why a defined fact has its value. `case` is absent where the definition stands without condition. */
export interface Conclusion {
  rule: string;
  cite: string;
  grade: Grade;
  case?: ProofClause;
}

/** A part of a condition with its truth, the facts it reads and, where it is made of parts, those. */
export interface ProofClause {
  source: string;
  truth: TruthWord;
  facts: ProofFact[];
  children?: ProofClause[];
}

/** Why a rule applies or does not: its condition taken apart, each clause with its truth and facts. */
export interface Proof {
  rule: string;
  cite: string;
  /** Effective date of the wording applied. */
  version: string;
  grade: Grade;
  truth: TruthWord;
  /** What must all hold: the conjuncts of the condition. */
  clauses: ProofClause[];
}

const words: Record<Truth, TruthWord> = { 0: 'false', 1: 'true', 2: 'unknown' };

/** Definitions behind definitions are followed this far; the rest is one `explain` away. */
const deepest = 3;

/** Takes the condition of a rule (not a definition) apart over a loaded frame. */
export function proofOf(program: Program, frame: Frame, rule: Exclude<Rule, DefineRule>): Proof {
  const prover = new Prover(program, frame);
  const parts = rule.when.kind === 'and' ? rule.when.of : [rule.when];
  const { cite, version, grade } = authorityOf(program, rule);
  return {
    rule: rule.id, cite, version, grade,
    truth: words[program.compiler.truth(rule.when).evaluate(frame)],
    clauses: parts.map((part) => prover.clause(part, {}, 0)),
  };
}

class Prover {
  private readonly program: Program;
  private readonly frame: Frame;

  constructor(program: Program, frame: Frame) {
    this.program = program;
    this.frame = frame;
  }

  clause(expression: Expression, binding: Binding, depth: number): ProofClause {
    const truth = words[this.program.compiler.truth(expression, binding).evaluate(this.frame)];
    const source = boundSource(sourceOf(expression), binding);
    const parts = this.partsOf(expression, binding);
    if (parts.length > 0) {
      return {
        source, truth, facts: [],
        children: parts.map((part) => this.clause(part.expression, part.binding, depth)),
      };
    }
    return { source, truth, facts: this.factsOf(expression, binding, depth) };
  }

  private partsOf(expression: Expression, binding: Binding): { expression: Expression; binding: Binding }[] {
    if (expression.kind === 'and' || expression.kind === 'or') {
      return expression.of.map((part) => ({ expression: part, binding }));
    }
    if (expression.kind !== 'quantify') return [];
    const { collection, variable, body } = expression;
    const prefixes = this.program.view.corpus.vocabulary.collections[collection]?.prefixes ?? [];
    const { present, hidden, layout } = this.frame;
    return prefixes.filter((prefix) => {
      const place = layout.prefixes.get(prefix)!;
      return present[place] !== 0 && !hidden.has(place);
    }).map((prefix) => ({ expression: body, binding: { ...binding, [variable]: prefix } }));
  }

  private factsOf(expression: Expression, binding: Binding, depth: number): ProofFact[] {
    const found = new Map<string, ProofFact>();
    const walk = (part: Expression, bound: Binding): void => {
      if (part.kind === 'fact') {
        const slot = this.program.compiler.slotOf(part, bound);
        if (!found.has(slot.name)) found.set(slot.name, this.fact(slot, depth));
      } else if (part.kind === 'quantify') {
        for (const element of this.partsOf(part, bound)) walk(element.expression, element.binding);
      } else {
        for (const child of childrenOf(part)) walk(child, bound);
      }
    };
    walk(expression, binding);
    return [...found.values()];
  }

  private fact(slot: Slot, depth: number): ProofFact {
    this.program.compiler.fact(slot).evaluate(this.frame);
    const value = valueOf(this.frame, slot.index);
    const definition = this.program.compiler.definition(slot);
    if (definition === undefined || !definition.isOpen(this.frame)) return { name: slot.name, value };
    const { rule } = definition;
    const by: Conclusion = { rule: rule.id, cite: rule.cite, grade: rule.grade };
    const reason = depth < deepest ? this.reasonOf(rule, slot.prefix, depth + 1) : undefined;
    return { name: slot.name, value, by: reason === undefined ? by : { ...by, case: reason } };
  }

  /** The condition of the first case that may apply; for a figure that stands without condition, its formula. */
  private reasonOf(rule: DefineRule, prefix: string, depth: number): ProofClause | undefined {
    const binding = rule.element === undefined ? {} : { [rule.element]: prefix };
    const applied = rule.cases.find(({ when }) =>
      this.program.compiler.truth(when, binding).evaluate(this.frame) !== False);
    if (applied === undefined) return undefined;
    if (applied.when.kind !== 'literal') return this.clause(applied.when, binding, depth);
    if (applied.is.kind === 'literal') return undefined;
    const facts = this.factsOf(applied.is, binding, depth);
    return { source: boundSource(sourceOf(applied.is), binding), truth: 'true', facts };
  }
}

/** Names the element a variable stands for: `p.headquarters` of the end user becomes `endUser.headquarters`. */
function boundSource(source: string, binding: Binding): string {
  return Object.entries(binding).reduce((text, [variable, prefix]) =>
    text.replaceAll(new RegExp(`\\b${variable}\\.(?=[a-zA-Z])`, 'g'), `${prefix}.`), source);
}
