import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { viewOf } from '../corpus/view.ts';
import { costChart } from '../finance/chart.ts';
import { type Instruments, readInstruments } from '../finance/instruments.ts';
import { scheduleTable } from '../finance/scheduleTable.ts';
import { sensitivityOf } from '../finance/sensitivity.ts';
import { recommended, structuresOf } from '../finance/structures.ts';
import { csvOf } from '../package/csv.ts';
import { workbookOf } from '../package/workbook.ts';
import { determineOptions } from './check.ts';
import { loadCorpus } from './corpusCache.ts';
import { dealOf } from './financeDeal.ts';
import { type FinanceAnswer, financeMarkdown, financeText } from './financeText.ts';
import { lawList } from './programLists.ts';
import { assumeOption, onOption } from './question.ts';
import { pageFor } from './render/layout.ts';
import { openPackage, openWorkbench } from './workbench.ts';

interface FinanceFlags {
  on?: string;
  assume?: 'ordinary';
  rate: string[];
  format: 'text' | 'json' | 'markdown';
  schedule?: string;
  chart?: string;
}

/** `portolan finance FILE`: the instruments side by side, one recommended, with schedules and what moves the figures. */
export function addFinanceCommand(program: Command): void {
  program.command('finance')
    .description('Set the instruments of public finance side by side for a package, with premiums, schedules and what moves them.')
    .argument('<file>', 'the package file, YAML or JSON')
    .argument('[facts...]', 'what the file does not say or says otherwise: finance.buyerCategory=CC2 finance.repayYears=8.5')
    .option(...onOption('the day on which the financing is approved'))
    .option('--rate <name=percent>', 'a rate of interest (commercial, commercial-guaranteed, reference, development); none is held here',
      (text: string, before: string[]) => [...before, text], [])
    .addOption(assumeOption())
    .option('--schedule <file>', 'write the payments there, as .csv or .xlsx')
    .option('--chart <file>', 'write a picture of the costs there, as .svg')
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'markdown']).default('text'))
    .action(finance);
}

function finance(file: string, stated: string[], flags: FinanceFlags): void {
  const workbench = openWorkbench();
  const { package: found } = openPackage(file, workbench);
  const { on, assumeOrdinary } = determineOptions(flags, found.on, workbench.corpus);
  const law = viewOf(loadCorpus(), { on, view: 'enforced' });
  const deal = dealOf(found, workbench.corpus, { stated, rates: flags.rate, assumeOrdinary });
  const lists = loadInstruments();
  const structures = structuresOf(law, deal, lists);
  const best = recommended(structures);
  // Where the recommended one has no formula, what moves the others is still worth knowing.
  const varied = best?.instrument.product === undefined
    ? structures.find(({ instrument, standing }) => instrument.product !== undefined && standing !== 'no') : best;
  const answer: FinanceAnswer = {
    title: found.title, on, corpus: workbench.corpus.digest, notice: lists.notice, deal, structures, recommended: best,
    sensitivity: varied === undefined ? [] : sensitivityOf(law, deal, varied.instrument),
    questions: new Map(workbench.corpus.vocabulary.facts.filter(({ subject }) => subject === 'finance')
      .map(({ name, question }) => [`finance.${name}`, question])),
  };
  if (flags.schedule !== undefined) writeSchedule(flags.schedule, answer);
  if (flags.chart !== undefined) writeFileSync(flags.chart, costChart(structures, found.title));
  process.stdout.write(render(answer, flags.format));
}

function render(answer: FinanceAnswer, format: FinanceFlags['format']): string {
  switch (format) {
    case 'text': return financeText(answer, pageFor(process.stdout, process.env));
    case 'markdown': return financeMarkdown(answer);
    case 'json': {
      const { questions: unused, recommended: best, ...rest } = answer;
      return `${JSON.stringify({ format: 'portolan-finance/1', ...rest, recommended: best?.instrument.id ?? null }, null, 2)}\n`;
    }
  }
}

function writeSchedule(file: string, { structures }: FinanceAnswer): void {
  const table = scheduleTable(structures);
  if (file.endsWith('.xlsx')) writeFileSync(file, workbookOf('Schedules', table));
  else if (file.endsWith('.csv')) writeFileSync(file, csvOf(table));
  else {
    throw new InputError([{
      file: 'command line', line: 1, column: 1, field: '--schedule', message: `'${file}' is neither .csv nor .xlsx.`,
      hint: 'The ending says what to write.',
    }]);
  }
}

/** The instruments of the law, from a cache where they were read before. */
export function loadInstruments(): Instruments {
  return lawList('law/finance/instruments.yaml', 'src/finance', readInstruments);
}
