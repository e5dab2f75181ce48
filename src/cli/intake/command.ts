import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readPackage } from '../../package/reader.ts';
import { draftOf } from '../../program/intake/draft.ts';
import { proposedFacts } from '../../program/intake/find.ts';
import { readIntakeRules } from '../../program/intake/rules.ts';
import type { ProposedFact } from '../../program/intake/proposal.ts';
import { attempt } from '../inputFile.ts';
import { lawRoot, projectRoot } from '../lawFiles.ts';
import { pageFor } from '../render/layout.ts';
import { openWorkbench } from '../workbench.ts';
import { confirmed } from './confirm.ts';
import { passagesOf } from './document.ts';

interface IntakeFlags {
  output?: string;
  proposals?: 'json';
}

/** `portolan intake FILE`: drafts a package from an existing proposal; nothing is taken over that nobody confirmed. */
export function addIntakeCommand(program: Command): void {
  program
    .command('intake')
    .description('Draft a package from an existing proposal (PDF, DOCX): each fact with page and passage, confirmed one by one.')
    .argument('<file>', 'the proposal, .pdf or .docx')
    .option('-o, --output <file>', 'write the package there (default: package.yaml beside nothing that exists)')
    .addOption(new Option('--proposals <format>', 'only print what is proposed, and write nothing').choices(['json']))
    .action(intake);
}

async function intake(file: string, { output = 'package.yaml', proposals }: IntakeFlags): Promise<void> {
  if (proposals === undefined && !process.stdin.isTTY) {
    throw new InvalidArgumentError('Each fact has to be confirmed by somebody at a terminal. --proposals json prints what would be asked.');
  }
  const passages = await passagesOf(file);
  const { corpus, catalog, vocabulary } = openWorkbench();
  const path = 'law/program/intake.yaml';
  const rules = readIntakeRules(path, readFileSync(join(lawRoot(), path), 'utf8'));
  const facts = proposedFacts(passages, rules, { countries: corpus.countries, catalog: catalog.entries });
  if (proposals !== undefined) {
    const whole = { format: 'portolan-intake/1', file: basename(file), passages: passages.length, proposals: facts };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    return;
  }
  const taken = await ask(facts);
  if (taken.length === 0) {
    process.stdout.write('Nothing was confirmed, so nothing is written.\n');
    return;
  }
  const text = draftOf(taken, basename(file), schemaFrom(output));
  // Read as a whole before anything is written: a draft that cannot be read helps nobody.
  readPackage(text, { path: output, vocabulary, catalogNames: catalog.names });
  attempt(output, () => writeFileSync(output, text, { flag: 'wx' }));
  process.stdout.write(
    `${output} holds ${taken.length} of ${facts.length} proposed facts. Look it through, then: portolan check ${output}\n`,
  );
}

async function ask(facts: readonly ProposedFact[]): Promise<ProposedFact[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await confirmed(facts, terminal, (text) => process.stdout.write(text), pageFor(process.stdout, process.env));
  } finally {
    terminal.close();
  }
}

/** Where an editor that has the file open finds the schema. */
function schemaFrom(file: string): string {
  return relative(dirname(resolve(file)), join(projectRoot, 'schema', 'package.schema.json'))
    .split(sep)
    .join('/');
}
