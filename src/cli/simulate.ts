import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { type Indicators, readIndicators } from '../corpus/indicators.ts';
import { Compared, type Comparison } from '../determination/compare.ts';
import { type PortfolioComparison, summarise } from '../determination/comparePortfolio.ts';
import { shownSide, type Side, type SideShown } from '../determination/compareSide.ts';
import { type Measures, Measuring } from '../determination/simulate.ts';
import { csvOf } from '../package/csv.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import type { Package } from '../package/model.ts';
import { openSides } from './compareSides.ts';
import { attempt } from './inputFile.ts';
import { readTexts } from './lawFiles.ts';
import { makeNewFolder } from './newFolder.ts';
import { openPackages } from './portfolioFiles.ts';
import { assumeOption, dateFor, today } from './question.ts';
import { count } from './render/layout.ts';
import { indicatorRows, moverRows, simulationPage } from './simulateReport.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

interface SimulateFlags {
  on: string;
  reform: string[];
  output: string;
  assume?: 'ordinary';
}

/** One law of a simulation: its indicators, and what it moves against the law as applied. */
export interface Scenario {
  name: string;
  side: SideShown;
  measures: Measures;
  moved?: PortfolioComparison;
}

/** A simulation, ready to be written. */
export interface Simulation {
  on: string;
  packages: number;
  assumeOrdinary: boolean;
  law: Indicators;
  scenarios: Scenario[];
}

/** `portolan simulate FOLDER --reform R… -o OUT`: indicators of the law as applied, as printed, and under reforms. */
export function addSimulateCommand(program: Command): void {
  program.command('simulate')
    .description('Indicators of a portfolio under the law as applied, as printed and under reforms, with what each moves.')
    .argument('<files...>', 'package files, or folders of them')
    .option('--on <date>', 'the day', dateFor('--on'), today())
    .option('--reform <reform>', 'a reform, or several joined by plus signs; may be given again',
      (word, all: string[]) => [...all, word], [])
    .requiredOption('-o, --output <folder>', 'a folder, new or empty, for indicators.csv, movers.csv and report.html')
    .addOption(assumeOption('packages'))
    .action(simulate);
}

function simulate(paths: string[], { on, reform, output, assume }: SimulateFlags): void {
  makeNewFolder(output);
  const simulation = simulated(openWorkbench(), paths, { on, reforms: reform, assumeOrdinary: assume === 'ordinary' });
  const files = {
    'indicators.csv': csvOf(indicatorRows(simulation), '\n'), 'movers.csv': csvOf(moverRows(simulation), '\n'),
    'report.html': simulationPage(simulation),
  };
  for (const [name, text] of Object.entries(files)) attempt(output, () => { writeFileSync(join(output, name), text); });
  const { packages, scenarios } = simulation;
  process.stdout.write(`${count(packages, 'package')} under ${count(scenarios.length, 'law')}: ${join(output, 'report.html')}\n`);
}

/** Puts a portfolio under the law as applied, as printed, and each reform on top of the law as applied. */
export function simulated(
  workbench: Workbench, paths: readonly string[],
  { on, reforms, assumeOrdinary }: { on: string; reforms: readonly string[]; assumeOrdinary: boolean },
): Simulation {
  const law = loadIndicators();
  const words = [`${on}:codified`, ...reforms.map((reform) => `${on}:enforced+${reform}`)];
  const scenarios: Scenario[] = [];
  let packages: Package[] = [];
  for (const [index, b] of words.entries()) {
    const sides = openSides(workbench.engine, { a: `${on}:enforced`, b });
    packages = openPackages(paths, { ...workbench, vocabulary: packageVocabulary(sides.vocabulary) });
    const compared = new Compared(sides.a, sides.b, { assumeOrdinary });
    const [baseline, other] = [new Measuring(law), new Measuring(law)];
    const comparisons = packages.map((found): Comparison => measured(compared, found, workbench, baseline, other));
    if (index === 0) scenarios.push(scenarioOf('as applied', sides.a, baseline));
    scenarios.push({ ...scenarioOf(index === 0 ? 'as printed' : reforms[index - 1]!, sides.b, other), moved: summarise(comparisons) });
    if (process.stderr.isTTY) process.stderr.write(`${index + 1} of ${words.length} laws\n`);
  }
  return { on, packages: packages.length, assumeOrdinary, law, scenarios };
}

function measured(compared: Compared, found: Package, { catalog }: Workbench, baseline: Measuring, other: Measuring): Comparison {
  const deliveries = new Set<string>();
  for (const { leg, before, after } of compared.pairs(found, catalog).both) {
    const delivery = leg.id.replace(/~\d+$/, '');
    if (deliveries.has(delivery)) continue;
    deliveries.add(delivery);
    baseline.note(leg, before);
    other.note(leg, after);
  }
  return compared.compare(found, catalog);
}

function scenarioOf(name: string, side: Side, measuring: Measuring): Scenario {
  return { name, side: shownSide(side), measures: measuring.measures() };
}

function loadIndicators(): Indicators {
  const problems: Diagnostic[] = [];
  const [text] = readTexts('law', ['indicators.yaml']);
  const law = readIndicators(text!, problems);
  if (problems.length > 0) throw new InputError(problems);
  return law;
}
