import type { DefineRule } from '../corpus/rule.ts';
import type { Binding, Compiler } from './compile.ts';
import { False, type Frame, Stated, True, Unknown } from './frame.ts';
import type { Slot } from './layout.ts';
import type { Cut, Needs, TruthNode, ValueNode } from './node.ts';
import type { Stamps } from './stamps.ts';
import type { TextSet } from './textSet.ts';

/**
 * A fact that a rule defines. A stated value wins unless the rule says `always`; otherwise the first case whose
 * condition holds gives the value. While earlier conditions are unknown, the value is the hull of what it may be.
 */
export class Definition implements ValueNode {
  /** Its number among the stamps, which tells the definitions of one library apart. */
  readonly id: number;
  readonly slot: Slot;
  readonly rule: DefineRule;
  private readonly stamps: Stamps;
  private low = 0;
  private high = 0;
  private among: TextSet | undefined;
  private cases: { when: TruthNode; is: ValueNode; computes: boolean }[] = [];

  constructor(stamps: Stamps, slot: Slot, rule: DefineRule) {
    this.id = stamps.next();
    this.stamps = stamps;
    this.slot = slot;
    this.rule = rule;
  }

  /** Separate from construction, so that a definition can be found while its own parts are being compiled. */
  compile(compiler: Compiler, binding: Binding): void {
    this.cases = this.rule.cases.map(({ when, is }) => ({
      when: compiler.truth(when, binding), is: compiler.value(is, binding), computes: is.kind === 'arithmetic',
    }));
  }

  evaluate(frame: Frame): number {
    const { index } = this.slot;
    if (!this.isOpen(frame)) {
      frame.upper = frame.high[index]!;
      frame.among = frame.texts[index];
      return frame.low[index]!;
    }
    if (this.stamps.of[this.id] !== frame.generation) this.derive(frame);
    // Another view may have concluded something else: the frame holds what was concluded last.
    frame.low[index] = this.low;
    frame.high[index] = this.high;
    frame.texts[index] = this.among;
    frame.upper = this.high;
    frame.among = this.among;
    return this.low;
  }

  /** True where the rule, not a statement, gives the value. */
  isOpen(frame: Frame): boolean {
    const how = frame.stated[this.slot.index]!;
    return how === Stated.no || how === Stated.unknown || this.rule.always && how !== Stated.supposed;
  }

  private derive(frame: Frame): void {
    const { index, definition } = this.slot;
    const { initialLow, initialHigh } = frame.layout;
    this.stamps.of[this.id] = frame.generation;
    this.low = initialLow[index]!;
    this.high = initialHigh[index]!;
    this.among = undefined;
    let low = Infinity;
    let high = -Infinity;
    let possible = 0;
    let settled = false;
    for (const { when, is } of this.cases) {
      const truth = when.evaluate(frame);
      if (truth === False) continue;
      low = Math.min(low, is.evaluate(frame));
      high = Math.max(high, frame.upper);
      possible++;
      settled = truth === True;
      if (settled) break;
    }
    if (!settled) return;
    const isText = definition.type === 'text' || definition.type === 'country';
    if (isText && low !== high) {
      if (possible === 1) this.among = frame.among;
      return;
    }
    const [least, most] = [Math.max(low, initialLow[index]!), Math.min(high, initialHigh[index]!)];
    // A computed figure outside the range that may be stated is what it is: clipping it would turn it inside out.
    this.low = least <= most ? least : low;
    this.high = least <= most ? most : high;
  }

  collect(frame: Frame, needs: Needs, cuts: readonly Cut[]): void {
    const { index } = this.slot;
    this.evaluate(frame);
    if (frame.low[index] === frame.high[index]) return;
    const entered = needs.enter(this, cuts);
    if (entered === 'known') return;
    const { type, class: kind } = this.slot.definition;
    // A figure that people know by itself is cut itself; its inputs are asked for as another way to it.
    if (!this.isOpen(frame) || type === 'number' && kind !== 'derived') {
      needs.need(index, cuts);
      return;
    }
    this.collectInputs(frame, needs, cuts, entered === 'first');
  }

  /**
   * What the value rests on: the conditions that are open, and the unknown parts of the cases they leave possible. Cuts are
   * nothing to the conditions, which need not be looked at again for others.
   */
  collectInputs(frame: Frame, needs: Needs, cuts: readonly Cut[], withConditions = true): void {
    const { index } = this.slot;
    let uncertain = false;
    for (const { when, is, computes } of this.cases) {
      const truth = when.evaluate(frame);
      if (truth === False) continue;
      if (truth === Unknown) {
        if (withConditions) when.collect(frame, needs);
        uncertain = true;
      }
      // A computed figure is cut itself: its inputs alone have no threshold to be cut at.
      if (is.evaluate(frame) !== frame.upper) {
        if (computes && !uncertain && cuts.length > 0) needs.need(index, cuts);
        else is.collect(frame, needs, cuts);
      }
      if (truth === True) return;
    }
    // No case is sure to apply: the fact may have to be asked for itself.
    needs.need(index, cuts);
  }
}
