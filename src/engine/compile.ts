import type { Expression, SetReference } from '../corpus/expression.ts';
import type { DefineRule } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';
import { arithmeticNode } from './arithmetic.ts';
import { amongNode, compareNode, membershipCut, predicateNode, sameTextNode } from './compare.ts';
import { Definition } from './definition.ts';
import { False, type Frame, True, Unknown } from './frame.ts';
import type { Layout, Slot } from './layout.ts';
import {
  and, choose, chooseValue, constantTruth, constantValue, type Cut, noCuts, not, or, type TextCut, type TruthNode, type ValueNode,
} from './node.ts';
import { Readers } from './readers.ts';
import { Remembered } from './remembered.ts';

/** The element a variable stands for: `p` for the end user. */
export type Binding = Readonly<Record<string, string>>;

/** A rule that speaks of something the corpus does not declare. `checkCorpus` finds these before any evaluation. */
export class CompileError extends Error {}

/**
 * Turns expressions into plain closures over frames, under the definitions and tables of one view; views that have the
 * same share a compiler. Nothing generates code, so that the same engine runs under a strict content-security policy.
 */
export class Compiler {
  readonly layout: Layout;
  readonly view: LawView;
  private readonly definitions = new Map<number, Definition | undefined>();
  readonly readers = new Readers();
  private readonly clauses = new WeakMap<Expression, Remembered>();
  private readonly composed = new Map<string, Remembered>();
  private readonly cuts = new Map<string, TextCut>();
  private reading = new Set<number>();
  private conditions = 0;
  private readonly rulesByFact = new Map<string, DefineRule>();

  constructor(layout: Layout, view: LawView) {
    this.layout = layout;
    this.view = view;
    for (const rule of view.rules) {
      if (rule.kind === 'define') this.rulesByFact.set(`${rule.element ?? ''}/${rule.fact}`, rule);
    }
  }

  /** A condition over no element, compiled once and kept. */
  clause(expression: Expression): Remembered {
    let node = this.clauses.get(expression);
    if (node === undefined) {
      const { of, reads } = this.tracing(() => this.truth(expression));
      node = new Remembered(++this.conditions, of);
      this.readers.addCondition(node, reads);
      this.clauses.set(expression, node);
    }
    return node;
  }

  /** A condition made of others. The same `kind` over the same parts, in groups that mean different things, is the same. */
  compose(kind: string, groups: readonly (readonly Remembered[])[], build: () => TruthNode): Remembered {
    const key = `${kind} ${groups.map((parts) => parts.map(({ id }) => id).join()).join('/')}`;
    let node = this.composed.get(key);
    if (node === undefined) {
      node = new Remembered(++this.conditions, build(), [...new Set(groups.flat())]);
      this.composed.set(key, node);
    }
    return node;
  }

  /** Compiles something and gives the slots it names. */
  private tracing<Of>(compile: () => Of): { of: Of; reads: ReadonlySet<number> } {
    const outer = this.reading;
    const reads = this.reading = new Set<number>();
    try {
      return { of: compile(), reads };
    } finally {
      this.reading = outer;
    }
  }

  truth(expression: Expression, binding: Binding = {}): TruthNode {
    switch (expression.kind) {
      case 'literal': return constantTruth(expression.value === true);
      case 'not': return not(this.truth(expression.of, binding));
      case 'and': return and(expression.of.map((part) => this.truth(part, binding)));
      case 'or': return or(expression.of.map((part) => this.truth(part, binding)));
      case 'choose':
        return choose(this.truth(expression.when, binding), this.truth(expression.then, binding),
          this.truth(expression.otherwise, binding));
      case 'compare': return this.compare(expression, binding);
      case 'in': return this.membership(expression.of, expression.set, binding);
      case 'startsWith': {
        const { prefix } = expression;
        this.layout.namePrefix(prefix);
        return predicateNode(this.value(expression.of, binding), this.prefixCut(prefix));
      }
      case 'quantify': return this.quantify(expression, binding);
      default: return asTruth(this.value(expression, binding));
    }
  }

  value(expression: Expression, binding: Binding = {}): ValueNode {
    switch (expression.kind) {
      case 'literal':
        return constantValue(typeof expression.value === 'string'
          ? this.layout.named(expression.value) : Number(expression.value));
      case 'fact': return this.fact(this.slotOf(expression, binding));
      case 'value': {
        const { on, knownOn, corpus } = this.view;
        const found = valueOn(corpus.tables, expression.name, on, knownOn);
        // A figure that does not exist on this date decides nothing: comparisons with it stay unknown.
        return found === undefined ? openValue : constantValue(found.value);
      }
      case 'arithmetic': return arithmeticNode(expression.operator, expression.of.map((part) => this.value(part, binding)));
      case 'choose':
        return chooseValue(this.truth(expression.when, binding), this.value(expression.then, binding),
          this.value(expression.otherwise, binding));
      default: return asValue(this.truth(expression, binding));
    }
  }

  slotOf({ name, of }: { name: string; of?: string }, binding: Binding): Slot {
    const prefix = of === undefined ? undefined : binding[of];
    const full = of === undefined ? name : `${prefix}.${name}`;
    const slot = this.layout.slot(full);
    if (slot === undefined) throw new CompileError(`The vocabulary has no fact '${full}'.`);
    return slot;
  }

  /** The definition of a slot in this view, compiled when first asked for. */
  definition(slot: Slot): Definition | undefined {
    if (this.definitions.has(slot.index)) return this.definitions.get(slot.index);
    const { subject, name } = slot.definition;
    const rule = this.rulesByFact.get(`/${slot.name}`) ?? this.rulesByFact.get(`${subject}/${name}`);
    if (rule === undefined) {
      this.definitions.set(slot.index, undefined);
      return undefined;
    }
    const definition = new Definition(slot, rule);
    this.definitions.set(slot.index, definition);
    const binding = rule.element === undefined ? {} : { [rule.element]: slot.prefix };
    this.readers.addDefinition(slot.index, this.tracing(() => definition.compile(this, binding)).reads);
    return definition;
  }

