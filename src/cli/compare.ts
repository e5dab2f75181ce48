import { existsSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { Compared, type Comparison } from '../determination/compare.ts';
import { summarise } from '../determination/comparePortfolio.ts';
import { comparePackages } from '../determination/comparePackages.ts';
import { shownSide } from '../determination/compareSide.ts';
import { findWitness, type WitnessSearch } from '../determination/compareWitness.ts';
import { portfolioOf } from '../determination/portfolio.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { openSides } from './compareSides.ts';
import { comparisonMarkdown, comparisonText, portfolioMarkdown, portfolioText } from './compareText.ts';
import { attempt } from './inputFile.ts';
import { readLawCases } from './lawCases.ts';
import { openPackages } from './portfolioFiles.ts';
import { assumeOption, today } from './question.ts';
import { pageFor } from './render/layout.ts';
import { witnessPackage, witnessText } from './witnessText.ts';
import { openWorkbench } from './workbench.ts';

interface CompareFlags {
  a: string;
  b: string;
  assume?: 'ordinary';
  witness?: boolean;
  witnessPackage?: string;
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
    .option('--witness', 'look for invented facts that show a difference (always done where no package does)')
    .option('--no-witness', 'look for none')
    .option('--witness-package <file>', 'write the witness as a package to this file')
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json', 'markdown']).default('text'))
    .action(compare);
}

function compare(paths: string[], flags: CompareFlags): void {
  const workbench = openWorkbench();
  const { a, b, vocabulary } = openSides(workbench.engine, flags);
  const compared = new Compared(a, b, { assumeOrdinary: flags.assume === 'ordinary' });
  const packages = openPackages(paths, { ...workbench, vocabulary: packageVocabulary(vocabulary) });
  const comparisons = compareAll(compared, packages, workbench.catalog, flags.format);
  const moved = comparisons.some(({ changes, only }) => changes.length + only.length > 0);
  const search = flags.witness ?? !moved ? findWitness(compared, seedsOfCases()) : undefined;
  if (search !== undefined) writeWitness(search, compared, flags);
  process.stdout.write(rendered(compared, comparisons, search, flags.format));
  process.exitCode = moved ? 1 : 0;
}

/** One package by itself, leg by leg; several together. */
function compareAll(
  compared: Compared, packages: readonly Package[], catalog: FigureSource, format: CompareFlags['format'],
): Comparison[] {
  const [only, another] = packages;
  if (only !== undefined && another === undefined) return [compared.compare(only, catalog)];
  const { engine, question: { on, knownOn } } = compared.a;
  const options = { on, assumeOrdinary: compared.assumeOrdinary, ...(knownOn === undefined ? {} : { knownOn }) };
  return comparePackages(compared, portfolioOf(engine, packages, catalog, options), catalog, { because: format === 'json', tests: true });
}

function seedsOfCases() {
  return readLawCases('law').map(({ facts, file, line }) => ({ facts, from: `${file}:${line}` }));
}

function writeWitness({ witness }: WitnessSearch, { b }: Compared, { witnessPackage: file }: CompareFlags): void {
  if (witness === undefined || file === undefined) return;
  if (existsSync(file)) {
    const hint = 'Choose another name; nothing is written over.';
    throw new InputError([{ file, line: 1, column: 1, message: 'The file is there already.', hint }]);
  }
  attempt(file, () => { writeFileSync(file, witnessPackage(witness, b.question.on)); });
}

function rendered(
  compared: Compared, comparisons: readonly Comparison[], search: WitnessSearch | undefined, format: CompareFlags['format'],
): string {
  const [a, b] = [shownSide(compared.a), shownSide(compared.b)];
  const page = pageFor(process.stdout, process.env);
  const one = comparisons.length === 1 ? comparisons[0] : undefined;
  const whole = one === undefined ? summarise(comparisons) : undefined;
  switch (format) {
    case 'json': {
      const answer = { format: 'portolan-comparison/1', a, b, portfolio: whole, packages: comparisons, witness: search };
      return `${JSON.stringify(answer, openEnd, 2)}\n`;
    }
    case 'markdown':
      return (whole === undefined ? comparisonMarkdown(one!) : portfolioMarkdown(whole, a, b)) + told(search, '\n## Witness\n\n');
    case 'text':
      return (whole === undefined ? comparisonText(one!, page) : portfolioText(whole, a, b, page)) + told(search, '\n');
  }
}

function told(search: WitnessSearch | undefined, before: string): string {
  return search === undefined ? '' : `${before}${witnessText(search, pageFor(process.stdout, process.env))}`;
}

/** JSON has no figure without end: an open bound is null. */
function openEnd(_key: string, value: unknown): unknown {
  return value === Infinity ? null : value;
}
