import { type Command, Option } from 'commander';
import type { Corpus } from '../corpus/corpus.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { determine } from '../determination/determine.ts';
import type { DetermineOptions } from '../determination/options.ts';
import type { PackageScreening } from '../determination/screenedParties.ts';
import type { Package } from '../package/model.ts';
import type { PackageDocument } from '../package/reader.ts';
import { bookOption, openWithBook } from './bookFile.ts';
import { checkDay } from './lawSpan.ts';
import { liftsOf } from './lifts.ts';
import { checkOwnDay } from './ownDay.ts';
import { assumeOption, knownOnOption, onOption, today } from './question.ts';
import { addReceiptOptions, type ReceiptFlags, receiptsFor } from './receiptFlags.ts';
import { renderJson } from './render/json.ts';
import { pageFor } from './render/layout.ts';
import { renderMarkdown } from './render/markdown.ts';
import { exitCodeOf, type Report } from './render/report.ts';
import { renderSarif } from './render/sarif.ts';
import { renderText } from './render/text.ts';
import type { ShownView } from './render/words.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

interface CheckOptions extends ReceiptFlags {
  book?: string;
  on?: string;
  knownOn?: string;
  view: ShownView;
  all?: boolean;
  screen: boolean;
  assume?: 'ordinary';
  format: 'text' | 'json' | 'markdown' | 'sarif';
}

/** `portolan check FILE`: the answer for a package, on one page. */
export function addCheckCommand(program: Command): void {
  addReceiptOptions(program.command('check')
    .description('Determine a package: what each item needs at each site, why, and what is still open.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...bookOption)
    .option(...onOption('the law in force on this day'))
    .option(...knownOnOption)
    .addOption(new Option('--view <view>', 'the law as applied, as printed, or both')
      .choices(['both', 'enforced', 'codified']).default('both'))
    .option('--all', 'shorten nothing: every finding and every open question')
    .option('--no-screen', 'leave the screening lists aside')
    .addOption(assumeOption())
    .addOption(new Option('--format <format>', 'how to write the answer')
      .choices(['text', 'json', 'markdown', 'sarif']).default('text')))
    .action(check);
}

/**
 * The day and options of a determination. The clock is asked only where nobody named a day. Throws `FactError` for a day
 * of which the law held here can say nothing, or {@link InputError} with its place where the document named names it.
 */
export function determineOptions(
  { on, knownOn, assume }: Pick<CheckOptions, 'on' | 'knownOn' | 'assume'>, ownDay: string | undefined, corpus: Corpus,
  document?: PackageDocument,
): DetermineOptions & { assumeOrdinary: boolean } {
  const day = on ?? ownDay ?? today();
  if (on === undefined && ownDay !== undefined && document !== undefined) checkOwnDay(corpus, day, document);
  else checkDay(corpus, day);
  return {
    on: day,
    assumeOrdinary: assume === 'ordinary',
    ...(knownOn === undefined ? {} : { knownOn }),
  };
}

async function check(file: string, options: CheckOptions): Promise<void> {
  if (options.book !== undefined && options.receipt !== undefined) {
    throw new InputError([{
      file: 'command line', line: 1, column: 1, message: 'A receipt holds one file, and a book beside it would be missing from it.',
      hint: 'Write what the book holds into the package, then ask for the receipt.',
    }]);
  }
  const receipts = await receiptsFor(options);
  receipts?.checkReceiptFlags(options);
  const workbench = receipts?.workbenchFor(options) ?? openWorkbench();
  const { package: found, document } = openWithBook(file, options.book, workbench);
  const asked = determineOptions(options, found.on, workbench.corpus, document);
  const { package: screened, screening } = await screenedFor(found, asked, workbench, options);
  const determination = determine(workbench.engine, screened, workbench.catalog, asked);
  receipts?.receiptPackage(options, workbench, { source: found, ...(screening === undefined ? {} : { screening }) }, determination, asked);
  const lifts = liftsOf(workbench.engine, determination, asked.assumeOrdinary);
  const report: Report = {
    determination, view: options.view, lifts, all: options.all === true, ...(screening === undefined ? {} : { screening }),
  };
  process.stdout.write(render(report, options.format, found));
  const undecided = screening?.findings.some(({ state }) => state === 'open') === true;
  process.exitCode = undecided ? 1 : exitCodeOf(determination);
}

/** The package with what screening its parties settles. */
async function screenedFor(
  found: Package, { on }: DetermineOptions, workbench: Workbench, { screen }: CheckOptions,
): Promise<{ package: Package; screening?: PackageScreening }> {
  if (!screen) return { package: found };
  const { screenPackage } = await import('./screenLedgerPackage.ts');
  return screenPackage(found, on, workbench);
}

function render(report: Report, format: CheckOptions['format'], found: Parameters<typeof renderSarif>[1]): string {
  switch (format) {
    case 'text': return renderText(report, pageFor(process.stdout, process.env));
    case 'json': return renderJson(report);
    case 'markdown': return renderMarkdown(report);
    case 'sarif': return renderSarif(report, found);
  }
}
