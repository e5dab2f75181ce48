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
      for (const same of this.byNumbers(this.tuplesIn(group))) yield rowsOf(same);
    }
  }

  /**
   * Parts rows into groups, each with what is found of it; what was found of legs that are alike to these laws is `known`, from
   * one table to the next.
   */
  *found<Found>(rows: Int32Array, known: Map<string, Map<string, Found>>, find: () => Found): Generator<[Int32Array, Found]> {
    const { view } = this.seeing;
    for (const group of view.groups(rows)) {
      const outline = view.outlineOf(group[0]!);
      const before = known.get(outline) ?? new Map<string, Found>();
      known.set(outline, before);
      const tuples = this.tuplesIn(group);
      for (const [key, { rows: own }] of tuples) if (before.has(key)) yield [Int32Array.from(own), before.get(key)!];
      const fresh = new Map([...tuples].filter(([key]) => !before.has(key)));
      if (fresh.size === 0) continue;
      this.asking.load(view.factsOf(fresh.values().next().value!.rows[0]!));
      for (const same of this.byNumbers(fresh)) {
        const found = find();
        for (const [key] of same) before.set(key, found);
        yield [rowsOf(same), found];
      }
    }
  }

  /** The conditions of rules that rest on the numbers left aside. */
  private restingIn({ compiler, subject }: Program, rules: readonly Rule[]): Remembered[] {
    const onNumbers = new Set(this.seeing.numbers.flatMap(({ slot }) => compiler.readers.conditionsOn(slot.index)));
    const own = new Set([subject, ...rules.flatMap(conditionsIn).map((condition) => compiler.clause(condition))]);
    return [...own].filter((condition) => onNumbers.has(condition));
  }

  /** Parts combinations of numbers into those that come out alike. */
  private *byNumbers(tuples: Tuples): Generator<[string, Tuple][]> {
    if (tuples.size === 1) {
      yield [...tuples];
      return;
    }
    const alike = Map.groupBy(tuples, ([key, { numbers }]) => {
      this.asking.suppose(numbers);
      const truths = this.asking.each((program, frame) => this.truthsOf(program, frame) ?? key);
      return truths.join(' ');
    });
    for (const same of alike.values()) {
      this.asking.suppose(same[0]![1].numbers);
      yield same;
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
  private tuplesIn(group: Int32Array): Tuples {
    const { numbers: names } = this.seeing;
    const tuples: Tuples = new Map();
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

/** One combination of numbers, by slot, and the rows that have it. */
interface Tuple {
  numbers: Map<number, number>;
  rows: number[];
}

type Tuples = Map<string, Tuple>;

function rowsOf(tuples: readonly [string, Tuple][]): Int32Array {
  return Int32Array.from(tuples.flatMap(([, { rows }]) => rows));
}
