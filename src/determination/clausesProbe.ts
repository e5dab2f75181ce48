import type { Expression } from '../corpus/expression.ts';
import type { Rule } from '../corpus/rule.ts';
import { False, type Frame, True, type Truth, Unknown } from '../engine/frame.ts';
import type { TruthNode } from '../engine/node.ts';
import type { Program } from '../engine/program.ts';
import { type Condition, conditionsOf } from './clauses.ts';

export type Binding = Readonly<Record<string, string>>;

/** Told of every clause that decides its condition in a question, and of its truth there. */
export type Mark = (clause: Expression, truth: boolean) => void;

/**
 * Finds which clauses decide their conditions in one question: those whose other value would change the condition
 * (masking MC/DC: Chilenski and Miller, "Applicability of modified condition/decision coverage", 1994).
 */
export class Probe {
  readonly program: Program;
  readonly rules: ReadonlySet<Rule>;
  private readonly frame: Frame;
  private readonly nodes = new Map<Expression, Map<string, TruthNode>>();
  private readonly conditions = new Map<Rule, Condition[]>();

  constructor(program: Program, frame: Frame) {
    this.program = program;
    this.frame = frame;
    this.rules = new Set(program.view.rules);
  }

  /** Marks what decides in the question that the frame holds, in one rule. */
  probe(rule: Rule, mark: Mark): void {
    for (const binding of this.bindingsOf(rule)) {
      for (const { root, guards } of this.conditionsOf(rule)) {
        const isReached = guards.every(({ expression, truth }) => this.truth(expression, binding) === (truth ? True : False));
        if (isReached) this.observe(root, binding, mark);
      }
    }
  }

  /** The elements a rule is asked about; a definition of a fact that is stated is not asked at all. */
  bindingsOf(rule: Rule): Binding[] {
    if (rule.kind !== 'define') return [{}];
    const { compiler, layout } = this.program;
    const prefixes = rule.element === undefined ? [''] : [...layout.byPrefix.keys()].filter((prefix) => this.takesPart(prefix));
    return prefixes.flatMap((prefix) => {
      const slot = layout.slot(rule.element === undefined ? rule.fact : `${prefix}.${rule.fact}`);
      if (slot === undefined || rule.element !== undefined && slot.definition.subject !== rule.element) return [];
      const definition = compiler.definition(slot);
      if (definition === undefined || definition.rule !== rule || !definition.isOpen(this.frame)) return [];
      return [rule.element === undefined ? {} : { [rule.element]: prefix }];
    });
  }

  truth(expression: Expression, binding: Binding): Truth {
    const key = Object.values(binding).join();
    let bound = this.nodes.get(expression);
    if (bound === undefined) this.nodes.set(expression, bound = new Map<string, TruthNode>());
    let node = bound.get(key);
    if (node === undefined) bound.set(key, node = this.program.compiler.truth(expression, binding));
    return node.evaluate(this.frame);
  }

  /** The elements of a collection that take part in the question. */
  elementsOf(collection: string): string[] {
    const prefixes = this.program.view.corpus.vocabulary.collections[collection]?.prefixes ?? [];
    return prefixes.filter((prefix) => this.takesPart(prefix));
  }

  private takesPart(prefix: string): boolean {
    const place = this.program.layout.prefixes.get(prefix);
    return place !== undefined && this.frame.present[place] !== 0 && !this.frame.hidden.has(place);
  }

  private conditionsOf(rule: Rule): Condition[] {
    let found = this.conditions.get(rule);
    if (found === undefined) this.conditions.set(rule, found = conditionsOf(rule));
    return found;
  }

  /** Goes down to the clauses whose value is the value of the whole. */
  private observe(expression: Expression, binding: Binding, mark: Mark): void {
    switch (expression.kind) {
      case 'literal': return;
      case 'not': return this.observe(expression.of, binding, mark);
      case 'and': case 'or':
        return this.observeParts(expression.of.map((part) => ({ part, binding })), expression.kind === 'and' ? True : False, mark);
      case 'quantify': {
        const { collection, variable, body, quantifier } = expression;
        const parts = this.elementsOf(collection).map((element) => ({ part: body, binding: { ...binding, [variable]: element } }));
        return this.observeParts(parts, quantifier === 'all' ? True : False, mark);
      }
      case 'choose': {
        const { when, then, otherwise } = expression;
        const [chosen, left, right] = [when, then, otherwise].map((part) => this.truth(part, binding));
        if (left !== Unknown && right !== Unknown && left !== right) this.observe(when, binding, mark);
        if (chosen !== Unknown) this.observe(chosen === True ? then : otherwise, binding, mark);
        return;
      }
      default: {
        const truth = this.truth(expression, binding);
        if (truth !== Unknown) mark(expression, truth === True);
      }
    }
  }

  /** One part of many decides where all the others leave the matter to it. */
  private observeParts(parts: { part: Expression; binding: Binding }[], neutral: Truth, mark: Mark): void {
    const others = parts.filter(({ part, binding }) => this.truth(part, binding) !== neutral);
    if (others.length > 1) return;
    for (const { part, binding } of others.length === 1 ? others : parts) this.observe(part, binding, mark);
  }
}
