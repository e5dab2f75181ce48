import { once } from 'node:events';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import type { Catalog } from '../package/catalog.ts';
import { loadCatalog, loadCorpus } from './corpusCache.ts';
import { type CaseResult, decideCases } from './decideCases.ts';
import { exitCodeOf, report } from './decisionReport.ts';
import { decisionText } from './decisionText.ts';
import { factsOfArguments, withCatalog } from './factArguments.ts';
import { checkDay, checkHeld } from './lawSpan.ts';
import { dateFor, today } from './question.ts';
import { addReceiptOptions, type ReceiptFlags, receiptsFor } from './receiptFlags.ts';
import { pageFor } from './render/layout.ts';

interface DecideFlags extends ReceiptFlags {
  on: string;
  knownOn?: string;
  view: Question['view'];
  assume?: 'ordinary';
  cases?: string;
  format?: 'text' | 'json' | 'ndjson';
}

/** `portolan decide …`: one question, or a file of them, without a package. */
export function addDecideCommand(program: Command): void {
  addReceiptOptions(program.command('decide').description('Decide one delivery from facts given as name=value, or a file of cases.')
    .argument('[facts...]', 'as in item=h200 destination=KE item.tpp=">=1600" (portolan law facts lists the names)')
    .addOption(new Option('--on <date>', 'the day whose law applies').argParser(dateFor('--on')).default(today(), 'today'))
    .option('--known-on <date>', 'use nothing that was made known after this day', dateFor('--known-on'))
    .addOption(new Option('--view <view>', 'the law as applied or as printed')
      .choices(['enforced', 'codified']).default('enforced'))
    .addOption(new Option('--assume <set>', 'fill omitted facts with the values of ordinary trade; the answer lists each')
      .choices(['ordinary']))
    .option('--cases <file>', 'a JSON list or NDJSON of cases {id, on, knownOn, view, facts}; - for standard input')
    .addOption(new Option('--format <format>', 'text for one question and ndjson for cases, unless asked')
      .choices(['text', 'json', 'ndjson'])))
    .action(decideCommand);
}

async function decideCommand(words: string[], flags: DecideFlags): Promise<void> {
  if (flags.cases !== undefined && words.length > 0) {
    throw new InvalidArgumentError('Facts stand either in --cases or on the command line.');
  }
  if (flags.cases === undefined && words.length === 0) {
    throw new InvalidArgumentError('No facts are given. As in: portolan decide item=h200 destination=KE');
  }
  if (flags.cases !== undefined && flags.receipt !== undefined) {
    throw new InvalidArgumentError('A receipt is of one question; leave --cases or --receipt out.');
  }
  const receipts = await receiptsFor(flags);
  receipts?.checkReceiptFlags(flags);
  const engine = receipts?.workbenchFor(flags).engine ?? new LawEngine(loadCorpus());
  const { on, knownOn, view } = flags;
  checkDay(engine.corpus, on);
  const question: Question = { on, view, ...(knownOn === undefined ? {} : { knownOn }) };
  if (flags.cases === undefined) await decideOne(engine, words, question, flags);
  else await decideMany(engine, flags.cases, question, flags);
}

async function decideOne(engine: LawEngine, words: readonly string[], question: Question, flags: DecideFlags): Promise<void> {
  const { format = 'text' } = flags;
  const facts = factsOfArguments(engine, words);
  const stated = withCatalog(engine, catalogOf(engine), facts);
  const assumeOrdinary = flags.assume === 'ordinary';
  const { view, ...day } = question;
  const receipts = await receiptsFor(flags);
  receipts?.receiptFacts(flags, engine, catalogOf(engine), facts, stated, { ...day, assumeOrdinary }, view);
  const found = report(engine, stated, question, { assumeOrdinary });
  checkHeld(engine, found, '--on');
  if (format === 'text') process.stdout.write(decisionText(found, pageFor(process.stdout, process.env).width));
  else process.stdout.write(`${JSON.stringify(found, null, format === 'json' ? 2 : 0)}\n`);
  process.exitCode = exitCodeOf(found);
}

async function decideMany(engine: LawEngine, path: string, question: Question, flags: DecideFlags): Promise<void> {
  const { format = 'ndjson' } = flags;
  const assumeOrdinary = flags.assume === 'ordinary';
  let [exitCode, count, refused] = [0, 0, 0];
  for await (const result of decideCases(engine, catalogOf(engine), path, { question, assumeOrdinary })) {
    const begin = format !== 'json' ? '' : count === 0 ? '[\n' : ',\n';
    count++;
    if ('error' in result) refused++;
    exitCode = Math.max(exitCode, 'error' in result ? 2 : exitCodeOf(result));
    const line = format === 'text' ? textLine(result, path) : JSON.stringify(result);
    if (!process.stdout.write(begin + line + (format === 'json' ? '' : '\n'))) await once(process.stdout, 'drain');
    if (process.stderr.isTTY && count % 100 === 0) process.stderr.write(`\r${count} cases …`);
  }
  if (count === 0) {
    throw new InputError([{
      file: path, line: 1, column: 1, message: 'There is no case here, so nothing was decided.',
      hint: 'Write a list of cases, or one case a line: {"id": "a", "facts": {"item": "h100"}}.',
    }]);
  }
  if (format === 'json') process.stdout.write('\n]\n');
  if (process.stderr.isTTY && count >= 100) process.stderr.write('\r');
  if (refused > 0) process.stderr.write(`${refused} of ${count} cases could not be used; each says why.\n`);
  if (process.stderr.isTTY) process.stderr.write(`${count} cases.\n`);
  process.exitCode = exitCode;
}

function textLine(result: CaseResult, path: string): string {
  if ('error' in result) {
    const { id, line, column, error } = result;
    return `${path}:${line}:${column}: ${id === null ? '' : `${id}: `}error: ${error.message}`;
  }
  const asked = result.needs.map(({ fact }) => fact).join(', ');
  const other = result.codified === undefined ? '' : `; codified ${result.codified.outcome}`;
  const bounded = result.bounded ? ' (search bounded: some may not matter)' : '';
  return `${result.id ?? ''}: ${result.outcome}${other}${asked === '' ? '' : `; asks ${asked}${bounded}`}`;
}

/** The catalog, read when it is first asked for: most questions name no entry. */
function catalogOf({ corpus }: LawEngine): () => Catalog {
  let catalog: Catalog | undefined;
  return () => catalog ??= loadCatalog(corpus);
}
