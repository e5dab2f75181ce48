import type { Command } from 'commander';
import { checkCorpus } from '../corpus/check.ts';
import { readCorpus } from '../corpus/corpus.ts';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { Names } from '../corpus/names.ts';
import { checkUnread } from '../corpus/unread.ts';
import { type Disagreement, type LawCase, runCase } from '../determination/lawCase.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { addLawCalendar } from './calendar.ts';
import { loadCorpus } from './corpusCache.ts';
import { addLawDoubts } from './doubts.ts';
import { addLawClauses } from './lawClauses.ts';
import { readLawCases } from './lawCases.ts';
import { addLawCoverage } from './lawCoverage.ts';
import { readLawTexts } from './lawFiles.ts';
import { addLawReading } from './lawRead.ts';
import { addLawTimeline, checkLawTimeline } from './lawTimeline.ts';
import { addLawUses } from './lawUses.ts';
import { reformNames } from './reformFiles.ts';
import { addReleaseCommands } from './release/commands.ts';
import { addSnapshotCommand } from './receiptSnapshot.ts';

/** `portolan law …`: read, check and test the law itself. */
export function addLawCommands(program: Command): void {
  const law = program.command('law').description('Read, check and test the law in the corpus.');
  law.command('check').description('Check every page, rule, table and reference of the law.').action(checkLaw);
  law.command('test').description('Run the worked examples beside the provisions.')
    .argument('[folder]', 'only below this folder', 'law').action(testLaw);
  addLawClauses(law);
  addLawCoverage(law);
  addLawReading(law);
  addLawCalendar(law);
  addLawDoubts(law);
  addLawTimeline(law);
  addLawUses(law);
  addSnapshotCommand(law);
  addReleaseCommands(law);
}

function checkLaw(): void {
  const problems: Diagnostic[] = [];
  const texts = readLawTexts();
  const corpus = readCorpus(texts, problems);
  problems.push(...checkCorpus(corpus), ...checkUnread(corpus, new Names(corpus.vocabulary)));
  const events = checkLawTimeline(corpus, reformNames(), problems);
  if (problems.length > 0) throw new InputError(problems);
  const versions = corpus.provisions.flatMap((provision) => provision.versions);
  const rules = versions.flatMap((version) => version.rules);
  process.stdout.write(`${corpus.provisions.length} provisions in ${versions.length} versions, ${rules.length} rules, `
    + `${corpus.vocabulary.facts.length} facts; ${events} events: sound. Corpus ${corpus.digest.slice(0, 12)}.\n`);
}

/** The cases below a folder that do not come out as their sources say. */
export function failingCases(folder: string): { cases: number; failing: { lawCase: LawCase; found: Disagreement[] }[] } {
  const engine = new LawEngine(loadCorpus());
  const cases = readLawCases(folder);
  const failing = cases.map((lawCase) => ({ lawCase, found: runCase(engine, lawCase) }))
    .filter(({ found }) => found.length > 0);
  return { cases: cases.length, failing };
}

function testLaw(folder: string): void {
  const { cases, failing } = failingCases(folder);
  for (const { lawCase, found } of failing) {
    process.stdout.write(`${lawCase.file}:${lawCase.line}: ${lawCase.id}\n`);
    for (const { key, expected, found: actual } of found) {
      process.stdout.write(`    ${key}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}\n`);
    }
  }
  process.stdout.write(`${cases - failing.length} of ${cases} cases hold.\n`);
  if (failing.length > 0) process.exitCode = 1;
}
