/** One all-day entry of a calendar feed. */
export interface FeedEntry {
  /** Stays the same as long as the entry means the same, so that a feed read anew moves nothing. */
  uid: string;
  on: string;
  summary: string;
  description: string;
  categories: string[];
}

/** An iCalendar feed (RFC 5545). `stamped` is the day the feed speaks for: no clock is asked. */
export function calendarFeed(name: string, stamped: string, entries: readonly FeedEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Portolan//Calendar 1//EN', 'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ uid, on, summary, description, categories }) => [
      'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${compact(stamped)}T000000Z`, `DTSTART;VALUE=DATE:${compact(on)}`,
      `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`,
      ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
      'TRANSP:TRANSPARENT', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** A text value: backslash, semicolon and comma are set apart, line breaks written out, other control signs left out. */
function escaped(text: string): string {
  return text.replaceAll(/([\\;,])/g, '\\$1').replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** No line of a feed is longer, counted in bytes of UTF-8 and without its end. */
const mostBytes = 75;

/** Folds a long line; a character is never torn. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const sign of line) {
    const size = byteCount(sign.codePointAt(0)!);
    // Every line after the first begins with a space, which counts.
    if (bytes + size > mostBytes - (parts.length === 0 ? 0 : 1)) {
      parts.push(part);
      [part, bytes] = ['', 0];
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}

function byteCount(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
