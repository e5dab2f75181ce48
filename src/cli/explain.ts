import { type Command, Option } from 'commander';
import { InputError, nearestName } from '../corpus/diagnostic.ts';
import type { LegFinding } from '../determination/determination.ts';
import { determine } from '../determination/determine.ts';
import { determineOptions } from './check.ts';
import { explain } from './explanation.ts';
import { dateArgument } from './question.ts';
import { pageFor } from './render/layout.ts';
import { renderProof } from './render/proofText.ts';
import type { OneView } from './render/report.ts';
import { openPackage, openWorkbench } from './workbench.ts';

interface ExplainOptions {
  on?: string;
  knownOn?: string;
  view: 'both' | OneView;
  assume?: 'ordinary';
}

/** `portolan explain FILE FINDING`: the proof of one answer, down to the paragraph and the line of the file. */
export function addExplainCommand(program: Command): void {
  program.command('explain')
    .description('Show why a leg of a package comes out as it does: rules, wordings, clauses, facts and their origin.')
    .argument('<file>', 'the package file, YAML or JSON')
    .argument('<finding>', 'a leg (item@site), or the beginning of an item\'s id or name')
    .option('--on <date>', 'the law in force on this day (default: the file\'s own date, else today)', dateArgument)
    .option('--known-on <date>', 'use nothing published after this day', dateArgument)
    .addOption(new Option('--view <view>', 'the law as applied, as printed, or both')
      .choices(['both', 'enforced', 'codified']).default('both'))
    .addOption(new Option('--assume <set>', 'fill what the file leaves out').choices(['ordinary']))
    .action((file: string, finding: string, options: ExplainOptions) => {
      const workbench = openWorkbench();
      const { package: found } = openPackage(file, workbench);
      const asked = determineOptions(options, found.on);
      const determination = determine(workbench.engine, found, workbench.catalog, asked);
      const views: OneView[] = options.view === 'both' ? ['enforced', 'codified'] : [options.view];
      const page = pageFor(process.stdout, process.env);
      const proofs = findLegs(determination.legs, finding, file).map((leg) => renderProof(
        leg, views.map((view) => explain(workbench.engine, leg, view, determination, asked.assumeOrdinary)), page));
      process.stdout.write(proofs.join('\n'));
    });
}

/** The legs a name means: one by its id, or those of the item it begins. Throws {@link InputError} where none does. */
export function findLegs(legs: readonly LegFinding[], finding: string, file: string): LegFinding[] {
  const exact = legs.filter(({ id, item }) => id === finding || item === finding);
  if (exact.length > 0) return exact;
  const wanted = finding.toLowerCase();
  const begun = legs.filter(({ id, itemName }) =>
    id.toLowerCase().startsWith(wanted) || itemName.toLowerCase().startsWith(wanted));
  if (new Set(begun.map(({ item }) => item)).size === 1) return begun;
  const near = nearestName(finding, legs.flatMap(({ id, item }) => [id, item]));
  const hint = begun.length > 0 ? `It could be ${begun.map(({ id }) => id).join(', ')}.`
    : near !== undefined ? `Did you mean '${near}'?`
      : legs.length === 0 ? 'The package has no items yet.' : `There are ${legs.map(({ id }) => id).join(', ')}.`;
  const message = begun.length > 0 ? `More than one finding begins with '${finding}'.` : `There is no finding '${finding}'.`;
  throw new InputError([{ file, line: 1, column: 1, message, hint }]);
}
