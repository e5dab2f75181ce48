// What one can do with an answer, for the example packages: proofs, questions, paths, receipts, days ahead, records.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofsOf } from '../../src/cli/explain.ts';
import { sha256 } from '../../src/cli/corpusCache.ts';
import { projectRoot } from '../../src/cli/lawFiles.ts';
import { engineStamp } from '../../src/cli/receipt.ts';
import { openWorkbench, type Workbench } from '../../src/cli/workbench.ts';
import { ask } from '../../src/determination/ask.ts';
import { bookOf } from '../../src/determination/book.ts';
import { calendarOf, usualEnd } from '../../src/determination/calendar.ts';
import { determine } from '../../src/determination/determine.ts';
import { diligenceFile } from '../../src/determination/diligenceFile.ts';
import { doubtsOf, withFindings } from '../../src/determination/doubts.ts';
import { Memory } from '../../src/determination/memory.ts';
import type { DetermineOptions } from '../../src/determination/options.ts';
import { pathsOf } from '../../src/determination/paths.ts';
import { provePackage } from '../../src/determination/provePackage.ts';
import { CanonicalBody, receiptText } from '../../src/determination/receipt.ts';
import { receiptBody } from '../../src/determination/receiptBody.ts';
import { namedEntries, namesIn } from '../../src/package/catalogUse.ts';
import { readPackage, type ReadPackage } from '../../src/package/reader.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { meanMilliseconds } from '../timing.ts';

const samples = ['gulf-sovereign-cluster', 'lower-income-inference-region', 'small-allied-market'];
const [runs, pathRuns, targetMilliseconds, pathsTargetMilliseconds] = [9, 2, 50, 1000];

type Ask = (bench: Workbench, read: ReadPackage, options: DetermineOptions & { assumeOrdinary: boolean }) => unknown;

/** Each is asked of a package that was read anew. */
const answers: Record<string, Ask> = {
  explain: (bench, read, options) => proofsOf(bench, read, undefined, { ...options, view: 'both' }),
  ask: ({ engine, catalog, vocabulary }, { package: found }, options) => ask(engine, found, catalog, vocabulary, options),
  receipt: ({ engine, catalog }, { package: found }, options) => {
    const asked = { kind: 'package', file: found.file, text: '' } as const;
    const body = receiptBody(engine, determine(engine, found, catalog, options), options,
      { engine: engineStamp(), asked, view: 'both', entries: namedEntries(catalog, namesIn(found)) });
    const made = new CanonicalBody({ ...body });
    return receiptText(made, made.seal(sha256));
  },
  calendar: ({ engine, catalog }, { package: found }, options) =>
    calendarOf(engine, found, determine(engine, found, catalog, { ...options, horizonDays: 0 }), options, usualEnd(options.on)),
  diligence: ({ engine, catalog, vocabulary }, { package: found }, options) =>
    diligenceFile(engine, found, determine(engine, found, catalog, options), ask(engine, found, catalog, vocabulary, options), options),
  book: ({ engine, catalog }, { package: found }, options) =>
    bookOf(engine, found, catalog, determine(engine, found, catalog, options), options),
  doubts: ({ engine, catalog }, { package: found }, options) =>
    withFindings(doubtsOf(engine, options), provePackage(engine, found, catalog, options)),
};

const paths: Ask = ({ engine, catalog }, { package: found }, options) => pathsOf(engine, found, catalog, options);

/** Processor time of each answer for each sample, warm, alone and with the memory that the site keeps. */
export function measureAnswers(on: string): Section {
  const bench = openWorkbench();
  const rows = samples.map((name) => measureSample(bench, name, on));
  const worst = (kind: 'alone' | 'kept', names: readonly string[]): number =>
    Math.max(...rows.flatMap((row) => names.map((name) => row[kind].get(name)!)));
  const names = Object.keys(answers);
  const shown = (kind: 'alone' | 'kept'): string[][] =>
    rows.map((row) => [`${row.name}, ${kind}`, ...[...names, 'paths'].map((name) => figure(row[kind].get(name)!))]);
  return { title: 'What one can do with an answer', text: [
    'Milliseconds of processor time for the three samples, every finding, each asked of a file read anew (mean\nof '
    + `${runs}, paths of two, after one that does not count). *Alone* nothing is kept but what is compiled; *kept* has the memory that the\nsite keeps.`,
    table(['package', ...names, 'paths'], [...shown('alone'), ...shown('kept')], [...names, 'paths'].map((_, index) => index + 1)),
    table(['target', 'wanted', 'measured', ''], [
      verdict('every answer, kept', 'under 50 ms', `${figure(worst('kept', names))} ms`, worst('kept', names) < targetMilliseconds),
      verdict('every answer, alone', 'under 50 ms', `${figure(worst('alone', names))} ms`, worst('alone', names) < targetMilliseconds),
      verdict('paths, alone', 'under 1 s', `${figure(worst('alone', ['paths']))} ms`, worst('alone', ['paths']) < pathsTargetMilliseconds),
    ], [1, 2])].join('\n\n') };
}

function measureSample(bench: Workbench, name: string, on: string) {
  const path = join(projectRoot, 'examples', `${name}.yaml`);
  const text = readFileSync(path, 'utf8');
  const read = (): ReadPackage => readPackage(text, { path, vocabulary: bench.vocabulary, catalogNames: bench.catalog.names });
  const measure = (memory?: Memory): Map<string, number> => {
    const options = { on, assumeOrdinary: true, ...(memory === undefined ? {} : { memory }) };
    const time = (what: Ask, times: number): number => {
      what(bench, read(), options);
      return meanMilliseconds(Array.from({ length: times }, read), (each) => { what(bench, each, options); });
    };
    return new Map([...Object.entries(answers).map(([key, what]): [string, number] => [key, time(what, runs)]), ['paths', time(paths, pathRuns)]]);
  };
  return { name, alone: measure(), kept: measure(new Memory()) };
}
