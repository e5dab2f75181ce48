import { type Command, Option } from 'commander';
import { type LicenceAccount, readAccounts } from '../corpus/accounts.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import { accountsOver, type Draw, type PortfolioAccount, shareOf } from '../determination/portfolioAccounts.ts';
import { readTexts } from './lawFiles.ts';
import { checkDay } from './lawSpan.ts';
import { openPackages } from './portfolioFiles.ts';
import { assumeOption, dateFor, today } from './question.ts';
import { rangeText } from './rangeText.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { openWorkbench } from './workbench.ts';

interface AccountFlags {
  on: string;
  view: Question['view'];
  assume?: 'ordinary';
  format: 'text' | 'json';
}

/** `portolan portfolio accounts FOLDER`: what packages draw on the law's limits, in the order of time. */
export function addPortfolioAccounts(portfolio: Command): void {
  portfolio.command('accounts')
    .description('What the packages draw on limits that several share (a country\'s allocation, a year\'s small amounts), in time order.')
    .argument('<files...>', 'package files, or folders of them')
    .addOption(new Option('--on <date>', 'the day of packages that name none of their own')
      .argParser(dateFor('--on')).default(today(), 'today'))
    .addOption(new Option('--view <view>', 'the law as printed or as applied').choices(['codified', 'enforced']).default('codified'))
    .addOption(assumeOption('packages'))
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .action(accounts);
}

function accounts(paths: string[], { on, view, assume, format }: AccountFlags): void {
  const workbench = openWorkbench();
  checkDay(workbench.corpus, on);
  const packages = openPackages(paths, workbench);
  const found = accountsOver(workbench.engine, packages, workbench.catalog, {
    on, view, accounts: loadLicenceAccounts(workbench.corpus), assumeOrdinary: assume === 'ordinary',
  });
  if (format === 'json') {
    const endless = (_key: string, value: unknown): unknown => (value === Infinity ? null : value);
    process.stdout.write(`${JSON.stringify({ format: 'portolan-accounts/1', on, view, accounts: found }, endless, 2)}\n`);
  } else process.stdout.write(accountsText(found, packages.length, pageFor(process.stdout, process.env)));
}

/** The accounts that licences draw on, from the law. Throws {@link InputError} where they name what is not there. */
export function loadLicenceAccounts(corpus: Corpus): LicenceAccount[] {
  const problems: Diagnostic[] = [];
  const accounts = readTexts('law', ['accounts.yaml']).flatMap((text) => readAccounts(text, corpus, problems));
  if (problems.length > 0) throw new InputError(problems);
  return accounts;
}

/** The accounts as text, the one most used first. */
export function accountsText(found: readonly PortfolioAccount[], packages: number, page: Page): string {
  const lines = [
    styled(page, 'bold', `${count(packages, 'package')}, ${count(found.length, 'account')} drawn upon`),
    ...wrap('Only what these packages draw is counted, and what they state as drawn before.', page.width),
    ...found.flatMap((account) => ['', ...accountLines(account, page)]),
  ];
  return `${lines.join('\n')}\n`;
}

function accountLines(account: PortfolioAccount, page: Page): string[] {
  const { account: name, of, from, limit, used, draws, firstRefused, cite } = account;
  const share = limit === null ? '' : ` (at least ${Math.round(shareOf(account) * 100)} per cent of ${rangeText([limit, limit], 'TPP')})`;
  return [
    ...wrap(`${name}, ${of}${from === undefined ? '' : ` from ${from}`}`, page.width).map((line) => styled(page, 'bold', line)),
    ...wrap(`${rangeText(used, 'TPP')} in ${count(draws.length, 'delivery', 'deliveries')}${share} · ${cite}`, page.width, 2, 2),
    ...(firstRefused === undefined ? [] : wrap(`The first that it does not hold: ${drawText(firstRefused)}`, page.width, 2, 2)),
  ];
}

function drawText({ day, package: file, leg, before, amount }: Draw): string {
  return `${leg} of ${file} on ${day}, ${rangeText(amount, 'TPP')} after ${rangeText(before, 'TPP')}.`;
}
