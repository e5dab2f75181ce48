import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { type CountryMention, type DateSpan, type ListEntry, type Party, type PartyKind, partyNamed } from '../screening/entry.ts';
import { readDateSpan } from '../screening/lists/dates.ts';
import { usualThreshold } from '../screening/names/screener.ts';
import { type HeldLists, openHeldLists } from './listsHeld.ts';
import { openCountries } from './listsHome.ts';
import { dateFor, today } from './question.ts';
import { pageFor } from './render/layout.ts';
import { openScreener } from './screenIndex.ts';
import { type Screening, screeningJson, screeningText } from './screenText.ts';

/** The options of the command, as given. */
export interface ScreenOptions {
  file?: string;
  out?: string;
  since?: string;
  workers?: number;
  kind?: PartyKind;
  born?: DateSpan;
  country: string[];
  alias: string[];
  list: string[];
  on?: string;
  threshold: number;
  limit: number;
  format: 'text' | 'json';
}

/** `portolan screen NAME`, or `--file BOOK`: whether a name may be that of a listed party, and why. */
export function addScreenCommand(program: Command): void {
  program.command('screen')
    .description('Compare a name, or every name of a book, with the screening lists; each match with its score and what that rests on.')
    .argument('[name]', 'the name, in any script')
    .option('--alias <name>', 'another name of the same party; may be given again', again, [])
    .addOption(new Option('--kind <kind>', 'what the party is').choices(['person', 'organisation', 'vessel', 'aircraft']))
    .option('--born <date>', 'date of birth: 1973-03-25, Mar 1973, 1973, 1970 to 1973', birthDate)
    .option('--country <country>', 'a country of the party, by code or name; may be given again', again, [])
    .option('--list <list>', 'only this list; may be given again', again, [])
    .option('--on <date>', 'the lists as of this day (default: those in force)', dateFor('--on'))
    .option('--threshold <score>', 'show what is at least so alike, from 0 to 1', thresholdFor, usualThreshold)
    .option('--limit <number>', 'show at most so many entries', wholeNumber, 10)
    .option('--file <file>', 'a book of parties (CSV, a column called name); writes one line of JSON for each that matches')
    .option('--out <file>', 'with --file: where to write the lines (default: standard output)')
    .option('--since <version>', 'with --file: compare only with entries that are new or changed since this version of a feed')
    .option('--workers <number>', 'with --file: how many threads work (default: as many as the machine has)', wholeNumber)
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json']).default('text'))
    .action(screen);
}

async function screen(name: string | undefined, options: ScreenOptions): Promise<void> {
  if (options.file !== undefined) {
    if (name !== undefined) throw new InvalidArgumentError('Give a name or --file, not both.');
    const { screenBook } = await import('./screenBook.ts');
    await screenBook(options.file, listsFor(options), options);
    return;
  }
  if (name === undefined || name.trim() === '') throw new InvalidArgumentError('Give a name, or a book with --file.');
  const screening = screenName(name, options);
  const json = options.format === 'json';
  process.stdout.write(json ? screeningJson(screening) : screeningText(screening, pageFor(process.stdout, process.env)));
  process.exitCode = screening.matches.length > 0 ? 1 : 0;
}

/** Compares one party with the lists. Throws {@link InputError} for a country or list that there is not. */
export function screenName(
  name: string, options: Pick<ScreenOptions, 'kind' | 'born' | 'country' | 'alias' | 'list' | 'on' | 'threshold' | 'limit'>,
): Screening {
  const held = listsFor(options);
  const subject = subjectOf(name, options);
  const screener = openScreener(held.entries);
  const matches = screener.screen(subject, options.threshold);
  return { subject, threshold: options.threshold, held, names: screener.nameCount, matches, limit: options.limit };
}

function listsFor({ on, list }: Pick<ScreenOptions, 'on' | 'list'>): HeldLists {
  return chosenLists(openHeldLists({ today: today(), ...(on === undefined ? {} : { on }) }), list);
}

function subjectOf(
  name: string, { alias, kind = 'unknown', born, country }: Pick<ScreenOptions, 'alias' | 'kind' | 'born' | 'country'>,
): Party {
  const codeOf = openCountries();
  const countries = country.map((text): CountryMention => {
    const code = codeOf(text);
    if (code !== undefined) return { link: 'nationality', text, code };
    throw argumentFault('--country', `There is no country '${text}'.`, 'Write a code of two letters, or the name.');
  });
  return partyNamed(name, {
    kind, countries, birthDates: born === undefined ? [] : [born],
    aliases: alias.map((other) => ({ name: other, strength: 'strong' })),
  });
}

/** The lists that were asked for. Throws {@link InputError} where one is not held. */
function chosenLists(held: HeldLists, wanted: readonly string[]): HeldLists {
  if (wanted.length === 0) return held;
  const unknown = wanted.find((list) => !held.lists.some((each) => each.list === list));
  if (unknown !== undefined) {
    throw argumentFault('--list', `No list '${unknown}' is held.`, `Held: ${held.lists.map(({ list }) => list).join(', ')}.`);
  }
  const isWanted = ({ list }: { list: string }): boolean => wanted.includes(list);
  return { ...held, lists: held.lists.filter(isWanted), entries: held.entries.filter((entry: ListEntry) => isWanted(entry)) };
}

function argumentFault(field: string, message: string, hint: string): InputError {
  return new InputError([{ file: 'command line', line: 1, column: 1, field, message, hint }]);
}

function again(value: string, before: string[]): string[] {
  return [...before, value];
}

function birthDate(text: string): DateSpan {
  const span = readDateSpan(text, 'day-first');
  if (span.earliest !== undefined) return span;
  throw new InvalidArgumentError(`There is no date '${text}'. Write it as 1973-03-25, Mar 1973 or 1973.`);
}

function thresholdFor(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new InvalidArgumentError(`There is no threshold '${text}'. Write a number above 0 and up to 1, such as ${usualThreshold}.`);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError(`'${text}' is not a number of things. Write one from 1 up.`);
}
