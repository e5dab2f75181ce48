/** Days since 1970-01-01: the engine's measure of a date. */
export type Day = number;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of an ISO date (`2026-11-23`), or undefined where no such day exists (`2026-02-30`). */
export function parseDate(text: string): Day | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const made = new Date(time);
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return time / 86_400_000;
}

/** The ISO date of a day. */
export function formatDate(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The ISO date some days later (or earlier, when negative). Throws on a date that does not exist. */
export function addDays(date: string, days: number): string {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError(`There is no date ${date}.`);
  return formatDate(day + days);
}
