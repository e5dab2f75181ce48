import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Command, InvalidArgumentError } from 'commander';
import { parse, stringify } from 'yaml';
import { type ClusterNames, importClusters } from '../package/clusterImport.ts';
import { type Distributions, generatedPackages } from '../package/generate.ts';
import { makeNewFolder } from './newFolder.ts';
import { addPortfolioAccounts } from './portfolioAccounts.ts';
import { attempt, readBytes } from './inputFile.ts';
import { projectRoot } from './lawFiles.ts';
import { count } from './render/layout.ts';
import { openWorkbench } from './workbench.ts';

/** `portolan portfolio …`: folders of packages. */
export function addPortfolioCommands(program: Command): void {
  const portfolio = program.command('portfolio').description('Folders of packages: from public data, or generated.');
  portfolio.command('import')
    .description('Make a package of every row of the public table of GPU clusters; what it does not say stays unknown.')
    .argument('<table>', 'the table (.csv or .csv.gz)')
    .requiredOption('-o, --output <folder>', 'a folder, new or empty').action(importTable);
  portfolio.command('generate').description('Make packages from public distributions; the same seed makes the same packages.')
    .requiredOption('-o, --output <folder>', 'a folder, new or empty')
    .option('--packages <number>', 'how many', whole, 100)
    .option('--seed <number>', 'any whole number', whole, 1).action(generate);
  addPortfolioAccounts(portfolio);
}

function whole(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number is needed, of seven digits at most.');
}

function importTable(path: string, { output }: { output: string }): void {
  const { corpus, catalog } = openWorkbench();
  const codes = new Map(Object.entries(corpus.countries).map(([code, name]) => [name, code]));
  const clusters = importClusters(textOf(path), {
    path, names: dataOf<ClusterNames>('clusters.yaml'),
    codeOf: (country) => codes.get(country), catalogId: (chip) => catalog.find(chip)?.id,
  });
  makeNewFolder(output);
  for (const { file, text } of clusters) write(output, file, text);
  process.stdout.write(`${count(clusters.length, 'package')} in ${output}. Compare them with: portolan compare ${output} --b DATE:VIEW\n`);
}

function generate({ output, packages, seed }: { output: string; packages: number; seed: number }): void {
  makeNewFolder(output);
  let index = 0;
  for (const tree of generatedPackages(packages, seed, loadDistributions())) {
    index++;
    write(output, `${String(index).padStart(6, '0')}.yaml`, stringify(tree, { aliasDuplicateObjects: false }));
  }
  process.stdout.write(`${count(index, 'package')} in ${output}, from seed ${seed}; every value is assumed.\n`);
}

/** The distributions from which portfolios are generated. */
export function loadDistributions(): Distributions {
  return dataOf<Distributions>('distributions.yaml');
}

function dataOf<Shape>(name: string): Shape {
  return parse(readFileSync(join(projectRoot, 'portfolios', name), 'utf8')) as Shape;
}

function textOf(path: string): string {
  const bytes = readBytes(path);
  return new TextDecoder().decode(path.endsWith('.gz') ? attempt(path, () => gunzipSync(bytes)) : bytes);
}

function write(folder: string, file: string, text: string): void {
  const path = join(folder, file);
  attempt(path, () => { writeFileSync(path, text); });
}
