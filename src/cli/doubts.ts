import { type Command, Option } from 'commander';
import { type Doubt, doubtKinds, type DoubtKind, doubtsOf, withFindings } from '../determination/doubts.ts';
import { provePackage } from '../determination/provePackage.ts';
import { determineOptions } from './check.ts';
import { loadCoverageFiles } from './lawCoverage.ts';
import { assumeOption, knownOnOption, onOption, today } from './question.ts';
import { workbenchFor } from './receipt.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { openPackage } from './workbench.ts';

interface DoubtFlags {
  package?: string;
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  kind?: DoubtKind;
  corpus?: string;
  format: 'text' | 'json';
}

/** `portolan law doubts`: where the sources are silent, conflict or are weak, and what rests on it. */
export function addLawDoubts(law: Command): void {
  law.command('doubts')
    .description('Every place where the sources are silent, conflict or rest on a weak grade, and what would settle it.')
    .option('--package <file>', 'only those on which a finding of this package rests, with the findings')
    .option(...onOption('the law of this day', 'package'))
    .option(...knownOnOption)
    .addOption(assumeOption('package'))
    .addOption(new Option('--kind <kind>', 'only doubts of this kind').choices(doubtKinds))
    .option('--corpus <law>', 'another law: a folder that holds law/, a snapshot, or the digest of one kept')
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .action(lawDoubts);
}

function lawDoubts(flags: DoubtFlags): void {
  const workbench = workbenchFor(flags);
  const source = flags.package === undefined ? undefined : openPackage(flags.package, workbench).package;
  const asked = determineOptions({ ...flags, on: flags.on ?? source?.on ?? today() }, undefined, workbench.corpus);
  const law = [...doubtsOf(workbench.engine, asked), ...gapDoubts()];
  let doubts = law;
  if (source !== undefined) {
    doubts = withFindings(law, provePackage(workbench.engine, source, workbench.catalog, asked))
      .filter(({ findings }) => findings.length > 0);
  }
  const shown = doubts.filter(({ kind }) => flags.kind === undefined || kind === flags.kind);
  const { digest } = workbench.corpus;
  process.stdout.write(flags.format === 'json'
    ? `${JSON.stringify({ format: 'portolan-doubts/1', on: asked.on, corpus: digest, doubts: shown }, null, 2)}\n`
    : doubtsText(shown, source === undefined ? undefined : law.length, asked.on, digest, pageFor(process.stdout, process.env)));
}

/** What the law here is known not to cover; no finding can rest on what is not there. */
function gapDoubts(): Doubt[] {
  return loadCoverageFiles().gaps.map(({ topic, gap }) => ({
    kind: 'gap', of: topic, question: gap, settles: 'Writing it into the law.', rules: [], facts: [], findings: [],
  }));
}

const titles: Record<DoubtKind, string> = {
  sources: 'The sources are silent or conflict', reading: 'The law can be read in two ways', judgement: 'A person has to judge',
  inexpressible: 'Cannot be expressed as a rule', grade: 'Rests on less than the text of the law',
  table: 'Tables that rest on less than the text', gap: 'Not covered',
};

function doubtsText(doubts: readonly Doubt[], all: number | undefined, on: string, digest: string, page: Page): string {
  const head = `${count(doubts.length, 'doubt')}${all === undefined ? '' : ` of ${all} on which a finding rests`}`;
  const lines = [...wrap(`${head}; law of ${on}, corpus ${digest.slice(0, 12)}`, page.width).map((line) => styled(page, 'bold', line)),
    ...doubtKinds.flatMap((kind) => {
      const own = doubts.filter((doubt) => doubt.kind === kind);
      if (own.length === 0) return [];
      return ['', styled(page, 'bold', `${titles[kind]} (${own.length})`), ...own.flatMap((doubt) => doubtLines(doubt, page))];
    })];
  return `${lines.join('\n')}\n`;
}

/** Findings named for one doubt; the rest is counted. */
const mostFindings = 6;

function doubtLines({ of, cite, grade, question, settles, findings }: Doubt, page: Page): string[] {
  const basis = [cite, grade].filter((part) => part !== undefined).join('; ');
  const rest = findings.length - mostFindings;
  const resting = `${findings.slice(0, mostFindings).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [
    ...wrap(`- ${question}`, page.width, 2, 2),
    ...wrap(`${of}${basis === '' ? '' : ` (${basis})`}. Settled by: ${settles}`, page.width, 4, 2),
    ...(findings.length === 0 ? [] : wrap(`Rests on it: ${resting}`, page.width, 4, 2)),
  ];
}
