import { existsSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { loadCorpus, sha256 } from './corpusCache.ts';
import { attempt } from './inputFile.ts';
import { lawUnder } from './lawsInWords.ts';
import { dateFor, today } from './question.ts';
import { loadNotExpressed, openReform, reformNames } from './reformFiles.ts';
import { chosenReforms } from './reformChoice.ts';
import { firstReformPage } from './reformFirstPage.ts';
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
    lawUnder(base, [reform], sha256);
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
  attempt(file, () => { writeFileSync(file, firstReformPage(effective)); });
  process.stdout.write(`${file} is written. Edit it, then: portolan reform check ${file}\n`);
}
