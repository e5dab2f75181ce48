import { expressionsOf, isDeciding, type Rule } from '../corpus/rule.ts';
import { False, type Frame, type Truth, Unknown } from './frame.ts';
import { leavesBelow } from './needs.ts';
import { Needs } from './node.ts';
import { type Program, subjectFact } from './program.ts';
import type { Remembered } from './remembered.ts';

/** A condition on which the outcome hangs, as the law before and the law after have it; absent where one has none. */
interface Pair {
  before: Remembered | undefined;
  after: Remembered | undefined;
}

/**
 * What may differ between two laws, or between two days under one law. Where all of it is known and the same, or open and
 * the same whichever day it is, the outcome is the same, whatever else is unknown.
 */
export class Drift {
  private readonly before: Program;
  private readonly pairs: readonly Pair[];
  private truths: Truth[] = [];
  private timeless: boolean[] = [];

  constructor(before: Program, after: Program) {
    this.before = before;
    const [old, young] = [conditionsOf(before), conditionsOf(after)];
    const onDay = dayReaders(before);
    const gone = [...old].filter(([rule]) => !young.has(rule)).flatMap(([, nodes]) => nodes);
    const come = [...young].filter(([rule]) => !old.has(rule)).flatMap(([, nodes]) => nodes);
    const kept = [...old].flatMap(([rule, nodes]) =>
      (young.get(rule) ?? []).map((node, index): Pair => ({ before: nodes[index], after: node })));
    this.pairs = [
      ...gone.map((node) => ({ before: node, after: undefined })), ...come.map((node) => ({ before: undefined, after: node })),
      // What means the same under both laws is the same condition.
      ...kept.filter((pair) => pair.before !== pair.after || onDay.has(pair.after!)),
    ];
  }

  /** Looks at the frame under the law before. */
  start(frame: Frame): void {
    this.truths = this.pairs.map(({ before }) => before?.evaluate(frame) ?? False);
    this.timeless = [];
  }

  /** Whether a condition is open under the law before. */
  get isOpen(): boolean {
    return this.truths.includes(Unknown);
  }

  /** Looks at the frame while it may be any day from the one to the other: whatever does not then ask for the day is the same on both. */
  between(frame: Frame, day: number): void {
    this.timeless = this.pairs.map(({ before, after }, index) => {
      if (before === undefined || before !== after || this.truths[index] !== Unknown) return false;
      const needs = new Needs();
      if (before.evaluate(frame) === Unknown) before.collect(frame, needs);
      return !leavesBelow(this.before, frame, needs.keys()).has(day);
    });
  }

  /** Whether nothing that bears on the outcome moved, with the frame under the law after. */
  isNothing(frame: Frame): boolean {
    return this.pairs.every(({ after }, index) => this.timeless[index] === true
      || this.truths[index] !== Unknown && this.truths[index] === (after?.evaluate(frame) ?? False));
  }
}

const drifts = new WeakMap<Program, WeakMap<Program, Drift>>();

/** The drift from one program to another, found once. */
export function driftOf(before: Program, after: Program): Drift {
  let known = drifts.get(before);
  if (known === undefined) drifts.set(before, known = new WeakMap());
  let drift = known.get(after);
  if (drift === undefined) known.set(after, drift = new Drift(before, after));
  return drift;
}

type Deciding = Rule | typeof subject;

const subject = { kind: 'fact', name: subjectFact } as const;

/** The conditions that decide an outcome, by the rule they stand in: another wording is another rule. */
function conditionsOf({ view, compiler }: Program): Map<Deciding, Remembered[]> {
  const conditions = new Map<Deciding, Remembered[]>(view.rules.filter(isDeciding).map((rule) =>
    [rule, expressionsOf(rule).map(({ expression }) => compiler.clause(expression))]));
  if (compiler.layout.slot(subject.name) !== undefined) conditions.set(subject, [compiler.clause(subject)]);
  return conditions;
}

/** The conditions that read the day itself. */
function dayReaders({ compiler, layout }: Program): ReadonlySet<Remembered> {
  const day = layout.slot('on');
  return new Set(day === undefined ? [] : compiler.readers.conditionsOn(day.index));
}
