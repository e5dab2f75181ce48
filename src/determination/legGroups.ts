import type { Rule } from '../corpus/rule.ts';
import { type Frame, Unknown } from '../engine/frame.ts';
import { outcomeOf, type Program } from '../engine/program.ts';
import type { Remembered } from '../engine/remembered.ts';
import { Asking } from './asking.ts';
import type { Side } from './compareSide.ts';
import { conditionsIn, seenBy, type Seeing } from './legLikeness.ts';
import type { LegTable } from './legTable.ts';

/**
 * Legs of a table that some rules of the given laws cannot tell apart. A number that only formulas read (a quantity) is put
 * through the conditions in which the formulas end: values that make all of these come out alike are one.
 */
export class LegGroups {
  /** Holds the facts of the group that was given last, ready to be asked. */
  readonly asking: Asking;
  private readonly table: LegTable;
  private readonly decides: boolean;
  private readonly seeing: Seeing;
  private readonly resting: ReadonlyMap<Program, readonly Remembered[]>;

  /**
   * `rules` are those of each side. Unless their conditions are all that is looked at (`decides` is false) groups are decided;
   * with `whole` figures are wanted, so that no two numbers that go into one are alike.
   */
  constructor(
    table: LegTable, sides: readonly Side[], rules: readonly (readonly Rule[])[],
    { assumeOrdinary, decides = true, whole = false }: { assumeOrdinary: boolean; decides?: boolean; whole?: boolean },
  ) {
    [this.table, this.decides] = [table, decides];
    this.asking = new Asking(sides, assumeOrdinary);
    this.seeing = seenBy(table, sides, rules, whole);
    this.resting = new Map(sides.map(({ engine, question }, index) => {
      const program = engine.program(question);
      return [program, this.restingIn(program, rules[index]!)];
    }));
  }

  /** Parts rows into groups, each with its facts in `asking` while it is looked at. */
  *of(rows: Int32Array): Generator<Int32Array> {
    const { view } = this.seeing;
    for (const group of view.groups(rows)) {
      this.asking.load(view.factsOf(group[0]!));
      yield* this.byNumbers(group);
    }
  }

  /** The conditions of rules that rest on the numbers left aside. */
  private restingIn({ compiler, subject }: Program, rules: readonly Rule[]): Remembered[] {
    const onNumbers = new Set(this.seeing.numbers.flatMap(({ slot }) => compiler.readers.conditionsOn(slot.index)));
    const own = new Set([subject, ...rules.flatMap(conditionsIn).map((condition) => compiler.clause(condition))]);
    return [...own].filter((condition) => onNumbers.has(condition));
  }

  private *byNumbers(group: Int32Array): Generator<Int32Array> {
    const tuples = this.tuplesIn(group);
    if (tuples.size === 1) {
      yield group;
      return;
    }
    const alike = Map.groupBy(tuples, ([key, { numbers }]) => {
      this.asking.suppose(numbers);
      const truths = this.asking.each((program, frame) => this.truthsOf(program, frame) ?? key);
      return truths.join(' ');
    });
    for (const same of alike.values()) {
      this.asking.suppose(same[0]![1].numbers);
      yield Int32Array.from(same.flatMap(([, { rows }]) => rows));
    }
  }

  /**
   * What the conditions come to that rest on the numbers; undefined where the answer is found by splitting what is unknown: there
   * an open condition may hang together with other open facts, and every value is looked at by itself.
   */
  private truthsOf(program: Program, frame: Frame): string | undefined {
    const truths = this.resting.get(program)!.map((condition) => condition.evaluate(frame));
    const isSplit = this.decides && (outcomeOf(program, frame) === undefined || program.required.evaluate(frame) === Unknown);
    return isSplit && truths.includes(Unknown) ? undefined : truths.join('');
  }

  /** The combinations of numbers in a group, each with its rows. */
  private tuplesIn(group: Int32Array): Map<string, { numbers: Map<number, number>; rows: number[] }> {
    const { numbers: names } = this.seeing;
    const tuples = new Map<string, { numbers: Map<number, number>; rows: number[] }>();
    for (const row of group) {
      const values = names.map(({ name }) => this.table.value(name, row));
      const key = values.join();
      const known = tuples.get(key);
      if (known === undefined) {
        const numbers = values.flatMap((value, index): [number, number][] =>
          (typeof value === 'number' ? [[names[index]!.slot.index, value]] : []));
        tuples.set(key, { numbers: new Map(numbers), rows: [row] });
      } else known.rows.push(row);
    }
    return tuples;
  }
}
