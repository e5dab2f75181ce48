import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Calendar, calendarOf, type CalendarChange, usualEnd } from '../determination/calendar.ts';
import { calendarFeed, type FeedEntry } from '../determination/calendarFeed.ts';
import { changesOn } from '../determination/changes.ts';
import { determine } from '../determination/determine.ts';
import type { TestStatus } from '../determination/determination.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { boundaries } from '../corpus/view.ts';
import type { Outcome } from '../engine/program.ts';
import { determineOptions } from './check.ts';
import { loadCorpus, sha256 } from './corpusCache.ts';
import { calendarLines } from './lawRead.ts';
import { assumeOption, dateFor, knownOnOption, onOption, today } from './question.ts';
import { workbenchFor } from './receipt.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { cellWord, outcomeWords, testWords } from './render/words.ts';
import { openPackage } from './workbench.ts';

type Format = 'text' | 'json' | 'ics';

interface CalendarFlags {
  on?: string;
  knownOn?: string;
  until?: string;
  assume?: 'ordinary';
  corpus?: string;
  format: Format;
}

const formatOption = (): Option => new Option('--format <format>', 'how to write it; ics is a feed for a calendar program')
  .choices(['text', 'json', 'ics']).default('text');

/** `portolan calendar FILE`: the days ahead that change the answer for a package, before and after. */
export function addCalendarCommand(program: Command): void {
  program.command('calendar')
    .description('The days ahead that change the answer for a package, with before and after.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...onOption('the day from which to look'))
    .option('--until <date>', 'the last day to look at (default: a year and a half later)', dateFor('--until'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .option('--corpus <law>', 'another law: a folder that holds law/, a snapshot, or the digest of one kept')
    .addOption(formatOption())
    .action(calendar);
}

function calendar(file: string, flags: CalendarFlags): void {
  const workbench = workbenchFor(flags);
  const { package: source, document } = openPackage(file, workbench);
  const asked = determineOptions(flags, source.on, workbench.corpus, document);
  const until = flags.until ?? usualEnd(asked.on);
  if (until < asked.on) throw new InvalidArgumentError(`--until ${until} lies before the day from which to look, ${asked.on}.`);
  const found = determine(workbench.engine, source, workbench.catalog, { ...asked, horizonDays: 0 });
  const made = calendarOf(workbench.engine, source, found, asked, until);
  switch (flags.format) {
    case 'json': process.stdout.write(`${JSON.stringify({ format: 'portolan-calendar/1', ...made }, null, 2)}\n`); break;
    case 'ics': process.stdout.write(packageFeed(made)); break;
    case 'text': process.stdout.write(calendarText(made, pageFor(process.stdout, process.env))); break;
  }
}

/** Causes named for a day; a new rule book brings dozens. */
const mostCauses = 8;

/** The calendar as text. */
export function calendarText({ title, from, until, corpus, verifiedThrough, days }: Calendar, page: Page): string {
  const lines = [
    ...wrap(title, page.width).map((line) => styled(page, 'bold', line)),
    ...wrap(`From ${from} to ${until} · corpus ${corpus.slice(0, 12)} · nothing read after ${verifiedThrough}`, page.width)
      .map((line) => styled(page, 'dim', line)),
    ...(days.length === 0 ? ['', ...wrap('No day in this time changes the answer, as far as the law was read.', page.width)] : []),
    ...days.flatMap(({ on, changes, causes }) => ['', styled(page, 'bold', on),
      ...grouped(changes).flatMap((text) => wrap(text, page.width, 2, 2)),
      ...causes.slice(0, mostCauses).flatMap((cause) => wrap(`because ${cause}`, page.width, 4, 2)),
      ...(causes.length > mostCauses ? [`    and ${count(causes.length - mostCauses, 'more cause')} (--format json)`] : [])]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same change of several findings, or in both views, is said once. */
function grouped(changes: readonly CalendarChange[]): string[] {
  return [...Map.groupBy(changes, changeText)].map(([text, own]) => {
    const views = [...new Set(own.flatMap(({ view }) => view ?? []))];
    return `${text} (${[...views, ...new Set(own.map(({ finding }) => finding))].join(', ')})`;
  });
}

/** One change in words: `◆ authorised → ● licence`. */
function changeText({ aspect, before, after }: CalendarChange): string {
  switch (aspect) {
    case 'outcome': return `${cellWord(before as Outcome)} → ${cellWord(after as Outcome)}`;
    case 'test': return `test ${statusWord(String(before))} → ${statusWord(String(after))}`;
    case 'duty due': return `due: ${String(before)}`;
    case 'review policy': return `review: ${String(before).replaceAll('-', ' ')} → ${String(after).replaceAll('-', ' ')}`;
    case 'duties': {
      const { gone, fresh } = listChange(before, after);
      return `duties: ${[...few(fresh.length, 'new'), ...few(gone.length, 'no longer')].join(', ')}`;
    }
    case 'grounds': case 'exceptions': case 'authorisations': case 'judgements': {
      const { gone, fresh } = listChange(before, after);
      return `${aspect}: ${[...fresh.map((one) => `new ${one}`), ...gone.map((one) => `no longer ${one}`)].join('; ')}`;
    }
  }
}

function few(number: number, what: string): string[] {
  return number === 0 ? [] : [`${number} ${what}`];
}

function listChange(before: readonly string[] | string, after: readonly string[] | string): { gone: string[]; fresh: string[] } {
  const [was, is] = [[before].flat(), [after].flat()];
  return { gone: was.filter((one) => !is.includes(one)), fresh: is.filter((one) => !was.includes(one)) };
}

function statusWord(status: string): string {
  return Object.hasOwn(testWords, status) ? testWords[status as TestStatus].word : status;
}

function packageFeed(made: Calendar): string {
  const { title, file, from, days } = made;
  return calendarFeed(`Portolan: ${title}`, from, days.map(({ on, changes, causes }): FeedEntry => {
    const main = changes.find(({ aspect }) => aspect === 'outcome') ?? changes[0]!;
    const more = new Set(changes.map(({ finding }) => finding)).size - 1;
    const what = main.aspect === 'outcome' ? `${plain(String(main.before))} -> ${plain(String(main.after))}` : changeText(main);
    return {
      uid: uidOf(file, title, on), on, categories: [...new Set(changes.map(({ aspect }) => aspect))],
      summary: `${main.finding}: ${what}${more > 0 ? ` and ${more} more` : ''}`,
      description: [...grouped(changes), ...causes.map((cause) => `because ${cause}`)].join('\n'),
    };
  }));
}

function plain(outcome: string): string {
  return outcomeWords[outcome as Outcome].word;
}

function uidOf(...parts: string[]): string {
  return `${sha256(parts.join('\0')).slice(0, 32)}@portolan`;
}

/** `portolan law calendar`: every day on which the law itself changes. */
export function addLawCalendar(law: Command): void {
  law.command('calendar').description('Every day on which the law changes, and what changes it.')
    .option('--from <date>', 'only from this day on', dateFor('--from'))
    .option('--until <date>', 'only up to this day', dateFor('--until'))
    .addOption(formatOption())
    .action(({ from = '', until = '9999', format }: { from?: string; until?: string; format: Format }) => {
      const corpus = loadCorpus();
      const days = lawDays(corpus, from, until);
      switch (format) {
        case 'text': process.stdout.write(calendarLines(corpus, from, until).map((line) => `${line}\n`).join('')); break;
        case 'json':
          process.stdout.write(`${JSON.stringify({ format: 'portolan-law-calendar/1', corpus: corpus.digest, days }, null, 2)}\n`);
          break;
        case 'ics': process.stdout.write(lawFeed(days, from === '' ? today() : from)); break;
      }
    });
}

function lawDays(corpus: Corpus, from: string, until: string): { on: string; causes: string[] }[] {
  return boundaries(corpus).filter((day) => day >= from && day <= until)
    .map((on) => ({ on, causes: changesOn(corpus, on).map(({ text }) => text) })).filter(({ causes }) => causes.length > 0);
}

function lawFeed(days: readonly { on: string; causes: string[] }[], stamped: string): string {
  return calendarFeed('Portolan: the law', stamped, days.map(({ on, causes }): FeedEntry => ({
    uid: uidOf('law', on), on, categories: ['law'], description: causes.join('\n'),
    summary: causes.length === 1 ? causes[0]! : `${causes[0]!} and ${causes.length - 1} more`,
  })));
}
