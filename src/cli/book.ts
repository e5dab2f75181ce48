import { type Command, Option } from 'commander';
import { bookOf, type Covered, type Drawdown, type Holding } from '../determination/book.ts';
import { determine } from '../determination/determine.ts';
import { bookOption, openWithBook } from './bookFile.ts';
import { determineOptions } from './check.ts';
import { assumeOption, knownOnOption, onOption } from './question.ts';
import { accountLines, amount } from './render/accounts.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { openWorkbench } from './workbench.ts';

interface BookFlags {
  book?: string;
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  format: 'text' | 'json';
}

/** `portolan book FILE`: the authorisations held, what they cover on the day, and what is left of them. */
export function addBookCommand(program: Command): void {
  program.command('book')
    .description('Show the authorisations held for a package: what each covers, what is drawn, what is left, what is due.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...bookOption)
    .option(...onOption('the day asked about'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json']).default('text'))
    .action(showBook);
}

function showBook(file: string, flags: BookFlags): void {
  const workbench = openWorkbench();
  const { package: found, document } = openWithBook(file, flags.book, workbench);
  const options = determineOptions(flags, found.on, workbench.corpus, document);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const holdings = bookOf(workbench.engine, found, workbench.catalog, determination, options);
  const { title, on, knownOn, corpus, accounts } = determination;
  if (flags.format === 'json') {
    const whole = { format: 'portolan-book/1', title, file, on, knownOn, corpus, holdings, accounts };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    const page = pageFor(process.stdout, process.env);
    const head = [
      ...wrap(title, page.width).map((line) => styled(page, 'bold', line)),
      styled(page, 'dim', `Held on ${on} · corpus ${corpus.slice(0, 12)}`),
    ];
    const limits = accounts.length === 0 ? [] : ['', styled(page, 'bold', 'Accounts the law keeps'), ...accountLines(accounts, page)];
    process.stdout.write(`${[...head, '', ...bookLines(holdings, page), ...limits].join('\n')}\n`);
  }
  process.exitCode = holdings.every(isInOrder) ? 0 : 1;
}

/** Nothing expired, open, outgrown or overdue. */
function isInOrder({ standing, drawdown, reports, legs }: Holding): boolean {
  return standing !== 'expired' && legs.every(({ state }) => state !== 'open')
    && drawdown.every(({ outgrown }) => outgrown === undefined) && reports.every(({ state }) => state !== 'overdue');
}

/** The book as a page of text. */
export function bookLines(holdings: readonly Holding[], page: Page): string[] {
  if (holdings.length === 0) {
    return ['No authorisation is recorded.', 'They stand under `authorisations:` in the package, or in a --book beside it.'];
  }
  return holdings.flatMap((holding, index) => [...(index === 0 ? [] : ['']), ...holdingLines(holding, index + 1, page)]);
}

function holdingLines({ name, file, line, standing, issued, expires, daysLeft, ...rest }: Holding, number: number, page: Page): string[] {
  const dates = [...(issued === null ? [] : [`from ${issued}`]), expires === null ? 'expiry not stated' : `to ${expires}${
    daysLeft !== null && daysLeft >= 0 ? ` (${count(daysLeft, 'day')} left)` : ''}`].join(' ');
  const line2 = (text: string): string[] => wrap(text, page.width, 4, 2);
  return [
    ...wrap(`${number}. ${name}: ${standing}, ${dates} (${file}:${line})`, page.width, 0, 3),
    ...rest.legs.flatMap((leg) => line2(coveredLine(leg))),
    ...(rest.legs.length === 0 ? line2('reaches no delivery of the package') : []),
    ...rest.drawdown.flatMap((drawdown) => line2(drawdownLine(drawdown))),
    ...rest.conditions.flatMap((condition) => line2(`condition: ${condition}`)),
    ...rest.reports.flatMap((report) => line2(`report: ${report.what} ${reportWords(report)}`)),
    ...rest.duties.flatMap(({ duty, cite }) => line2(`duty: ${duty} (${cite})`)),
  ];
}

function reportWords({ state, due, sent }: Holding['reports'][number]): string {
  switch (state) {
    case 'sent': return `Sent ${sent}.`;
    case 'no date': return 'No date is stated.';
    case 'overdue': return `OVERDUE since ${due}.`;
    case 'due': return `Due ${due}.`;
  }
}

function coveredLine({ leg, state, reasons }: Covered): string {
  const symbol = { authorised: '◆', 'not needed': '✓', 'not covered': '●', open: '?' }[state];
  return `${symbol} ${leg}: ${state}${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}`;
}

function drawdownLine({ of, granted, used, draws, left, outgrown }: Drawdown): string {
  const drawn = draws.map(({ leg, amount: taken }) => `${leg} ${amount(taken)}`).join(', ');
  const over = outgrown === undefined ? '' : ` Outgrown: the package wants ${amount(outgrown)} ${of} more than is left.`;
  return `${of}: ${amount(granted)} granted, ${amount(used)} used${drawn === '' ? '' : `, ${drawn}`}; left ${amount(left)}.${over}`;
}
