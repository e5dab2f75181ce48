import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { ask, type AskedQuestion, type AskReport } from '../determination/ask.ts';
import type { Package } from '../package/model.ts';
import { type PackageDocument, readPackage } from '../package/reader.ts';
import { understood, withAnswer } from './askAnswer.ts';
import { askText, questionLines } from './askText.ts';
import { determineOptions } from './check.ts';
import { assumeOption, knownOnOption, onOption } from './question.ts';
import { pageFor } from './render/layout.ts';
import { replaceFile } from './replaceFile.ts';
import { openPackage, openWorkbench, type Workbench } from './workbench.ts';

interface AskFlags {
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  json?: true;
  list?: true;
  interview?: true;
}

/** `portolan ask FILE`: what a package still has to be asked, in order; in a terminal, one question after another. */
export function addAskCommand(program: Command): void {
  program.command('ask')
    .description('Ask what a package leaves open, the question that settles most first, and write the answers into it.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...onOption('the law in force on this day'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .option('--list', 'only list the questions')
    .option('--json', 'list them as JSON')
    .option('--interview', 'ask one after another, although this is no terminal')
    .action(askCommand);
}

async function askCommand(file: string, flags: AskFlags): Promise<void> {
  const workbench = openWorkbench();
  const { package: found, document } = openPackage(file, workbench);
  const questions = (of: Package): AskReport =>
    ask(workbench.engine, of, workbench.catalog, workbench.vocabulary, determineOptions(flags, of.on, workbench.corpus, document));
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (flags.json !== true && flags.list !== true && (flags.interview === true || isTerminal)) {
    await interview(workbench, found, document, questions);
    return;
  }
  const report = questions(found);
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ format: 'portolan-questions/1', ...report }, null, 2)}\n`);
  else process.stdout.write(askText(report, pageFor(process.stdout, process.env)));
  process.exitCode = report.determining.length + report.forOthers.length === 0 ? 0 : 1;
}

const help = 'Answer, or: enter to leave it for later, ? to record that it is not known, done to stop.';

/** Asks until nothing is left that has a place in the file, or somebody says done. Every answer is written at once. */
async function interview(
  workbench: Workbench, found: Package, document: PackageDocument, questions: (of: Package) => AskReport,
): Promise<void> {
  const page = pageFor(process.stdout, process.env);
  const lines = createInterface({ input: process.stdin, terminal: false })[Symbol.asyncIterator]();
  const passed = new Set<string>();
  let [present, text] = [found, document];
  let answered = 0;
  process.stdout.write(`${help}\n`);
  for (let number = 1; ; number++) {
    const report = questions(present);
    const question = [...report.determining, ...report.diligence].find((one) => one.path !== undefined && !passed.has(keyOf(one)));
    if (question === undefined) break;
    const kind = question.class === 'diligence' ? 'looked into' : `${report.open.length} open`;
    process.stdout.write(`\n${questionLines(question, number, page).join('\n')}\n${kind} > `);
    const { value: line, done } = await lines.next();
    const typed = done === true ? 'done' : line.trim();
    if (process.stdin.isTTY !== true) process.stdout.write(`${typed}\n`);
    if (typed === 'done' || typed === 'quit' || typed === 'q') break;
    passed.add(keyOf(question));
    if (typed === '') continue;
    const read = understood(workbench.engine, question, typed);
    const after = 'complaint' in read ? read.complaint : answeredIn(workbench, present, text, question, read.value);
    if (typeof after === 'string') {
      process.stdout.write(`${after}\n`);
      passed.delete(keyOf(question));
      continue;
    }
    replaceFile(text.path, text.text, after.document.text);
    [present, text] = [after.package, after.document];
    answered++;
  }
  const left = questions(present);
  process.stdout.write(`\n${answered} answered and written into ${text.path}. ${left.determining.length} that decide are left${
    left.diligence.length > 0 ? `, ${left.diligence.length} to look into` : ''}.\n`);
  process.exitCode = left.determining.length + left.forOthers.length === 0 ? 0 : 1;
}

/** The package with the answer, read as a whole before anything is written; or why the file could not hold it. */
function answeredIn(
  { vocabulary, catalog }: Workbench, found: Package, document: PackageDocument, question: AskedQuestion,
  value: Parameters<typeof withAnswer>[3],
): { package: Package; document: PackageDocument } | string {
  try {
    const after = withAnswer(document, found, question, value);
    return readPackage(after.text, { path: document.path, vocabulary, catalogNames: catalog.names });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return `${error.message}\nNothing was written.`;
  }
}

function keyOf({ path, fact }: AskedQuestion): string {
  return path?.join('/') ?? fact;
}
