import type { Cell } from './workbook.ts';

/** A table as CSV (RFC 4180), in quotes only what needs them; `lineEnd` closes every row. */
export function csvOf(table: readonly (readonly Cell[])[], lineEnd: '\r\n' | '\n' = '\r\n'): string {
  return table.map((row) => `${row.map((cell) => csvCell(String(cell))).join(',')}${lineEnd}`).join('');
}

/** One cell of CSV. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that somebody else wrote, as a cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe
 * before it. A negative number stays a number.
 */
export function harmlessCell(text: string): string {
  return /^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?$))/.test(text) ? `'${text}` : text;
}
