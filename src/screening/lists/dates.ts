import { parseDate } from '../../corpus/date.ts';
import type { DateSpan } from '../entry.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** In which order a publisher writes day and month where both are figures. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * What a date says as published: `1973-03-25`, `25 Mar 1973`, `March 25, 1973`, `03/25/1973`, `00/00/1973`, `dd/mm/1973`,
 * `Mar 1973`, `1973`, `circa 1973`, `1970 to 1973`. What cannot be read keeps its text and no days.
 */
export function readDateSpan(words: string, order: DateOrder): DateSpan {
  const text = words.trim();
  const circa = /\b(circa|approximately|about|around)\b|^c(a?\.|\s)/i.test(text);
  const bare = text.replace(/\b(circa|approximately|about|around|between|from)\b|^ca?\.?\s/gi, ' ').trim();
  const ends = bare.replace(/^(\d{4})-(\d{4})$/, '$1 to $2').split(/\s+(?:to|and|-|–)\s+/i).map((part) => spanOf(part.trim(), order));
  const [from, to] = [ends[0], ends.at(-1)];
  if (from === undefined || to === undefined || ends.length > 2) return { text, ...(circa ? { circa } : {}) };
  return { text, earliest: from.earliest, latest: to.latest, ...(circa ? { circa } : {}) };
}

/** The ISO day of a date as published, or undefined where it names no day. */
export function readDay(words: string, order: DateOrder): string | undefined {
  const { earliest, latest } = readDateSpan(words.replace(/[T ]\d\d:.*$/, ''), order);
  return earliest !== undefined && earliest === latest ? earliest : undefined;
}

/** The span between two years. */
export function yearsSpan(text: string, from: string, to: string): DateSpan {
  const [start, end] = [spanOf(from, 'day-first'), spanOf(to, 'day-first')];
  return start === undefined || end === undefined ? { text } : { text, earliest: start.earliest, latest: end.latest };
}

interface Days {
  earliest: string;
  latest: string;
}

function spanOf(text: string, order: DateOrder): Days | undefined {
  const iso = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (iso !== null) return days(iso[1]!, iso[2], iso[3]);
  // The United Kingdom writes dd and mm for what is not known.
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.replace(/^dd(?=\/)/i, '00').replace(/\/mm\//i, '/00/'));
  if (figures !== null) {
    const [day, month] = order === 'day-first' ? [figures[1]!, figures[2]!] : [figures[2]!, figures[1]!];
    return days(figures[3]!, month, day);
  }
  const named = /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}),)?[\s,-]+(\d{4})$/i.exec(text);
  if (named === null) return undefined;
  const month = months.indexOf(named[2]!.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : days(named[4]!, String(month), named[1] ?? named[3]);
}

/** A day, a month or a year; `00` stands for what is not known. */
function days(year: string, month: string | undefined, day: string | undefined): Days | undefined {
  const monthNumber = Number(month ?? 0);
  const dayNumber = Number(day ?? 0);
  if (Number(year) === 0 || monthNumber > 12) return undefined;
  if (monthNumber === 0) return { earliest: `${year}-01-01`, latest: `${year}-12-31` };
  const stem = `${year}-${two(monthNumber)}`;
  if (dayNumber === 0) return { earliest: `${stem}-01`, latest: `${stem}-${two(lastDay(Number(year), monthNumber))}` };
  const date = `${stem}-${two(dayNumber)}`;
  return parseDate(date) === undefined ? undefined : { earliest: date, latest: date };
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
