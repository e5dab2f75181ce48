/** A Markdown table; columns of figures are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], figures: readonly number[] = []): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) =>
    (figures.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join(' | ')} |`;
  const dashes = (width: number, column: number): string =>
    (figures.includes(column) ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2));
  const rule = `|${widths.map(dashes).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Three significant figures, thousands set apart. */
export function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/** Whether a target was met, in the same words everywhere. */
export function verdict(what: string, target: string, measured: string, met: boolean): string[] {
  return [what, target, measured, met ? 'met' : 'not met'];
}

/** One part of the report. */
export interface Section {
  title: string;
  text: string;
}
