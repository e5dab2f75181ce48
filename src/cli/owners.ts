import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError, nearestName } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import type { OwnershipAnswer } from '../screening/ownership/answer.ts';
import type { OwnerBook } from '../screening/ownership/book.ts';
import { bodsOf } from '../screening/ownership/formats/bodsOut.ts';
import { stakesTable } from '../screening/ownership/formats/tableOut.ts';
import { pictureOf } from '../screening/ownership/picture/report.ts';
import { type OwnersOptions, reportOn, sweep } from '../screening/ownership/report.ts';
import { checkDay } from './lawSpan.ts';
import { readOwners } from './ownersFiles.ts';
import { reportJson, reportText, sweepJson, sweepText } from './ownersText.ts';
import { dateFor, knownOnOption, today } from './question.ts';
import { count } from './render/plain.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

interface OwnersFlags {
  of?: string;
  on: string;
  knownOn?: string;
  rule?: string[];
  suppose?: string[];
  open?: boolean;
  all?: boolean;
  to?: 'bods' | 'csv';
  format: 'text' | 'json' | 'svg';
}

/** `portolan owners FILE…`: who is caught because of who owns it, and who is at the top. */
export function addOwnersCommand(program: Command): void {
  program.command('owners')
    .description('Follow owners: who is caught because of who owns it, on which stakes that depends, and who is at the top.')
    .argument('<files...>', 'stakes and entities: CSV, YAML, JSON, BODS 0.4, GLEIF relationship records, or a package')
    .option('--of <party>', 'the party asked about, by its id or name; without it everybody is gone through')
    .option('--on <date>', 'the day (default: today)', dateFor('--on'), today())
    .option(...knownOnOption)
    .option('--rule <names...>', 'only these rules (such as affiliates; law/ownership has a page for each)')
    .option('--suppose <readings...>', 'settle what the law leaves open, as in reading.affiliatesRuleBack=true')
    .option('--open', 'what nobody said of a party stays open; otherwise it is taken to be ordinary: on no list')
    .option('--all', 'shorten nothing')
    .addOption(new Option('--to <format>', 'write the graph itself in another format').choices(['bods', 'csv']))
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'svg']).default('text'))
    .action(owners);
}

async function owners(files: string[], flags: OwnersFlags): Promise<void> {
  const workbench = openWorkbench();
  checkDay(workbench.corpus, flags.on);
  const book = await readOwners(files, workbench);
  if (flags.to !== undefined) return writeBook(book, flags.to, flags.on);
  const question: Question = { on: flags.on, view: 'enforced', ...(flags.knownOn === undefined ? {} : { knownOn: flags.knownOn }) };
  const options = optionsOf(flags, workbench);
  if (flags.of === undefined) sweepAll(workbench, book, question, options, flags);
  else answerOne(workbench, book, question, options, flags);
}

function optionsOf({ rule, suppose = [], open }: OwnersFlags, { corpus }: Workbench): OwnersOptions {
  const names = new Set(corpus.provisions.flatMap(({ versions }) => versions.flatMap(({ rules }) =>
    rules.flatMap((one) => (one.kind === 'ownership' ? [one.name] : [])))));
  for (const name of rule ?? []) {
    if (names.has(name)) continue;
    const near = nearestName(name, names);
    const hint = near === undefined ? `There are ${[...names].join(', ')}.` : `Did you mean '${near}'?`;
    throw new InvalidArgumentError(`There is no rule '${name}' on owners. ${hint}`);
  }
  const readings = Object.fromEntries(suppose.map((word) => {
    const [name = '', value] = word.split('=');
    const isReading = corpus.vocabulary.facts.some((fact) => fact.subject === 'reading' && `reading.${fact.name}` === name);
    if (!isReading || (value !== 'true' && value !== 'false')) {
      throw new InvalidArgumentError(`'${word}' settles no reading. Write it as reading.affiliatesRuleBack=true.`);
    }
    return [name, value === 'true'];
  }));
  return { assumeOrdinary: open !== true, readings, ...(rule === undefined ? {} : { rules: rule }) };
}

function answerOne(workbench: Workbench, book: OwnerBook, question: Question, options: OwnersOptions, flags: OwnersFlags): void {
  const id = idOf(book, flags.of!);
  const report = reportOn(workbench.engine, book, id, question, options)!;
  if (flags.format === 'json') process.stdout.write(reportJson(report, book));
  else if (flags.format === 'svg') process.stdout.write(pictureOf(report));
  else process.stdout.write(reportText(report, book));
  process.exitCode = exitCodeOf(report.answers);
}

function sweepAll(workbench: Workbench, book: OwnerBook, question: Question, options: OwnersOptions, flags: OwnersFlags): void {
  if (flags.format === 'svg') throw new InvalidArgumentError('A picture is of one party; name it with --of.');
  const swept = sweep(workbench.engine, book, question, options);
  process.stdout.write(flags.format === 'json' ? sweepJson(swept, question.on) : sweepText(swept, book, question.on, flags.all === true));
  process.exitCode = swept.some(({ on, caught, open }) => on.inForce !== false && caught.length + open.length > 0) ? 1 : 0;
}

/** 0 where no rule in force catches the party or may; 1 otherwise. */
function exitCodeOf(answers: readonly OwnershipAnswer[]): 0 | 1 {
  return answers.some(({ answer }) => answer !== false) ? 1 : 0;
}

function idOf(book: OwnerBook, asked: string): string {
  if (book.entities.has(asked)) return asked;
  const named = [...book.entities.values()].filter(({ name }) => name?.toLowerCase() === asked.toLowerCase());
  if (named.length === 1) return named[0]!.id;
  const known = [...book.entities.values()].flatMap(({ id, name }) => (name === undefined ? [id] : [id, name]));
  const near = nearestName(asked, known.slice(0, 100_000));
  const hint = named.length > 1 ? `Several are called so: ${named.map(({ id }) => id).join(', ')}.`
    : near === undefined ? 'It goes by the ids and names in the files.' : `Did you mean '${near}'?`;
  const message = `There is no party '${asked}' in the files.`;
  throw new InputError([{ file: 'command line', line: 1, column: 1, field: '--of', message, hint }]);
}

function writeBook(book: OwnerBook, to: 'bods' | 'csv', day: string): void {
  const spoken = [...book.entities.values()].filter(({ facts, complete }) => complete !== undefined || Object.keys(facts).length > 0);
  if (to === 'csv' && spoken.length > 0) {
    const parties = count(spoken.length, 'party', 'parties');
    const left = `what is said of ${parties} (lists and such) is left out. --to bods has it.`;
    process.stderr.write(`The table holds stakes and controls only; ${left}\n`);
  }
  process.stdout.write(to === 'csv' ? stakesTable(book) : `${JSON.stringify(bodsOf(book, { publisher: 'Portolan', day }), null, 2)}\n`);
}