  fact(slot: Slot): ValueNode {
    this.reading.add(slot.index);
    const definition = this.definition(slot);
    return definition ?? statedFact(slot.index);
  }

  private compare(expression: Extract<Expression, { kind: 'compare' }>, binding: Binding): TruthNode {
    const { operator, left, right } = expression;
    const [one, other] = [this.value(left, binding), this.value(right, binding)];
    if (this.isOrdered(left, binding) && this.isOrdered(right, binding)) return compareNode(operator, one, other);
    const same = sameTextNode(one, other);
    return operator === '!=' ? not(same) : same;
  }

  private isOrdered(expression: Expression, binding: Binding): boolean {
    if (expression.kind === 'literal') return typeof expression.value !== 'string';
    if (expression.kind === 'choose') return this.isOrdered(expression.then, binding);
    if (expression.kind !== 'fact') return true;
    return !['text', 'country'].includes(this.slotOf(expression, binding).definition.type);
  }

  private membership(of: Expression, set: SetReference, binding: Binding): TruthNode {
    const value = this.value(of, binding);
    if ('members' in set && set.members.some((member) => typeof member === 'number')) {
      return amongNode(value, set.members.map(Number));
    }
    const cut = 'members' in set ? this.cutOf(`list ${JSON.stringify(set.members)}`, () => this.codesOf(set.members.map(String)))
      : this.cutOf(`set ${set.table} ${set.name}`, () => {
        const { on, knownOn, corpus } = this.view;
        return this.codesOf(membersOn(corpus, set.table, set.name, on, knownOn));
      });
    return predicateNode(value, cut);
  }

  /** The test of a set, which many conditions name, is made once: where they split a fact they split it alike. */
  private cutOf(key: string, codes: () => number[]): TextCut {
    let cut = this.cuts.get(key);
    if (cut === undefined) this.cuts.set(key, cut = membershipCut(codes()));
    return cut;
  }

  private prefixCut(prefix: string): TextCut {
    const key = `prefix ${prefix}`;
    let cut = this.cuts.get(key);
    if (cut === undefined) this.cuts.set(key, cut = { holds: (code) => this.layout.texts[code]?.startsWith(prefix) === true });
    return cut;
  }

  private codesOf(members: Iterable<string>): number[] {
    return Array.from(members, (member) => this.layout.named(member));
  }

  /** A quantifier is a disjunction (conjunction) over the elements that the question names. */
  private quantify(expression: Extract<Expression, { kind: 'quantify' }>, binding: Binding): TruthNode {
    const { quantifier, collection, variable, body } = expression;
    const prefixes = this.view.corpus.vocabulary.collections[collection]?.prefixes;
    if (prefixes === undefined) throw new CompileError(`There is no collection '${collection}'.`);
    const parts = prefixes.map((prefix) => ({
      place: this.layout.prefixes.get(prefix)!,
      node: this.truth(body, { ...binding, [variable]: prefix }),
    }));
    const complete = this.layout.slot(`${collection}.complete`)?.index;
    if (complete !== undefined) this.reading.add(complete);
    return quantifierNode(quantifier, parts, complete);
  }
}

/** `exists` is false (and `all` true) only where nobody is missing from the collection. */
function quantifierNode(
  quantifier: 'exists' | 'all', parts: readonly { place: number; node: TruthNode }[], complete: number | undefined,
): TruthNode {
  const decisive = quantifier === 'exists' ? True : False;
  const settled = quantifier === 'exists' ? False : True;
  return {
    evaluate(frame) {
      let unknown = complete !== undefined && frame.low[complete] !== 1;
      for (const { place, node } of parts) {
        if (frame.present[place] === 0 || frame.hidden.has(place)) continue;
        const truth = node.evaluate(frame);
        if (truth === decisive) return decisive;
        if (truth === Unknown) unknown = true;
      }
      return unknown ? Unknown : settled;
    },
    collect(frame, needs) {
      if (complete !== undefined && frame.low[complete] !== 1) needs.need(complete, noCuts);
      for (const { place, node } of parts) {
        if (frame.present[place] === 0 || frame.hidden.has(place)) continue;
        if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
      }
    },
  };
}

const openValue: ValueNode = {
  evaluate(frame) {
    frame.upper = Infinity;
    return -Infinity;
  },
  collect() {},
};

/** A fact that no rule defines: what was stated, or nothing. */
function statedFact(index: number): ValueNode {
  return {
    evaluate(frame: Frame) {
      frame.upper = frame.high[index]!;
      frame.among = frame.texts[index];
      return frame.low[index]!;
    },
    collect: (frame, needs, cuts) => {
      if (frame.low[index] !== frame.high[index]) needs.need(index, cuts);
    },
  };
}

const trueOrFalse: readonly Cut[] = [{ last: 0 }];

function asTruth(value: ValueNode): TruthNode {
  return {
    evaluate(frame) {
      const low = value.evaluate(frame);
      return low !== frame.upper ? Unknown : low === 1 ? True : False;
    },
    collect: (frame, needs) => value.collect(frame, needs, trueOrFalse),
  };
}

function asValue(truth: TruthNode): ValueNode {
  return {
    evaluate(frame) {
      const found = truth.evaluate(frame);
      frame.upper = found === False ? 0 : 1;
      return found === True ? 1 : 0;
    },
    collect: (frame, needs) => truth.collect(frame, needs),
  };
}
