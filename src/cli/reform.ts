import { existsSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { loadCorpus } from './corpusCache.ts';
import { attempt } from './inputFile.ts';
import { dateFor, today } from './question.ts';
import { lawUnder, loadNotExpressed, openReform, reformNames } from './reformFiles.ts';
import { chosenReforms } from './reformChoice.ts';
import { reformListMarkdown, reformListText, reformText } from './reformText.ts';
import { count, pageFor } from './render/layout.ts';

type Format = 'text' | 'json' | 'markdown';

/** `portolan reform …`: changes of the law that are not law. */
export function addReformCommands(program: Command): void {
  const reform = program.command('reform').description('Changes of the law that are not law: bills, drafts and your own.');
  reform.command('list').description('The reforms that come with the law, and what no reform expresses.')
    .addOption(formatOption(['text', 'json', 'markdown'])).action(list);
  reform.command('show').description('What a reform changes, and what of its text it could not express.')
    .argument('<reform>', 'a name from the list, or a file of your own; with parameters as in name(key=value)')
    .addOption(formatOption(['text', 'json'])).action(show);
  reform.command('check').description('Check a reform with the same checks as the law; all that come with the law where none is named.')
    .argument('[reform]', 'a name from the list, or a file of your own').action(check);
  reform.command('new').description('Write a page to begin with.')
    .argument('<file>', 'the file to write, ending with .md')
    .option('--effective <date>', 'the first day on which it applies (default: today)', dateFor('--effective')).action(write);
}

function formatOption(formats: readonly Format[]): Option {
  return new Option('--format <format>', 'how to write it').choices(formats).default('text');
}

function list({ format }: { format: Format }): void {
  const reforms = reformNames().map((name) => openReform({ name, given: {} }));
  const missing = loadNotExpressed();
  switch (format) {
    case 'json': {
      const shown = reforms.map(({ id, title, cite, kind, status, statusOn, effective, grade, parameters, untranslatable }) =>
        ({ id, title, cite, kind, status, statusOn, effective, grade, parameters, untranslatable }));
      process.stdout.write(`${JSON.stringify({ format: 'portolan-reforms/1', reforms: shown, notExpressed: missing }, null, 2)}\n`);
      break;
    }
    case 'markdown': process.stdout.write(reformListMarkdown(reforms, missing)); break;
    case 'text': process.stdout.write(reformListText(reforms, missing, pageFor(process.stdout, process.env)));
  }
}

function show(named: string, { format }: { format: Format }): void {
  const [reform] = chosenReforms(named).map(openReform);
  if (format === 'json') process.stdout.write(`${JSON.stringify({ format: 'portolan-reform/1', ...reform! }, null, 2)}\n`);
  else process.stdout.write(reformText(reform!, pageFor(process.stdout, process.env)));
}

function check(named: string | undefined): void {
  const base = loadCorpus();
  const names = named === undefined ? reformNames() : [named];
  for (const reform of names.flatMap(chosenReforms).map(openReform)) {
    lawUnder(base, [reform]);
    const { rules, replaced, amendments, untranslatable } = reform;
    process.stdout.write(`${reform.id}: ${count(rules.length, 'rule')} of its own, ${count(replaced.length, 'rule')} replaced, `
      + `${count(amendments.length, 'amendment')}; ${count(untranslatable.length, 'part')} not expressed: sound.\n`);
  }
}

function write(file: string, { effective = today() }: { effective?: string }): void {
  const refuse = (message: string, hint: string): never => {
    throw new InputError([{ file, line: 1, column: 1, message, hint }]);
  };
  if (!file.endsWith('.md')) refuse('A reform is a Markdown page.', 'Give it a name that ends with .md.');
  if (existsSync(file)) refuse('The file is there already.', 'Choose another name; nothing is written over.');
  attempt(file, () => { writeFileSync(file, firstPage(effective)); });
  process.stdout.write(`${file} is written. Edit it, then: portolan reform check ${file}\n`);
}

/** A page that is sound as it stands, and shows every kind of block. */
function firstPage(effective: string): string {
  return `---
title: Say in one line what would change
cite: where it is written, or “own proposal”
kind: toggle                # bill | draft | concept | historical | counterfactual | toggle
status: own proposal
reads: own words            # which text you read: as introduced, as reported, press accounts
source: who says so
grade: inferred             # primary | secondary | inferred | not-found
effective: ${effective}       # the first day on which it applies; without it, every day
untranslatable:
  - text: What you could not express as a rule.
    because: Why not.
---
Say in plain words what changes. Below each sentence stands the rule that encodes it, written as in law/
(docs/writing-law.md); docs/reforms.md lists the blocks that amend what is there:

    a rule in place of one that stands   \`\`\`rule in place of <provision>#<rule>
    a rule, a wording or a page goes     \`\`\`amend    strike: <provision>#<rule>
    postures                             \`\`\`amend    posture: all, with lift, settle, extend or add
    members of a set                     \`\`\`amend    set: countryGroups["…"], with add and remove
    a figure                             \`\`\`amend    value: <name>, with is
    new facts, grounds, tables           \`\`\`facts, \`\`\`grounds, \`\`\`table

\`\`\`rule
id: example
duty: Say what has to be done
when: itemMoves
\`\`\`
`;
}
