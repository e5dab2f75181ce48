import { writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { type Addition, addToPackage } from '../package/append.ts';
import { importCsv, type TableKind } from '../package/importCsv.ts';
import { importCycloneDx } from '../package/importCycloneDx.ts';
import { initialPackage } from '../package/initial.ts';
import { itemsOf } from '../package/model.ts';
import { decodeText, readPackage } from '../package/reader.ts';
import { attempt, readBytes } from './inputFile.ts';
import { projectRoot } from './lawFiles.ts';
import { dateFor } from './question.ts';
import { openPackage, openWorkbench } from './workbench.ts';

/** `portolan init` and `portolan import`: begin a package and fill it from tables and bills of materials. */
export function addStartCommands(program: Command): void {
  program.command('init').description('Begin a package file, with a comment wherever there is a choice.')
    .argument('[file]', 'the file to write; never one that exists', 'package.yaml')
    .option('--title <title>', 'what the package is called')
    .option('--country <code>', 'the country of its first site, two letters')
    .option('--on <date>', 'the day it is to be determined for', dateFor('--on'))
    .action(init);
  program.command('import').description('Add the rows of a CSV table or the parts of a CycloneDX bill to a package.')
    .argument('<file>', 'a .csv table, or a CycloneDX bill of materials in JSON')
    .requiredOption('--into <package>', 'the package file to add to')
    .addOption(new Option('--kind <kind>', 'what the rows of a CSV table are')
      .choices(['items', 'sites', 'parties']).default('items'))
    .action(importInto);
}

function init(file: string, { title, country, on }: { title?: string; country?: string; on?: string }): void {
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) {
    throw new InvalidArgumentError(`'${country}' is no country code. Write two letters, as in KE.`);
  }
  const text = initialPackage({
    schema: schemaFrom(file),
    ...(title === undefined ? {} : { title }), ...(country === undefined ? {} : { country: country.toUpperCase() }),
    ...(on === undefined ? {} : { on }),
  });
  attempt(file, () => {
    try {
      writeFileSync(file, text, { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      throw new InputError([{
        file, line: 1, column: 1, message: 'The file exists and stays as it is.', hint: 'Name another, or move it away.',
      }]);
    }
  });
  process.stdout.write(`${file} is begun. Fill it in, then: portolan check ${file}\n`);
}

/** Where an editor that has the file open finds the schema. */
function schemaFrom(file: string): string {
  return relative(dirname(resolve(file)), join(projectRoot, 'schema', 'package.schema.json')).split(sep).join('/');
}

function importInto(file: string, { into, kind }: { into: string; kind: TableKind }): void {
  const workbench = openWorkbench();
  const { vocabulary, catalog } = workbench;
  const { package: found, document } = openPackage(into, workbench);
  const text = decodeText(readBytes(file), file);
  const { addition, skipped } = /\.csv$/i.test(file)
    ? { addition: importCsv(kind, text, { path: file, vocabulary }), skipped: [] }
    : importCycloneDx(text, {
      path: file, catalogIdOf: (name) => catalog.find(name)?.id,
      taken: [...itemsOf(found).map(({ item }) => item.id), ...[...found.sites ?? [], ...found.parties ?? []].map(({ id }) => id)],
    });
  const after = addToPackage(document, addition).text;
  // Read as a whole before anything is written: an id that is there twice must not reach the file.
  readPackage(after, { path: into, vocabulary, catalogNames: catalog.names });
  attempt(into, () => writeFileSync(into, after));
  process.stdout.write(`${added(addition)} from ${basename(file)} into ${into}.\n`);
  if (skipped.length > 0) {
    const names = skipped.slice(0, 5).map(({ name, type }) => `${name} (${type})`).join(', ');
    process.stdout.write(`${skipped.length} parts have no line in a package: ${names}${skipped.length > 5 ? ', …' : ''}.\n`);
  }
}

function added({ layers = {}, sites = [], parties = [] }: Addition): string {
  const items = Object.values(layers).reduce((count, list) => count + list.length, 0);
  const counts = Object.entries({ items, sites: sites.length, parties: parties.length });
  return counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`).join(', ') || 'Nothing';
}
