import type { Expression, SetReference } from '../corpus/expression.ts';
import { begins } from '../corpus/folding.ts';
import type { DefineRule } from '../corpus/rule.ts';
import type { LawView } from '../corpus/view.ts';
import { arithmeticNode } from './arithmetic.ts';
import { amongNode, compareNode, membershipCut, predicateNode, sameTextNode } from './compare.ts';
import { Definition } from './definition.ts';
import { False, type Frame, Stated, True, Unknown } from './frame.ts';
import type { Layout, Slot } from './layout.ts';
import {
  and, choose, chooseValue, constantTruth, constantValue, type Cut, not, or, type TextCut, type TruthNode, type ValueNode,
} from './node.ts';
import { Library, type Trace } from './library.ts';
import { quantifierNode } from './quantifier.ts';
import type { Readers } from './readers.ts';
import { Remembered } from './remembered.ts';
import { figureKey, setKey, TableReader } from './tableReader.ts';

/** The element a variable stands for: `p` for the end user. */
export type Binding = Readonly<Record<string, string>>;

/** A rule that speaks of something the corpus does not declare. `checkCorpus` finds these before any evaluation. */
export class CompileError extends Error {}

/**
 * Turns expressions into plain closures over frames, under the definitions and tables of one view. What means the same in
 * another view is taken from the library. Nothing generates code, so that the same engine runs under a strict
 * content-security policy.
 */
export class Compiler {
  readonly layout: Layout;
  readonly view: LawView;
  readonly library: Library;
  private readonly definitions = new Map<number, Definition | undefined>();
  private readonly clauses = new Map<Expression, Remembered>();
  private readonly tables: TableReader;
  private reading: Trace = { slots: new Set(), tables: new Set() };
  private readonly rulesByFact = new Map<string, DefineRule>();

  constructor(layout: Layout, view: LawView, library: Library = new Library()) {
    this.layout = layout;
    this.view = view;
    this.library = library;
    this.tables = new TableReader(view, library);
    for (const rule of view.rules) {
      if (rule.kind === 'define') this.rulesByFact.set(`${rule.element ?? ''}/${rule.fact}`, rule);
    }
  }

  /** For every slot, what must be computed anew when it changes. */
  get readers(): Readers {
    return this.library.readers;
  }

  /** A condition over no element, compiled once and kept. */
  clause(expression: Expression): Remembered {
    let node = this.clauses.get(expression);
    if (node === undefined) this.clauses.set(expression, node = this.shared(expression));
    return node;
  }

  private shared(expression: Expression): Remembered {
    const { conditions, readers } = this.library;
    let variants = conditions.get(expression);
    const before = variants?.byMeaning.get(this.meaning(variants.trace));
    if (before !== undefined) return before;
    const { of, trace } = this.tracing(() => this.truth(expression));
    const node = new Remembered(this.library.stamps, of);
    readers.addCondition(node, trace.slots);
    if (variants === undefined) conditions.set(expression, variants = { trace, byMeaning: new Map() });
    variants.byMeaning.set(this.meaning(trace), node);
    return node;
  }

  /** What the names in a part of the law mean in this view. */
  private meaning({ slots, tables }: Trace): string {
    let meaning = '';
    for (const slot of slots) meaning += `${this.definition(this.layout.slots[slot]!)?.id ?? ''},`;
    for (const table of tables) meaning += `/${this.tables.content(table)}`;
    return meaning;
  }

  /** Compiles something and gives what it names. */
  private tracing<Of>(compile: () => Of): { of: Of; trace: Trace } {
    const outer = this.reading;
    const trace = this.reading = { slots: new Set(), tables: new Set() };
    try {
      return { of: compile(), trace };
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
      case 'startsWith':
        this.layout.namePrefix(expression.prefix);
        return predicateNode(this.value(expression.of, binding), this.prefixCut(expression));
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
        this.reading.tables.add(figureKey(expression.name));
        const found = this.tables.figure(expression.name);
        // A figure that does not exist on this date decides nothing: comparisons with it stay unknown.
        return found === undefined ? openValue : constantValue(found);
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
    const definition = rule === undefined ? undefined : this.sharedDefinition(slot, rule);
    this.definitions.set(slot.index, definition);
    return definition;
  }

  private sharedDefinition(slot: Slot, rule: DefineRule): Definition {
    const bySlot = this.library.definitionsOf(rule);
    let variants = bySlot.get(slot.index);
    const before = variants?.byMeaning.get(this.meaning(variants.trace));
    if (before !== undefined) return before;
    const definition = new Definition(this.library.stamps, slot, rule);
    const binding = rule.element === undefined ? {} : { [rule.element]: slot.prefix };
    const { trace } = this.tracing(() => definition.compile(this, binding));
    this.readers.addDefinition(definition, trace.slots);
    if (variants === undefined) bySlot.set(slot.index, variants = { trace, byMeaning: new Map() });
    variants.byMeaning.set(this.meaning(trace), definition);
    return definition;
  }

  fact(slot: Slot): ValueNode {
    this.reading.slots.add(slot.index);
    return this.definition(slot) ?? statedFact(slot.index);
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
    if ('members' in set) {
      const { members } = set;
      const cut = this.library.cut(`list ${JSON.stringify(members)}`, () => membershipCut(this.codesOf(members.map(String))));
      return predicateNode(value, cut);
    }
    const key = setKey(set);
    this.reading.tables.add(key);
    const cut = this.library.cut(`set ${this.tables.content(key)}`, () => membershipCut(this.codesOf(this.tables.members(set))));
    return predicateNode(value, cut);
  }

  private prefixCut(beginning: Extract<Expression, { kind: 'startsWith' }>): TextCut {
    const { prefix, isFolded = false } = beginning;
    return this.library.cut(`prefix ${isFolded} ${prefix}`, () => {
      const known: boolean[] = [];
      return { holds: (code) => known[code] ??= begins(this.layout.texts[code] ?? '', beginning) };
    });
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
    if (complete !== undefined) this.reading.slots.add(complete);
    return quantifierNode(quantifier, parts, complete);
  }
}

const openValue: ValueNode = {
  evaluate(frame) {
    frame.upper = Infinity;
    return -Infinity;
  },
  collect() {},
};

/** A fact that no rule of the view defines: what was stated, or nothing, whatever another view concluded. */
function statedFact(index: number): ValueNode {
  return {
    evaluate(frame: Frame) {
      const how = frame.stated[index]!;
      if (how === Stated.no || how === Stated.unknown) frame.reopen(index);
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
