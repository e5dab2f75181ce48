import { type Expression, type SetReference, visit } from '../corpus/expression.ts';
import { expressionsOf, isDeciding, type Rule } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';
import { False, type Frame, type Truth, Unknown } from './frame.ts';
import { type Program, subjectFact } from './program.ts';
import type { Remembered } from './remembered.ts';

/** A condition on which the outcome hangs, as the law before and the law after have it; absent where one has none. */
interface Pair {
  before: Remembered | undefined;
  after: Remembered | undefined;
}

/**
 * What may differ between two laws, or between two days under one law. Where all of it is known and the same, the
 * outcome is the same, whatever else is unknown.
 */
export class Drift {
  private readonly pairs: readonly Pair[];
  private truths: Truth[] = [];

  constructor(before: Program, after: Program) {
    const [old, young] = [conditionsOf(before), conditionsOf(after)];
    const moved = movedIn(before, after, [...old.values(), ...young.values()].flat());
    const gone = [...old].filter(([rule]) => !young.has(rule)).flatMap(([, nodes]) => nodes);
    const come = [...young].filter(([rule]) => !old.has(rule)).flatMap(([, nodes]) => nodes);
    const kept = [...old].flatMap(([rule, nodes]) => nodes.map((node, index): Pair => ({ before: node, after: young.get(rule)?.[index] })));
    this.pairs = [
      ...gone.map((node) => ({ before: node, after: undefined })), ...come.map((node) => ({ before: undefined, after: node })),
      ...kept.filter((pair) => pair.after !== undefined && (moved.has(pair.before!) || moved.has(pair.after))),
    ];
  }

  /** Looks at the frame under the law before. */
  start(frame: Frame): void {
    this.truths = this.pairs.map(({ before }) => before?.evaluate(frame) ?? False);
  }

  /** Whether nothing that bears on the outcome moved, with the frame under the law after. */
  isNothing(frame: Frame): boolean {
    return this.pairs.every(({ after }, index) =>
      this.truths[index] !== Unknown && this.truths[index] === (after?.evaluate(frame) ?? False));
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

/** Of the conditions of two programs those that read the day, or a definition or table entry that is not the same in both. */
function movedIn(before: Program, after: Program, conditions: readonly Remembered[]): Set<Remembered> {
  const isMoved = tablesMoved(before.view, after.view);
  const slots = before.compiler === after.compiler ? [] : definitionsMoved(before, after, isMoved);
  const day = before.layout.slot('on');
  if (day !== undefined) slots.push(day.index);
  const moved = new Set<Remembered>();
  for (const { compiler } of [before, after]) {
    for (const slot of slots) for (const condition of compiler.readers.conditionsOn(slot)) moved.add(condition);
  }
  if (before.compiler === after.compiler) return moved;
  for (const { view, compiler } of [before, after]) {
    for (const expression of view.rules.filter(isDeciding).flatMap((rule) => expressionsOf(rule)).map(({ expression: one }) => one)) {
      if (readsMoved(expression, isMoved)) moved.add(compiler.clause(expression));
    }
  }
  return new Set(conditions.filter((condition) => moved.has(condition)));
}

function definitionsMoved(before: Program, after: Program, isMoved: (part: Expression) => boolean): number[] {
  const [old, young] = [before, after].map(({ view }) => new Set(view.rules.filter(({ kind }) => kind === 'define')));
  const differs = (rule: Rule): boolean => !old!.has(rule) || !young!.has(rule)
    || expressionsOf(rule).some(({ expression }) => readsMoved(expression, isMoved));
  return before.layout.slots.filter((slot) => [before, after].some(({ compiler }) => {
    const definition = compiler.definition(slot);
    return definition !== undefined && differs(definition.rule);
  })).map(({ index }) => index);
}

function readsMoved(expression: Expression, isMoved: (part: Expression) => boolean): boolean {
  let found = false;
  visit(expression, (part) => { found ||= isMoved(part); });
  return found;
}

/** Whether a part of an expression names a set or figure that is not the same in both views. */
function tablesMoved(before: LawView, after: LawView): (part: Expression) => boolean {
  const known = new Map<string, boolean>();
  return (part) => {
    const name = part.kind === 'value' ? part.name
      : part.kind === 'in' && 'table' in part.set ? `${part.set.table} ${part.set.name}` : undefined;
    if (name === undefined) return false;
    let moved = known.get(name);
    if (moved === undefined) {
      const [old, young] = [before, after].map((view) => (part.kind === 'value' ? figureOf(part.name, view)
        : part.kind === 'in' ? membersOf(part.set, view) : ''));
      known.set(name, moved = old !== young);
    }
    return moved;
  };
}

function figureOf(name: string, { corpus, on, knownOn }: LawView): string {
  return String(valueOn(corpus.tables, name, on, knownOn)?.value);
}

function membersOf(set: SetReference, { corpus, on, knownOn }: LawView): string {
  return 'table' in set ? [...membersOn(corpus, set.table, set.name, on, knownOn)].sort().join() : '';
}
