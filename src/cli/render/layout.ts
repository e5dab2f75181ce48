import { styleText } from 'node:util';

/** How to write for the reader's terminal. Colour is only ever a second signal. */
export interface Page {
  width: number;
  colour: boolean;
}

export type Style = Parameters<typeof styleText>[0];

/** What the environment says about the page; an empty NO_COLOR says nothing. */
export interface PageEnvironment {
  NO_COLOR?: string | undefined;
  FORCE_COLOR?: string | undefined;
  COLUMNS?: string | undefined;
}

const [narrowest, widest, usual] = [40, 120, 80];

/**
 * A page for a stream: as wide as the terminal up to 120 columns, 80 or COLUMNS when piped. Colour only on a terminal
 * and where NO_COLOR does not refuse it; FORCE_COLOR decides either way before both.
 */
export function pageFor(stream: { isTTY?: boolean; columns?: number }, environment: PageEnvironment): Page {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced, COLUMNS: columns = '' } = environment;
  const terminal = stream.isTTY === true;
  const stated = terminal && stream.columns !== undefined ? stream.columns : /^\d+$/.test(columns) ? Number(columns) : usual;
  return {
    width: Math.max(narrowest, Math.min(widest, stated)),
    colour: forced === undefined ? terminal && refused === '' : !['0', 'false'].includes(forced),
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
