import type { Decision } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import type { Frame } from '../engine/frame.ts';
import { valueOf } from '../engine/load.ts';
import type { Program } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import { type Bounds, boundsOf, nothing } from './bounds.ts';
import type { Side } from './compareSide.ts';
import { LegGroups } from './legGroups.ts';
import type { LegTable } from './legTable.ts';

/** What a leg moves: dollars and total processing performance, each as a range; what nobody gave a figure for is open. */
export interface Weight {
  dollars: Bounds;
  tpp: Bounds;
}

/** Kinds of item that hold circuits with a performance; whatever is neither of these nor said to compute has none. */
const computing = new Set<FactValue | undefined>(['ic', 'board', 'computer', 'server', 'rack', 'compute']);

/** What the law may conclude of the figures of an item. */
const concluded = ['item.totalProcessingPerformance', 'item.circuitCount'] as const;

/**
 * The weight of a leg. Dollars are what the file gives for the item, or the site's part of it; nothing is estimated.
 * Total processing performance is that of one circuit, as stated or as the law concludes it from the rates, times the
 * circuits of the item times the quantity.
 */
export function weightOf(facts: StatedFacts, { conclusions }: Pick<Decision, 'conclusions'>): Weight {
  return weightBy((name) => facts[name]?.value ?? conclusions[name]);
}

/** The weights of some legs of a table under one law, in their order. */
export function weightsIn(table: LegTable, rows: Int32Array, side: Side, assumeOrdinary: boolean): Weight[] {
  const { rules } = side.engine.program(side.question).view;
  const ofFigures = rules.filter((rule) => rule.kind === 'define' && concluded.some((name) => lastOf(name) === lastOf(rule.fact)));
  const groups = new LegGroups(table, [side], [ofFigures], { assumeOrdinary, whole: true });
  const found = new Map<number, Weight>();
  for (const group of groups.of(rows)) {
    const [conclusions] = groups.asking.each(figuresIn);
    for (const row of group) found.set(row, weightBy((name) => table.value(name, row) ?? conclusions![name]));
  }
  return Array.from(rows, (row) => found.get(row)!);
}

/** The figures that a law concludes of the item whose facts are loaded. */
export function figuresIn({ compiler, layout }: Program, frame: Frame): Record<string, FactValue> {
  return Object.fromEntries(concluded.map((name) => {
    const slot = layout.slot(name)!;
    compiler.fact(slot).evaluate(frame);
    return [name, valueOf(frame, slot.index)];
  }));
}

function weightBy(of: (name: string) => FactValue | undefined): Weight {
  const factors = [of('item.totalProcessingPerformance') ?? null, of('item.circuitCount') ?? 1, of('quantity') ?? null];
  const computes = computing.has(of('item.kind')) || computing.has(of('item.part'));
  return {
    dollars: boundsOf(of('item.valueUnitedStatesDollars') ?? null),
    tpp: computes ? factors.map(boundsOf).reduce(times) : nothing,
  };
}

function times([low, high]: Bounds, [other, most]: Bounds): Bounds {
  return [low * other, high === 0 || most === 0 ? 0 : high * most];
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
