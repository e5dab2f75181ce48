import type { Fraction } from './fraction.ts';
import type { Structure } from './structures.ts';

/** A cell of a table of payments. */
export type Cell = string | number;

const heads = ['instrument', 'month', 'drawn (millions)', 'principal (millions)', 'interest (millions)', 'fees and premium (millions)',
  'balance (millions)'];

/** The payments of all structures that have a schedule, one row each, under a row of heads. */
export function scheduleTable(structures: readonly Structure[]): Cell[][] {
  const exact = (value: Fraction): number => Number(value.toText(6));
  return [heads, ...structures.flatMap(({ instrument, schedule = [] }) => schedule.map((row): Cell[] => [
    instrument.id, row.month, exact(row.drawn), exact(row.principal), exact(row.interest), exact(row.fees), exact(row.balance),
  ]))];
}

/** The table as CSV (RFC 4180). Only our own names and numbers stand in it, so that no cell can be a formula. */
export function csvOf(table: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return `${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
