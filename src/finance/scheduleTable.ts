import type { Cell } from '../package/workbook.ts';
import type { Fraction } from './fraction.ts';
import type { Structure } from './structures.ts';

const heads = ['instrument', 'month', 'drawn (millions)', 'principal (millions)', 'interest (millions)', 'fees and premium (millions)',
  'balance (millions)'];

/** The payments of all structures that have a schedule, one row each, under a row of heads. */
export function scheduleTable(structures: readonly Structure[]): Cell[][] {
  const exact = (value: Fraction): number => Number(value.toText(6));
  return [heads, ...structures.flatMap(({ instrument, schedule = [] }) => schedule.map((row): Cell[] => [
    instrument.id, row.month, exact(row.drawn), exact(row.principal), exact(row.interest), exact(row.fees), exact(row.balance),
  ]))];
}
