import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { ask } from '../determination/ask.ts';
import { determine } from '../determination/determine.ts';
import { diligenceFile } from '../determination/diligenceFile.ts';
import { addToPackage } from '../package/append.ts';
import { readBook } from '../package/book.ts';
import { readPackage } from '../package/reader.ts';
import { bookOption, openWithBook } from './bookFile.ts';
import { determineOptions } from './check.ts';
import { diligenceMarkdown, diligenceText } from './diligenceText.ts';
import { assumeOption, dateFor, knownOnOption, onOption, today } from './question.ts';
import { pageFor } from './render/layout.ts';
import { replaceFile } from './replaceFile.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

interface DiligenceFlags {
  book?: string;
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  format: 'text' | 'markdown' | 'json';
  privileged?: true;
  concerns?: string;
  settles?: string;
  flag: string[];
  asked: string[];
  evidence: string[];
  finding?: boolean | number | string;
  answer?: boolean;
  by?: string;
  day?: string;
  grounds?: string;
  until?: string;
  item: string[];
  site: string[];
  party: string[];
}

const several = (value: string, before: string[]): string[] => [...before, value];

/** `portolan diligence FILE`: the diligence file of a package, and one more record in it. */
export function addDiligenceCommand(program: Command): void {
  program.command('diligence')
    .description('Show what was looked into and judged for a package, what was not, and who answers for it; or record it.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...bookOption)
    .option(...onOption('the day asked about'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .addOption(new Option('--format <format>', 'how to write it; markdown is a memo').choices(['text', 'markdown', 'json']).default('text'))
    .option('--privileged', 'mark the memo as privileged')
    .option('--concerns <fact>', 'record diligence on this fact')
    .option('--flag <number>', 'the red flag that was seen, by its number (repeat)', several, [])
    .option('--asked <text>', 'evidence that was asked for (repeat)', several, [])
    .option('--evidence <text>', 'evidence that was given (repeat)', several, [])
    .option('--finding <value>', 'what was found: yes, no or a value; left out, not resolved', valueArgument)
    .option('--settles <rule>', 'record a judgement of this rule or fact')
    .option('--answer <yes|no>', 'the judgement: for a rule, yes where nothing stands in the way any more', truthArgument)
    .option('--grounds <text>', 'on what grounds')
    .option('--by <name>', 'who looked into it, or judged it')
    .option('--day <date>', 'the day of the finding or judgement (default: today)', dateFor('--day'))
    .option('--until <date>', 'the last day on which it is relied on', dateFor('--until'))
    .option('--item <id>', 'only for this item (repeat)', several, [])
    .option('--site <id>', 'only for this site (repeat)', several, [])
    .option('--party <id>', 'only for this party (repeat)', several, [])
    .action(diligence);
}

function diligence(file: string, flags: DiligenceFlags): void {
  const workbench = openWorkbench();
  if (flags.concerns !== undefined || flags.settles !== undefined) {
    record(file, flags, workbench);
    return;
  }
  const { package: found, document } = openWithBook(file, flags.book, workbench);
  const options = determineOptions(flags, found.on, workbench.corpus, document);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const asked = ask(workbench.engine, found, workbench.catalog, workbench.vocabulary, options);
  const report = diligenceFile(workbench.engine, found, determination, asked, options);
  const isPrivileged = flags.privileged === true;
  switch (flags.format) {
    case 'json': {
      const whole = { format: 'portolan-diligence/1', privileged: isPrivileged, ...report };
      process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
      break;
    }
    case 'markdown': process.stdout.write(diligenceMarkdown(report, isPrivileged)); break;
    case 'text': process.stdout.write(diligenceText(report, isPrivileged, pageFor(process.stdout, process.env))); break;
  }
  const isOpen = report.records.some(({ state }) => state !== 'resolved' && state !== 'taken up')
    || report.judgements.some(({ waiting }) => waiting.length > 0) || report.unrecorded.some(({ proven }) => proven);
  process.exitCode = isOpen ? 1 : 0;
}

/** Writes one more record at the end of its list, in the book where one is named; the rest of the file stays as it is. */
function record(file: string, flags: DiligenceFlags, workbench: Workbench): void {
  const { package: found, document, bookDocument } = openWithBook(file, flags.book, workbench);
  const into = bookDocument ?? document;
  const after = addToPackage(into, flags.settles === undefined ? { diligence: [finding(flags)] } : { judgements: [judged(flags)] });
  const { vocabulary, catalog } = workbench;
  if (bookDocument === undefined) readPackage(after.text, { path: after.path, vocabulary, catalogNames: catalog.names });
  else readBook(after.text, found, { path: after.path, vocabulary });
  replaceFile(into.path, into.text, after.text);
  process.stdout.write(`Recorded in ${into.path}: ${flags.settles ?? flags.concerns}.\n`);
}

function finding({ concerns, flag, asked, evidence, finding: value, by, day, until, ...scope }: DiligenceFlags): object {
  return {
    concerns, ...filled({ redFlags: flag, asked, evidence }), ...(by === undefined ? {} : { by }),
    ...(value === undefined ? {} : { on: day ?? today(), finding: value }), ...(until === undefined ? {} : { until }), ...scopeOf(scope),
  };
}

function judged({ settles, answer, by, day, grounds, until, ...scope }: DiligenceFlags): object {
  const missing = Object.entries({ answer, by, grounds }).filter(([, value]) => value === undefined).map(([name]) => `--${name}`);
  if (missing.length > 0) {
    throw new InputError([{
      file: 'command line', line: 1, column: 1, message: `A judgement needs ${missing.join(', ')}.`,
      hint: 'Say what the answer is, who judged and on what grounds.',
    }]);
  }
  return { settles, answer, by, on: day ?? today(), grounds, ...(until === undefined ? {} : { expires: until }), ...scopeOf(scope) };
}

function scopeOf({ item, site, party }: Pick<DiligenceFlags, 'item' | 'site' | 'party'>): object {
  return filled({ items: item, sites: site, parties: party });
}

function filled(lists: Record<string, string[]>): object {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function truthArgument(text: string): boolean {
  if (['yes', 'y', 'true'].includes(text)) return true;
  if (['no', 'n', 'false'].includes(text)) return false;
  throw new InvalidArgumentError('Write yes or no.');
}

function valueArgument(text: string): boolean | number | string {
  if (['yes', 'y', 'true', 'no', 'n', 'false'].includes(text)) return truthArgument(text);
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
