/** A section with its title, or nothing where it would be empty. */
export function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

/** A text that Markdown takes as it stands, on one line. */
export function escaped(text: string): string {
  return text.replaceAll(/([\\|<>*_`[\]])/g, '\\$1').replaceAll(/\s*\n\s*/g, ' ');
}

/** A table, or nothing where it would have no rows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(heads.map(escaped)), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(escaped))),
  ].join('\n');
}
