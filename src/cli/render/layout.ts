import { styleText } from 'node:util';

/** How to write for the reader's terminal. Colour is only ever a second signal. */
export interface Page {
  width: number;
  colour: boolean;
}

export type Style = Parameters<typeof styleText>[0];

/** A page for a stream: 80 columns when piped, 120 where the terminal has them, colour only on a terminal. */
export function pageFor(stream: { isTTY?: boolean; columns?: number }, environment: { NO_COLOR?: string | undefined }): Page {
  const terminal = stream.isTTY === true;
  const refused = environment.NO_COLOR !== undefined && environment.NO_COLOR !== '';
  return {
    width: terminal && stream.columns !== undefined ? Math.max(40, Math.min(120, stream.columns)) : 80,
    colour: terminal && !refused,
  };
}

export function styled(page: Page, style: Style, text: string): string {
  return page.colour ? styleText(style, text, { validateStream: false }) : text;
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
