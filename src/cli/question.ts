import { parseDate } from '../corpus/date.ts';
import { InvalidArgumentError } from 'commander';

/** Today's date. Only commands ask the clock; every room below is told. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Reads a date of the command line. */
export function dateArgument(text: string): string {
  if (parseDate(text) === undefined) throw new InvalidArgumentError(`There is no date '${text}'. Write 2026-11-23.`);
  return text;
}
