import { entriesOf, needed, readLawData, type Sourced, sourcedOf } from '../../corpus/lawData.ts';
import { addDays, parseDate } from '../../corpus/date.ts';
import type { Path, Source, Tree } from '../../corpus/source.ts';

/** A holiday that comes every year: on a day of the month, or on the nth weekday of it (-1 the last). */
export type Holiday = Sourced & { title: string; month: number; from?: string } & ({ day: number } | { weekday: number; nth: number });

/** The days on which offices work, and what is not known of them. */
export interface WorkingDays {
  holidays: Holiday[];
  closed: (Sourced & { on: string; title: string })[];
  doubts: string[];
}

const holidayFields = ['title', 'month', 'day', 'weekday', 'nth', 'from', 'grade', 'source'];

/** Reads holidays and days of closure. Throws `InputError` where they are not in their form. */
export function readWorkingDays(file: string, text: string): WorkingDays {
  return readLawData(file, text, (source, tree) => ({
    holidays: entriesOf(source, tree, 'holidays', holidayFields, (entry, path) => holidayOf(source, entry, path)),
    closed: entriesOf(source, tree, 'closed', ['on', 'title', 'grade', 'source'], (entry, path) => ({
      on: source.date(entry, path, 'on', 'required') ?? '', title: needed(source, entry, path, 'title'),
      ...sourcedOf(source, entry, path),
    })),
    doubts: source.texts(tree, [], 'doubts'),
  }));
}

function holidayOf(source: Source, entry: Tree, path: Path): Holiday {
  const whole = (key: string, least: number, most: number): number => {
    const value = entry[key];
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most && value !== 0) return value;
    source.problem([...path, key], `A whole number from ${least} to ${most} is needed here.`);
    return 1;
  };
  const from = source.date(entry, path, 'from');
  const head = {
    title: needed(source, entry, path, 'title'), month: whole('month', 1, 12), ...sourcedOf(source, entry, path),
    ...(from === undefined ? {} : { from }),
  };
  if (entry.day !== undefined) return { ...head, day: whole('day', 1, 31) };
  return { ...head, weekday: whole('weekday', 1, 5), nth: whole('nth', -1, 4) };
}

const [sunday, saturday] = [0, 6];
const daysOfWeek = 7;

/** Tells working days from others. Dates are ISO texts; throws `RangeError` for one that does not exist. */
export class WorkCalendar {
  readonly #law: WorkingDays;
  readonly #years = new Map<number, Set<string>>();

  constructor(law: WorkingDays) {
    this.#law = law;
  }

  isWorkingDay(date: string): boolean {
    const weekday = weekdayOf(date);
    if (weekday === saturday || weekday === sunday) return false;
    return !this.#holidaysOf(Number(date.slice(0, 4))).has(date) && !this.#law.closed.some(({ on }) => on === date);
  }

  /** Working days after the first date, up to and with the last; 0 where the last is not later. */
  between(first: string, last: string): number {
    let count = 0;
    for (let day = first; day < last;) {
      day = addDays(day, 1);
      if (this.isWorkingDay(day)) count++;
    }
    return count;
  }

  /** The working day so many after a date. */
  after(date: string, workingDays: number): string {
    let day = date;
    for (let left = workingDays; left > 0;) {
      day = addDays(day, 1);
      if (this.isWorkingDay(day)) left--;
    }
    return day;
  }

  /** The working day so many before a date: the one from which that many have passed. */
  before(date: string, workingDays: number): string {
    let day = date;
    for (let left = workingDays; left > 0;) {
      if (this.isWorkingDay(day)) left--;
      day = addDays(day, -1);
    }
    while (!this.isWorkingDay(day)) day = addDays(day, -1);
    return day;
  }

  /** Days of a year on which holidays are kept; New Year's Day may be kept in the year before. */
  #holidaysOf(year: number): Set<string> {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    const days = [year, year + 1].flatMap((one) => this.#law.holidays.flatMap((holiday) => {
      const on = keptOn(holiday, one);
      return holiday.from !== undefined && on < holiday.from ? [] : [on];
    }));
    const kept = new Set(days.filter((day) => Number(day.slice(0, 4)) === year));
    this.#years.set(year, kept);
    return kept;
  }
}

function keptOn(holiday: Holiday, year: number): string {
  const first = `${year}-${String(holiday.month).padStart(2, '0')}-01`;
  if ('day' in holiday) {
    const date = addDays(first, holiday.day - 1);
    const weekday = weekdayOf(date);
    return weekday === saturday ? addDays(date, -1) : weekday === sunday ? addDays(date, 1) : date;
  }
  if (holiday.nth > 0) {
    const until = (holiday.weekday - weekdayOf(first) + daysOfWeek) % daysOfWeek;
    return addDays(first, until + (holiday.nth - 1) * daysOfWeek);
  }
  const next = holiday.month === 12 ? `${year + 1}-01-01` : `${year}-${String(holiday.month + 1).padStart(2, '0')}-01`;
  const last = addDays(next, -1);
  return addDays(last, -((weekdayOf(last) - holiday.weekday + daysOfWeek) % daysOfWeek));
}

/** 0 Sunday to 6 Saturday; the first day counted in dates was a Thursday. */
function weekdayOf(date: string): number {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError(`There is no date ${date}.`);
  return ((day + 4) % daysOfWeek + daysOfWeek) % daysOfWeek;
}
