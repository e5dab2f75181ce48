import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { determine } from '../../determination/determine.ts';
import { decodeText } from '../../package/reader.ts';
import { type CatalogueEntry, readEntries } from '../../program/catalogue/entries.ts';
import { matchEntry } from '../../program/catalogue/match.ts';
import { type Need, readNeed } from '../../program/catalogue/need.ts';
import { partyNotes } from '../../program/catalogue/partyNotes.ts';
import { determineOptions } from '../check.ts';
import { readBytes } from '../inputFile.ts';
import { assumeOption, onOption } from '../question.ts';
import { pageFor } from '../render/layout.ts';
import { openPackage, openWorkbench, type Workbench } from '../workbench.ts';
import { catalogueText, type ShownEntry } from './catalogueText.ts';

interface CatalogueFlags {
  need?: string;
  on?: string;
  assume?: 'ordinary';
  format: 'text' | 'json';
}

/** `portolan catalogue FILE…`: packages as a buyer sees them, with every condition attached to each. */
export function addCatalogueCommand(program: Command): void {
  program.command('catalogue')
    .description('Show designated packages with countries, sectors and conditions, or those open to a need.')
    .argument('<files...>', 'catalogue files (YAML)')
    .option('--need <file>', 'what a buyer needs: workload, budget, power, sovereignty, date (YAML)')
    .option(...onOption('the law in force on this day', 'package'))
    .addOption(assumeOption('package'))
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .action(catalogue);
}

function catalogue(files: string[], flags: CatalogueFlags): void {
  const workbench = openWorkbench();
  const need = flags.need === undefined ? undefined : openNeed(flags.need, workbench);
  const shown = files.flatMap((file) => readEntries(file, textOf(file)).map((entry) => shownEntry(workbench, entry, file, need, flags)));
  const json = (): string => `${JSON.stringify({ format: 'portolan-catalogue/1', need, entries: shown }, null, 2)}\n`;
  process.stdout.write(flags.format === 'json' ? json() : catalogueText(shown, need, pageFor(process.stdout, process.env)));
  process.exitCode = shown.some(({ match }) => match.status === 'met') ? 0 : 1;
}

/** Reads a need. Throws {@link InputError} for a country that there is not. */
export function openNeed(file: string, { corpus }: Pick<Workbench, 'corpus'>): Need {
  const need = readNeed(file, textOf(file));
  if (Object.hasOwn(corpus.countries, need.country)) return need;
  throw new InputError([{
    file, line: 1, column: 1, field: 'country', message: `There is no country '${need.country}'.`, hint: 'Write its code of two letters.',
  }]);
}

/** The text of a file. Throws {@link InputError} where it is none. */
export function textOf(file: string): string {
  return decodeText(readBytes(file), file);
}

function shownEntry(
  workbench: Workbench, entry: CatalogueEntry, file: string, need: Need | undefined, flags: CatalogueFlags,
): ShownEntry {
  const { package: found, document } = openPackage(join(dirname(file), entry.package), workbench);
  const options = determineOptions(flags, found.on, workbench.corpus, document);
  const determination = determine(workbench.engine, found, workbench.catalog, { ...options, horizonDays: 0 });
  const legs = determination.legs.filter(({ country }) => need === undefined || country === need.country);
  return {
    match: matchEntry(entry, need, options.on), title: found.title, on: options.on, parties: partyNotes(found, determination),
    legs: legs.map(({ id, enforced, codified, country }) => ({ leg: id, country, enforced: enforced.outcome, codified: codified.outcome })),
  };
}
