import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { type Coverage, coverageOf, type TopicCoverage } from '../determination/coverage.ts';
import { type Gap, readGaps, readTopics, type Topic } from '../determination/coverageFiles.ts';
import { loadCorpus } from './corpusCache.ts';
import { readLawCases } from './lawCases.ts';
import { projectRoot } from './lawFiles.ts';

/** `portolan law coverage`: what the law here covers, on what grade of source, and what it does not. */
export function addLawCoverage(law: Command): void {
  law.command('coverage').description('What is covered, on what grade of source, and what is not.')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'markdown']).default('text'))
    .action(({ format }: { format: 'text' | 'markdown' }) => {
      const { topics, gaps } = loadCoverageFiles();
      const coverage = coverageOf(loadCorpus(), topics, readLawCases('law'));
      const lines = format === 'markdown' ? markdownLines(coverage, gaps) : textLines(coverage, gaps);
      process.stdout.write(lines.map((line) => `${line}\n`).join(''));
    });
}

/** The topics and the known gaps of the project. Throws {@link InputError} with everything in them that cannot be read. */
export function loadCoverageFiles(): { topics: Topic[]; gaps: Gap[] } {
  const problems: Diagnostic[] = [];
  const read = (file: string): [string, string] => [file, readFileSync(join(projectRoot, file), 'utf8')];
  const topics = readTopics(...read('law/topics.yaml'), problems);
  const gaps = readGaps(...read('law/known-gaps.yaml'), topics, problems);
  if (problems.length > 0) throw new InputError(problems);
  return { topics, gaps };
}

const heads = ['', 'provisions', 'wordings', 'rules', 'cases', 'grade', 'doubts', 'wordings from', 'verified through'];

/** The page `docs/coverage.md`. */
export function markdownLines(coverage: readonly TopicCoverage[], gaps: readonly Gap[]): string[] {
  return [
    '# Coverage',
    '',
    'Written by `portolan law coverage --format markdown`; a test fails when this page and the law differ.',
    '',
    ...legend,
    '',
    ...[heads, heads.map((_, index) => (index === 0 ? '---' : '---:')), ...rowsOf(coverage, (title) => `**${title}**`)]
      .map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '## What is not covered',
    '',
    'Each gap has a witness that a test looks at: it fails when a gap has been closed, and when one is seen that is not listed.',
    ...byTopic(gaps).flatMap(([topic, own]) => ['', `### ${topic}`, '', ...own.map(({ gap }) => `- ${gap}`)]),
  ];
}

const legend = [
  'A wording is one version of a provision, from its first day to the next. The grade is that of the weakest to the strongest',
  'source of wordings and rules. Doubts are places where the sources are silent, conflict or are weak, each written on its',
  'page. “Verified through” is the day through which every wording in force was seen; wordings that name none are counted.',
];

/** The same table for a terminal, columns padded. */
export function textLines(coverage: readonly TopicCoverage[], gaps: readonly Gap[]): string[] {
  const rows = [heads, ...rowsOf(coverage, (title) => title)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const padded = (cell: string, column: number): string =>
    (column === 0 || column === 5 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!));
  return [
    ...rows.map((row) => row.map(padded).join('  ').trimEnd()),
    '',
    'Not covered:',
    ...byTopic(gaps).flatMap(([topic, own]) => [topic, ...own.map(({ gap }) => `  ${gap}`)]),
  ];
}

function rowsOf(coverage: readonly TopicCoverage[], titled: (title: string) => string): string[][] {
  return coverage.flatMap(({ topic, whole, parts }) => [
    [titled(topic.topic), ...cellsOf(whole)],
    ...parts.map(({ part, coverage: own }) => [part, ...cellsOf(own)]),
  ]);
}

function cellsOf(coverage: Coverage | undefined): string[] {
  if (coverage === undefined) return heads.slice(1).map(() => '–');
  const { provisions, versions, rules, cases, weakest, strongest, doubts, earliest, newest, verifiedThrough, unverified } = coverage;
  return [
    ...[provisions, versions, rules, cases].map(String), weakest === strongest ? weakest : `${weakest} to ${strongest}`,
    String(doubts), earliest === newest ? earliest : `${earliest} to ${newest}`,
    `${verifiedThrough ?? '–'}${unverified === 0 ? '' : ` (${unverified} not)`}`,
  ];
}

function byTopic(gaps: readonly Gap[]): [string, Gap[]][] {
  return [...Map.groupBy(gaps, ({ topic }) => topic)];
}
