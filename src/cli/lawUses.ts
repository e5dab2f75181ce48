import { type Command, Option } from 'commander';
import { provePackage } from '../determination/provePackage.ts';
import { provisionIndex, type ProvisionUse } from '../determination/used.ts';
import { determineOptions } from './check.ts';
import { provisionOf } from './lawRead.ts';
import { assumeOption, knownOnOption, onOption, today } from './question.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { openPackage, openWorkbench } from './workbench.ts';

interface UsesFlags {
  package: string;
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  format: 'text' | 'json';
}

/** `portolan law uses [PROVISION] --package FILE`: on which findings of a package each provision bears. */
export function addLawUses(law: Command): void {
  law.command('uses')
    .description('On which findings of a package each provision bears: where to look when it changes.')
    .argument('[provision]', 'only this one, as `portolan law list` names it')
    .requiredOption('--package <file>', 'the package')
    .option(...onOption('the law of this day'))
    .option(...knownOnOption)
    .addOption(assumeOption('package'))
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .action(lawUses);
}

function lawUses(provision: string | undefined, flags: UsesFlags): void {
  const workbench = openWorkbench();
  const wanted = provision === undefined ? undefined : provisionOf(workbench.corpus, provision).id;
  const source = openPackage(flags.package, workbench).package;
  const asked = determineOptions({ ...flags, on: flags.on ?? source.on ?? today() }, undefined, workbench.corpus);
  const index = provisionIndex(provePackage(workbench.engine, source, workbench.catalog, asked))
    .filter((use) => wanted === undefined || use.provision === wanted);
  const { digest } = workbench.corpus;
  process.stdout.write(flags.format === 'json'
    ? `${JSON.stringify({ format: 'portolan-law-uses/1', on: asked.on, corpus: digest, provisions: index }, null, 2)}\n`
    : usesText(index, wanted, asked.on, pageFor(process.stdout, process.env)));
}

function usesText(index: readonly ProvisionUse[], wanted: string | undefined, on: string, page: Page): string {
  if (index.length === 0) return `${wanted === undefined ? 'No provision' : wanted} bears on no finding under the law of ${on}.\n`;
  const lines = [
    styled(page, 'bold', `${count(index.length, 'provision')} on which findings stand; law of ${on}`),
    ...index.flatMap(({ provision, effective, uses }) => [
      '', styled(page, 'bold', `${provision} (wording of ${effective})`), ...usesLines(uses, page),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What it does, with the findings in which it does that; the view where it does so for a leg in one only. */
function usesLines(uses: ProvisionUse['uses'], page: Page): string[] {
  const byFinding = Map.groupBy(uses, ({ finding, roles }) => `${roles.join(', ')}\n${finding}`);
  const told = [...byFinding.values()].map((own) => ({
    roles: own[0]!.roles.join(', '),
    finding: `${own[0]!.finding}${own.length === 1 && own[0]!.kind === 'leg' ? ` (${own[0]!.view})` : ''}`,
  }));
  return [...Map.groupBy(told, ({ roles }) => roles)].flatMap(([roles, own]) =>
    wrap(`${roles}: ${own.map(({ finding }) => finding).join(', ')}`, page.width, 4, 2));
}
