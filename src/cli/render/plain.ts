/** How to write for the reader's terminal. Colour is only ever a second signal. */
export interface Page {
  width: number;
  colour: boolean;
}

/** Breaks a text at spaces; every line after the first is set in by `hang` columns more than `indent`. */
export function wrap(text: string, width: number, indent = 0, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => Math.max(16, width - indent - (lines.length === 0 ? 0 : hang));
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > room()) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((content, index) => ' '.repeat(indent + (index === 0 ? 0 : hang)) + content);
}

/** Cuts a text that is too long for its place. */
export function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1)).trimEnd()}…`;
}

/** A number of things in words: `1 leg`, `3 legs`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}
