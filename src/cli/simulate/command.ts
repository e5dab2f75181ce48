import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { attempt } from '../inputFile.ts';
import { makeNewFolder } from '../newFolder.ts';
import { assumeOption, dateFor, today } from '../question.ts';
import { count } from '../render/layout.ts';
import { askedPlan } from './askedPlan.ts';
import { memoPdf } from './memo.ts';
import { worldOutlines } from './outlines.ts';
import { type Plan, readPlan } from './plan.ts';
import { progressLine } from './progress.ts';
import { reportPage } from './report/page.ts';
import { runSimulation } from './run.ts';
import type { Simulation } from './simulation.ts';
import { csvTable, parquetTable, tablesOf } from './tables.ts';

interface SimulateFlags {
  on: string;
  reform: string[];
  output?: string;
  threads: number;
  assume?: 'ordinary';
}

const ending = '.simulation.yaml';

/** `portolan simulate PORTFOLIO --reform R… -o OUT`: what laws do to a portfolio, as tables, a report and a memo. */
export function addSimulateCommand(program: Command): void {
  program.command('simulate')
    .description('Put a portfolio under the law as applied, as printed and under reforms: indicators, movers, a report, a memo.')
    .argument('<files...>', 'package files or folders of them; or simulations (examples/simulations/*.simulation.yaml)')
    .option('--on <date>', 'the day', dateFor('--on'), today())
    .option('--reform <reform>', 'a reform, or several joined by plus signs; may be given again',
      (word, all: string[]) => [...all, word], [])
    .option('-o, --output <folder>', 'a folder, new or empty, for the tables, report.html and memo.pdf; simulations have one beside them')
    .option('--threads <number>', 'threads to work in', threads, availableParallelism())
    .addOption(assumeOption('packages'))
    .action(simulate);
}

async function simulate(paths: string[], flags: SimulateFlags): Promise<void> {
  const named = paths.filter((path) => path.endsWith(ending));
  if (named.length > 0 && named.length < paths.length) throw mixed(named[0]!);
  for (const { plan, output } of named.length > 0 ? named.map((path) => planned(path, flags)) : [asked(paths, flags)]) {
    const line = progressLine(process.stderr);
    const simulation = await runSimulation(plan, { threads: flags.threads, onProgress: line.show });
    line.end();
    writeSimulation(simulation, output);
    const { packages, laws } = simulation;
    process.stdout.write(`${count(packages, 'package')} under ${count(laws.length, 'law')}: ${join(output, 'report.html')}\n`);
  }
}

/** A simulation of a file, written into a folder of its own name: beside the file, over what stands there, or below a new one. */
function planned(path: string, { output }: SimulateFlags): { plan: Plan; output: string } {
  const plan = readPlan(path);
  const name = basename(path, ending);
  const folder = output === undefined ? join(dirname(path), name) : join(output, name);
  if (output === undefined) attempt(folder, () => mkdirSync(folder, { recursive: true }));
  else makeNewFolder(folder);
  return { plan, output: folder };
}

/** A simulation of the command line. */
function asked(paths: string[], flags: SimulateFlags): { plan: Plan; output: string } {
  if (flags.output === undefined) {
    throw new InputError([{
      file: 'command line', line: 1, column: 1, field: '--output', message: 'A folder for what is found is needed.',
      hint: 'Name a new or an empty one with -o.',
    }]);
  }
  makeNewFolder(flags.output);
  return { plan: planFor(paths, flags), output: flags.output };
}

function mixed(file: string): InputError {
  const message = 'A simulation and packages cannot be run together.';
  return new InputError([{ file, line: 1, column: 1, message, hint: 'Name simulations alone; they say which packages are theirs.' }]);
}

/** Writes every file of a simulation into a folder that stands. */
export function writeSimulation(simulation: Simulation, folder: string): void {
  const files: [string, string | Uint8Array][] = [
    ...tablesOf(simulation).flatMap((table): [string, string | Uint8Array][] =>
      [[`${table.name}.csv`, csvTable(table)], [`${table.name}.parquet`, parquetTable(table)]]),
    ['report.html', reportPage(simulation, worldOutlines())], ['memo.pdf', memoPdf(simulation)],
  ];
  for (const [name, content] of files) attempt(folder, () => { writeFileSync(join(folder, name), content); });
}

function planFor(paths: string[], { on, reform, assume }: SimulateFlags): Plan {
  return askedPlan({
    on, assumeOrdinary: assume === 'ordinary', portfolio: { kind: 'files', paths }, reforms: reform.map((word) => ({ name: word, word })),
  });
}

function threads(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number of threads is needed.');
}
