import { styleText } from 'node:util';
import type { Page } from './plain.ts';

// What needs no terminal stands apart, because the site uses it too.
export { count, shorten, wrap } from './plain.ts';
export type { Page } from './plain.ts';

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
