import type { Command } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { type PathsReport, type PathsRequest, pathsOf } from '../determination/paths.ts';
import { type AskedChange, askedChange } from '../determination/pathRefusal.ts';
import type { DetermineOptions } from '../determination/options.ts';
import { partsOf } from '../determination/parts.ts';
import type { Leg } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import type { ReadPackage } from '../package/reader.ts';
import { determineOptions } from './check.ts';
import { thereAre } from './findings.ts';
import { proseText } from './pathsRefusal.ts';
import { pathsText } from './pathsText.ts';
import { assumeOption, knownOnOption, onOption } from './question.ts';
import { proposedLaws } from './reformFiles.ts';
import { pageFor } from './render/layout.ts';
import { openPackage, openWorkbench, type Workbench } from './workbench.ts';

interface PathsFlags {
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  json?: true;
  change?: string[];
  reforms?: boolean;
}

/** `portolan paths FILE [FINDING]`: the smallest changes of substance that make a yes, and those that would lose one. */
export function addPathsCommand(program: Command): void {
  program.command('paths')
    .description('Find the smallest changes that make each finding a yes, who can make them, and what would lose a yes.')
    .argument('<file>', 'the package file, YAML or JSON')
    .argument('[finding]', 'a leg (item@site), or the beginning of an item\'s id or name')
    .option(...onOption('the law in force on this day'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .option('--change <facts...>', 'only ways that change one of these facts (portolan law facts lists the names)')
    .option('--no-reforms', 'leave out bills and drafts under which an answer would turn')
    .option('--json', 'write the answer as JSON')
    .action(pathsCommand);
}

function pathsCommand(file: string, finding: string | undefined, flags: PathsFlags): void {
  const workbench = openWorkbench();
  const opened = openPackage(file, workbench);
  const options = determineOptions(flags, opened.package.on, workbench.corpus, opened.document);
  const page = pageFor(process.stdout, process.env);
  const isTold = process.stderr.isTTY === true;
  const answer = pathsAnswer(workbench, opened, finding, {
    ...options, ...(flags.reforms === false ? {} : { reforms: proposedLaws(workbench.engine) }),
    ...(isTold ? { onProgress: (done: number, all: number) => process.stderr.write(`\r${done} of ${all} legs …`) } : {}),
  }, flags.change);
  if (isTold) process.stderr.write('\r\u001b[K');
  if ('refused' in answer) {
    process.stdout.write(proseText(answer.fact, answer, page));
    process.exitCode = 1;
    return;
  }
  const { report, names, isSettled } = answer;
  process.exitCode = isSettled ? 0 : 1;
  process.stdout.write(flags.json === true ? `${JSON.stringify({ format: 'portolan-paths/1', ...report }, null, 2)}\n`
    : pathsText(report, finding !== undefined, page));
  if (flags.json !== true && names.length > 0 && report.paths.length + report.tests.length === 0) {
    process.stdout.write(`\nNo way that was found changes ${names.join(' or ')}, and no yes hangs on it alone.\n`);
  }
}

/** What can be changed, or why a change that was asked for is none to propose. */
type PathsAnswer = { report: PathsReport; names: string[]; isSettled: boolean }
  | Extract<AskedChange, { refused: unknown }> & { fact: string };

/**
 * The ways of a package, or of the legs a name means; with `changes` only those that change one of these facts. Throws
 * {@link InputError} for names that mean nothing.
 */
export function pathsAnswer(
  workbench: Workbench, { package: found }: ReadPackage, finding: string | undefined, request: PathsRequest,
  changes: readonly string[] = [],
): PathsAnswer {
  const wanted = changes.map((word) => word.split('=')[0]!);
  for (const fact of wanted) {
    const asked = askedChange(workbench.engine, fact, request);
    if (asked === undefined) throw unknownFact(workbench, fact);
    if ('refused' in asked) return { fact, ...asked };
  }
  const legs = finding === undefined ? undefined : legsNamed(workbench, found, finding, request);
  const report = pathsOf(workbench.engine, found, workbench.catalog, {
    ...request, ...(legs === undefined ? {} : { wants: ({ id }: Leg) => legs.has(id) }),
  });
  const isSettled = report.tests.length === 0 && report.paths.every(({ isFavourable }) => isFavourable);
  return { report: withOnly(workbench, report, wanted), names: wanted, isSettled };
}

/** Of a report what changes one of some facts: whoever asks for one change wants to hear of nothing else. */
function withOnly({ engine }: Workbench, report: PathsReport, wanted: readonly string[]): PathsReport {
  const names = new Set(wanted.map((fact) => lastPart(engine.layout.names.find(fact)!.name)));
  if (names.size === 0) return report;
  const paths = report.paths.map((each) => ({
    ...each,
    ways: each.ways.filter(({ changes }) => changes.some(({ fact }) => names.has(lastPart(fact)))),
    losses: each.losses.filter(({ fact }) => names.has(lastPart(fact))),
  }));
  return {
    ...report,
    paths: paths.filter(({ ways, losses }) => ways.length + losses.length > 0),
    tests: report.tests.filter(({ ways }) => ways.flat().some(({ fact }) => names.has(lastPart(fact)))),
  };
}

/** A party's fact is the same lever under every role. */
function lastPart(fact: string): string {
  return fact.slice(fact.lastIndexOf('.') + 1);
}

function unknownFact({ engine }: Workbench, fact: string): InputError {
  const near = engine.layout.names.nearest(fact);
  return new InputError([{
    file: 'command line', line: 1, column: 1, field: fact, message: 'There is no such fact.',
    hint: near === undefined ? '`portolan law facts` lists every fact.' : `Did you mean '${near}'?`,
  }]);
}

/** The legs a name means. Throws {@link InputError} where none does. */
function legsNamed(
  { engine, catalog }: Workbench, found: Package, finding: string, options: DetermineOptions,
): ReadonlySet<string> {
  const names = new Map(itemsOf(found).map(({ item }) => [item.id, item.name ?? item.id]));
  const { legs } = partsOf(engine, found, catalog, options);
  const wanted = finding.toLowerCase();
  const exact = legs.filter(({ id, item }) => id === finding || item === finding);
  const begun = exact.length > 0 ? exact : legs.filter(({ id, item }) =>
    id.toLowerCase().startsWith(wanted) || names.get(item)!.toLowerCase().startsWith(wanted));
  if (begun.length > 0) return new Set(begun.map(({ id }) => id));
  const hint = thereAre(legs);
  throw new InputError([{ file: found.file, line: 1, column: 1, message: `There is no finding '${finding}'.`, hint }]);
}
