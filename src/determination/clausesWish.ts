import { formatDate } from '../corpus/date.ts';
import type { Comparison, Expression, SetReference } from '../corpus/expression.ts';
import { begins } from '../corpus/folding.ts';
import type { DefineRule } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { FactValue } from '../engine/fact.ts';
import { False, type Frame, True, Unknown } from '../engine/frame.ts';
import type { Slot } from '../engine/layout.ts';
import { valueOf } from '../engine/load.ts';
import type { Binding, Probe } from './clausesProbe.ts';

/** Picks one of several ways; the search repeats itself from the same seed. */
export type Pick = <Value>(values: readonly Value[]) => Value | undefined;

const deepest = 12;
const opposite: Record<Comparison, Comparison> = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '<=': '>', '>': '<=' };
const mirrored: Record<Comparison, Comparison> = { '==': '==', '!=': '!=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/**
 * Changes facts so that conditions come out as wished: goes down a condition to facts that people can state, through the
 * definitions of those that only rules conclude. What it writes is a guess; the caller asks the law whether it came true.
 */
export class Wish {
  readonly facts: Record<string, FactValue>;
  private readonly probe: Probe;
  private readonly frame: Frame;
  private readonly pick: Pick;
  private readonly textsOf: ReadonlyMap<string, readonly string[]>;

  constructor(
    probe: Probe, frame: Frame, facts: Readonly<Record<string, FactValue>>, pick: Pick,
    textsOf: ReadonlyMap<string, readonly string[]>,
  ) {
    this.probe = probe;
    this.frame = frame;
    this.facts = { ...facts };
    this.pick = pick;
    this.textsOf = textsOf;
  }

  /** Writes facts under which an expression should hold, or not. */
  want(expression: Expression, wanted: boolean, binding: Binding, depth = 0): void {
    if (depth > deepest || expression.kind === 'literal' || this.isSo(expression, wanted, binding)) return;
    switch (expression.kind) {
      case 'not': return this.want(expression.of, !wanted, binding, depth);
      case 'and': case 'or':
        return this.wantParts(expression.of.map((part) => ({ part, binding })), expression.kind === 'and', wanted, depth);
      case 'quantify': {
        const { collection, variable, body, quantifier } = expression;
        const all = this.probe.program.view.corpus.vocabulary.collections[collection]?.prefixes ?? [];
        const present = this.probe.elementsOf(collection);
        const prefixes = (quantifier === 'all') === wanted || this.pick([true, false]) ? present : all;
        const parts = prefixes.map((prefix) => ({ part: body, binding: { ...binding, [variable]: prefix } }));
        return this.wantParts(parts, quantifier === 'all', wanted, depth);
      }
      case 'choose': {
        const side = this.pick([true, false])!;
        this.want(expression.when, side, binding, depth + 1);
        return this.want(side ? expression.then : expression.otherwise, wanted, binding, depth + 1);
      }
      case 'compare': {
        const { operator, left, right } = expression;
        const needed = wanted ? operator : opposite[operator];
        return this.wantRelation(left, needed, right, binding, depth);
      }
      case 'in': return this.wantValue(expression.of, this.memberOf(expression.set, wanted, expression.of, binding), binding, depth);
      case 'startsWith': {
        const texts = this.textsFor(expression.of, binding).filter((text) => begins(text, expression) === wanted);
        return this.wantValue(expression.of, this.pick(texts) ?? (wanted ? expression.prefix : undefined), binding, depth);
      }
      default: return this.wantValue(expression, wanted, binding, depth);
    }
  }

  /** Makes a clause known, whichever way: an unknown clause decides nothing. */
  settle(clause: Expression, binding: Binding): void {
    if (this.probe.truth(clause, binding) === Unknown) this.want(clause, this.pick([true, false])!, binding);
  }

  private isSo(expression: Expression, wanted: boolean, binding: Binding): boolean {
    return this.probe.truth(expression, binding) === (wanted ? True : False);
  }

  /** All parts of what is wanted of all; any one part of what one part brings about. */
  private wantParts(parts: { part: Expression; binding: Binding }[], isAll: boolean, wanted: boolean, depth: number): void {
    const chosen = isAll === wanted ? parts : [this.pick(parts)];
    for (const each of chosen) if (each !== undefined) this.want(each.part, wanted, each.binding, depth + 1);
  }

  private wantRelation(left: Expression, operator: Comparison, right: Expression, binding: Binding, depth: number): void {
    const [one, other] = [this.known(left, binding), this.known(right, binding)];
    const changesLeft = other !== undefined && (right.kind === 'literal' || right.kind === 'value' || this.pick([true, false]));
    if (changesLeft) return this.wantNear(left, operator, other, binding, depth);
    if (one !== undefined) return this.wantNear(right, mirrored[operator], one, binding, depth);
    this.wantValue(left, this.pick(this.candidates(left, binding)), binding, depth);
  }

  private wantNear(expression: Expression, operator: Comparison, target: FactValue, binding: Binding, depth: number): void {
    if (typeof target !== 'number') {
      const others = this.candidates(expression, binding).filter((value) => value !== target);
      return this.wantValue(expression, operator === '==' ? target : this.pick(others), binding, depth);
    }
    const near = { '==': [target], '!=': [target + 1, target / 2], '<': [target - 1, target / 2, 0], '<=': [target, target / 2],
      '>': [target + 1, target * 2], '>=': [target, target * 2] }[operator];
    this.wantValue(expression, this.pick(near), binding, depth);
  }

  /** States a value, or wishes for what concludes it; of a calculation, one of its facts is set. */
  private wantValue(expression: Expression, value: FactValue | undefined, binding: Binding, depth: number): void {
    if (value === undefined || depth > deepest) return;
    if (expression.kind === 'choose') {
      const side = this.pick([true, false])!;
      this.want(expression.when, side, binding, depth + 1);
      return this.wantValue(side ? expression.then : expression.otherwise, value, binding, depth + 1);
    }
    if (expression.kind === 'arithmetic') return this.wantValue(this.pick(expression.of)!, value, binding, depth + 1);
    if (expression.kind !== 'fact') return;
    const slot = this.probe.program.compiler.slotOf(expression, binding);
    const rule = this.probe.program.compiler.definition(slot)?.rule;
    const isConcluded = slot.definition.class === 'derived' || rule?.always === true;
    if (rule !== undefined && (isConcluded || this.pick([true, true, false]))) return this.wantConcluded(rule, slot, value, depth);
    const isDay = slot.definition.type === 'date' && typeof value === 'number';
    if (!isConcluded || rule === undefined) this.facts[slot.name] = isDay ? formatDate(Math.round(value)) : value;
  }

  private wantConcluded(rule: DefineRule, slot: Slot, value: FactValue, depth: number): void {
    const binding: Binding = rule.element === undefined ? {} : { [rule.element]: slot.prefix };
    delete this.facts[slot.name];
    const able = rule.cases.filter(({ is }) => is.kind !== 'literal' || is.value === value);
    const chosen = this.pick(able);
    if (chosen === undefined) return;
    for (const { when } of rule.cases.slice(0, rule.cases.indexOf(chosen))) this.want(when, false, binding, depth + 1);
    this.want(chosen.when, true, binding, depth + 1);
    if (chosen.is.kind === 'literal') return;
    if (typeof value === 'boolean') this.want(chosen.is, value, binding, depth + 1);
    else this.wantValue(chosen.is, value, binding, depth + 1);
  }

  /** What an expression is now, or is by the law's own figures. */
  private known(expression: Expression, binding: Binding): FactValue | undefined {
    if (expression.kind === 'literal') return expression.value;
    if (expression.kind === 'value') {
      const { on, knownOn, corpus } = this.probe.program.view;
      return valueOn(corpus.tables, expression.name, on, knownOn)?.value;
    }
    if (expression.kind !== 'fact') return undefined;
    const slot = this.probe.program.compiler.slotOf(expression, binding);
    this.probe.program.compiler.fact(slot).evaluate(this.frame);
    const value = valueOf(this.frame, slot.index);
    return typeof value === 'object' ? undefined : value;
  }

  private memberOf(set: SetReference, wanted: boolean, of: Expression, binding: Binding): FactValue | undefined {
    const { corpus, on, knownOn } = this.probe.program.view;
    const members: (string | number)[] = 'members' in set ? set.members : [...membersOn(corpus, set.table, set.name, on, knownOn)];
    if (wanted) return this.pick(members);
    return this.pick(this.candidates(of, binding).filter((value) => !members.includes(value as string)));
  }

  private candidates(expression: Expression, binding: Binding): FactValue[] {
    if (expression.kind !== 'fact') return [0, 1];
    const { type } = this.probe.program.compiler.slotOf(expression, binding).definition;
    if (type === 'boolean') return [true, false];
    return type === 'number' ? [0, 1, 100] : this.textsFor(expression, binding);
  }

  private textsFor(expression: Expression, binding: Binding): string[] {
    if (expression.kind !== 'fact') return [];
    const { definition } = this.probe.program.compiler.slotOf(expression, binding);
    if (definition.type === 'country') return Object.keys(this.probe.program.view.corpus.countries);
    const others = definition.values !== undefined && !definition.open ? [] : [...this.textsOf.get(definition.name) ?? [], 'other'];
    return [...definition.values ?? [], ...others];
  }
}
