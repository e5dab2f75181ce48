import type { Axis } from './axis.ts';
import type { Cells } from './cells.ts';
import type { FactValue } from './fact.ts';
import { FactError } from './lawEngine.ts';
import type { Outcome } from './program.ts';

/** One fact of many questions, row by row: numbers (NaN where unknown), or places in a short list of values. */
export type Column = Float64Array | { values: readonly FactValue[]; at: Uint8Array | Int32Array };

/** Beyond so many combinations of cells each row is looked up by itself. */
const combinationsMax = 2 ** 18;

/**
 * The outcome of every row. A portfolio held in columns is read column by column, so that a row costs a few steps; each
 * combination of cells is decided once. Facts of the cells that have no column are omitted. Throws `FactError` naming
 * the row whose facts cannot be used, and a RangeError where columns differ in length or name no fact of the cells.
 */
export function outcomesOf(cells: Cells, columns: Readonly<Record<string, Column>>): Outcome[] {
  const named = Object.entries(columns).map(([name, column]) => {
    const axis = cells.axes.find((candidate) => candidate.name === name);
    if (axis === undefined) throw new RangeError(`The cells have no fact '${name}'.`);
    return { axis, column: column instanceof Float64Array && axis.width === undefined ? listed(column) : column };
  });
  const rows = named.length === 0 ? 0 : lengthOf(named[0]!.column);
  if (named.some(({ column }) => lengthOf(column) !== rows)) throw new RangeError('The columns differ in length.');
  const widths = named.map(({ axis, column }) => (column instanceof Float64Array ? axis.width! : column.values.length));
  const combinations = widths.reduce((product, width) => product * width, 1);
  const known: (Outcome | undefined)[] = [];
  const keys = combinations <= combinationsMax ? keysOf(named, widths, rows) : undefined;
  const outcomes = new Array<Outcome>(rows);
  for (let row = 0; row < rows; row++) {
    const key = keys?.[row];
    outcomes[row] = key === undefined ? outcomeOf(cells, named, row) : known[key] ??= outcomeOf(cells, named, row);
  }
  return outcomes;
}

interface Named {
  axis: Axis;
  column: Column;
}

function keysOf(named: readonly Named[], widths: readonly number[], rows: number): Int32Array {
  const keys = new Int32Array(rows);
  let stride = 1;
  for (const [index, { axis, column }] of named.entries()) {
    if (column instanceof Float64Array) axis.addCells(column, stride, keys);
    else addPlaces(column, stride, keys);
    stride *= widths[index]!;
  }
  return keys;
}

function addPlaces({ values, at }: Exclude<Column, Float64Array>, stride: number, keys: Int32Array): void {
  const count = values.length;
  for (let row = 0; row < at.length; row++) {
    const place = at[row]!;
    if (!(place >= 0 && place < count)) throw new RangeError(`Row ${row + 1} names place ${place} of ${count} values.`);
    keys[row]! += place * stride;
  }
}

function outcomeOf(cells: Cells, named: readonly Named[], row: number): Outcome {
  const facts = Object.fromEntries(named.map(({ axis, column }) => [axis.name, valueAt(column, row)]));
  try {
    return cells.outcome(facts);
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    throw new FactError(error.problems.map((problem) => ({ ...problem, field: `row ${row + 1}: ${problem.field}` })));
  }
}

function valueAt(column: Column, row: number): FactValue {
  if (!(column instanceof Float64Array)) return column.values[column.at[row]!]!;
  const number = column[row]!;
  return Number.isNaN(number) ? null : number;
}

function lengthOf(column: Column): number {
  return column instanceof Float64Array ? column.length : column.at.length;
}

/** Numbers as places in the list of those that occur. */
function listed(numbers: Float64Array): Exclude<Column, Float64Array> {
  const places = new Map<number, number>();
  const at = Int32Array.from(numbers, (number) => {
    const place = places.get(number) ?? places.size;
    places.set(number, place);
    return place;
  });
  return { values: [...places.keys()].map((number) => (Number.isNaN(number) ? null : number)), at };
}
