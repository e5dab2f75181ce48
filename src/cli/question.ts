import { Option } from 'commander';
import { parseDate } from '../corpus/date.ts';
import { InputError } from '../corpus/diagnostic.ts';

/** Today's date. Only commands ask the clock; every room below is told. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Reads a day given on the command line as an option or argument. What it gives throws {@link InputError} where there is none such. */
export function dateFor(field: string): (text: string) => string {
  return (text) => dateOf(field, text);
}

function dateOf(field: string, text: string): string {
  if (parseDate(text) !== undefined) return text;
  throw new InputError([{
    file: 'command line', line: 1, column: 1, field, message: `There is no date '${text}'.`, hint: 'Write it as 2026-11-23.',
  }]);
}

/** The option that names the day asked about; without it the file's own date stands, else today. */
export function onOption(words: string, file = 'file') {
  return ['--on <date>', `${words} (default: the ${file}'s own date, else today)`, dateFor('--on')] as const;
}

export const knownOnOption = ['--known-on <date>', 'use nothing published after this day', dateFor('--known-on')] as const;

export function assumeOption(file = 'file'): Option {
  return new Option('--assume <set>', `fill what the ${file} leaves out`).choices(['ordinary']);
}
