import { type Axis, unread } from './axis.ts';
import type { Cells } from './cells.ts';
import type { FactValue } from './fact.ts';
import { FactError } from './lawEngine.ts';
import type { Outcome } from './program.ts';

/** One fact of many questions, row by row: numbers (NaN where unknown), or places in a short list of values. */
export type Column = Float64Array | { values: readonly FactValue[]; at: Uint8Array | Int32Array };

type Listed = Exclude<Column, Float64Array>;

/** Beyond so many combinations of cells each row is looked up by itself. */
const combinationsMax = 2 ** 16;

/**
 * The outcome of every row. A portfolio held in columns is read column by column, so that a row costs a few steps; each
 * combination of cells is looked up once. Facts of the cells that have no column are omitted. Throws `FactError` naming
 * the row whose facts cannot be used, and a RangeError where columns differ in length or name no fact of the cells.
 */
export function outcomesOf(cells: Cells, columns: Readonly<Record<string, Column>>): Outcome[] {
  const parts = Object.entries(columns).map(([name, column]) => partOf(cells, name, column));
  const rows = parts[0] === undefined ? 0 : lengthOf(parts[0].column);
  if (parts.some(({ column }) => lengthOf(column) !== rows)) throw new RangeError('The columns differ in length.');
  const combinations = parts.reduce((product, { width }) => product * width, 1);
  const lookUp = lookingUp(cells, parts);
  if (combinations > combinationsMax) return Array.from({ length: rows }, (_, row) => lookUp(row));
  const keys = keysOf(parts, rows);
  const known = new Array<Outcome | undefined>(combinations).fill(undefined);
  const outcomes = new Array<Outcome>(rows);
  for (let row = 0; row < rows; row++) outcomes[row] = known[keys[row]!] ??= lookUp(row);
  return outcomes;
}

interface Part {
  axis: Axis;
  column: Column;
  /** How many cells its rows can fall into. */
  width: number;
  /** For listed values: the cell of each, counted from nought. */
  cells: Int32Array;
}

function partOf(cells: Cells, name: string, column: Column): Part {
  const axis = cells.axes.find((candidate) => candidate.name === name);
  if (axis === undefined) throw new RangeError(`The cells have no fact '${name}'.`);
  if (column instanceof Float64Array && axis.width !== undefined) {
    return { axis, column, width: axis.width, cells: new Int32Array() };
  }
  const listed = column instanceof Float64Array ? listOf(column) : column;
  const places = new Map<unknown, number>();
  const own = Int32Array.from(listed.values, (value) => {
    const cell = axis.cell(value);
    // Values that the law treats alike share a place; what was not met before has one of its own.
    const key = cell === unread ? {} : cell;
    if (!places.has(key)) places.set(key, places.size);
    return places.get(key)!;
  });
  return { axis, column: listed, width: places.size, cells: own };
}

function keysOf(parts: readonly Part[], rows: number): Int32Array {
  const keys = new Int32Array(rows);
  let stride = 1;
  for (const { axis, column, width, cells } of parts) {
    if (column instanceof Float64Array) axis.addCells(column, stride, keys);
    else addCells(column.at, cells, stride, keys);
    stride *= width;
  }
  return keys;
}

function addCells(at: Listed['at'], cells: Int32Array, stride: number, keys: Int32Array): void {
  for (let row = 0; row < at.length; row++) {
    const cell = cells[at[row]!];
    if (cell === undefined) throw new RangeError(`Row ${row + 1} names place ${at[row]} of ${cells.length} values.`);
    keys[row]! += cell * stride;
  }
}

function lookingUp(cells: Cells, parts: readonly Part[]): (row: number) => Outcome {
  const columns = new Map(parts.map(({ axis, column }) => [axis, column]));
  return (row) => cells.knownOutcome((axis) => valueAt(columns.get(axis), row)) ?? decideRow(cells, parts, row);
}

function decideRow(cells: Cells, parts: readonly Part[], row: number): Outcome {
  const facts = Object.fromEntries(parts.map(({ axis, column }) => [axis.name, valueAt(column, row)!]));
  try {
    return cells.outcome(facts);
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    throw new FactError(error.problems.map((problem) => ({ ...problem, field: `row ${row + 1}: ${problem.field}` })));
  }
}

function valueAt(column: Column | undefined, row: number): FactValue | undefined {
  if (!(column instanceof Float64Array)) return column?.values[column.at[row]!];
  const number = column[row]!;
  return Number.isNaN(number) ? null : number;
}

function lengthOf(column: Column): number {
  return column instanceof Float64Array ? column.length : column.at.length;
}

/** Numbers as places in the list of those that occur. */
function listOf(numbers: Float64Array): Listed {
  const places = new Map<number, number>();
  const at = Int32Array.from(numbers, (number) => {
    const place = places.get(number) ?? places.size;
    places.set(number, place);
    return place;
  });
  return { values: [...places.keys()].map((number) => (Number.isNaN(number) ? null : number)), at };
}
