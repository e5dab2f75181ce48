import { type Command, Option } from 'commander';
import { Compared, type Comparison } from '../determination/compare.ts';
import { summarise } from '../determination/comparePortfolio.ts';
import { shownSide } from '../determination/compareSide.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { openSide } from './compareSides.ts';
import { comparisonMarkdown, comparisonText, portfolioMarkdown, portfolioText } from './compareText.ts';
import { openPackages } from './portfolioFiles.ts';
import { assumeOption, today } from './question.ts';
import { pageFor } from './render/layout.ts';
import { openWorkbench } from './workbench.ts';

interface CompareFlags {
  a: string;
  b: string;
  assume?: 'ordinary';
  format: 'text' | 'json' | 'markdown';
}

/** `portolan compare FILE…`: packages under two laws. */
export function addCompareCommand(program: Command): void {
  program.command('compare')
    .description('Compare what two laws say of packages: any two of date, view, what was known, and reforms.')
    .argument('<files...>', 'package files, or folders of them')
    .requiredOption('--a <law>', 'the first law: DATE[:enforced|codified][:known-on=DATE][+REFORM…]', today())
    .requiredOption('--b <law>', 'the second law, likewise; `portolan reform list` names reforms')
    .addOption(assumeOption())
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json', 'markdown']).default('text'))
    .action(compare);
}

function compare(paths: string[], flags: CompareFlags): void {
  const workbench = openWorkbench();
  const engines = new Map<string, LawEngine>([['', workbench.engine]]);
  const a = openSide('--a', flags.a, workbench.corpus, engines);
  const b = openSide('--b', flags.b, workbench.corpus, engines);
  const compared = new Compared(a, b, { assumeOrdinary: flags.assume === 'ordinary' });
  const comparisons = openPackages(paths, workbench).map((found) => compared.compare(found, workbench.catalog));
  process.stdout.write(rendered(compared, comparisons, flags.format));
  process.exitCode = comparisons.some(({ changes, only }) => changes.length + only.length > 0) ? 1 : 0;
}

function rendered(compared: Compared, comparisons: readonly Comparison[], format: CompareFlags['format']): string {
  const [a, b] = [shownSide(compared.a), shownSide(compared.b)];
  const page = pageFor(process.stdout, process.env);
  const one = comparisons.length === 1 ? comparisons[0] : undefined;
  const whole = one === undefined ? summarise(comparisons) : undefined;
  switch (format) {
    case 'json': return `${JSON.stringify({ format: 'portolan-comparison/1', a, b, portfolio: whole, packages: comparisons }, openEnd, 2)}\n`;
    case 'markdown': return whole === undefined ? comparisonMarkdown(one!) : portfolioMarkdown(whole, a, b);
    case 'text': return whole === undefined ? comparisonText(one!, page) : portfolioText(whole, a, b, page);
  }
}

/** JSON has no figure without end: an open bound is null. */
function openEnd(_key: string, value: unknown): unknown {
  return value === Infinity ? null : value;
}
