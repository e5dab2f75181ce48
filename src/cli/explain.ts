import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError, nearestName } from '../corpus/diagnostic.ts';
import { determine } from '../determination/determine.ts';
import type { DetermineOptions } from '../determination/options.ts';
import type { Proof } from '../determination/proof.ts';
import { type Addressed, addressesOf, meant } from '../determination/proofAddress.ts';
import { proveLeg } from '../determination/proveLeg.ts';
import { proveTest } from '../determination/proveTest.ts';
import type { ReadPackage } from '../package/reader.ts';
import { determineOptions } from './check.ts';
import { findFindings } from './findings.ts';
import { assumeOption, knownOnOption, onOption } from './question.ts';
import { pageFor } from './render/layout.ts';
import { renderPlain } from './render/proofPlain.ts';
import { renderAddressed, renderProof } from './render/proofText.ts';
import type { OneView } from './render/report.ts';
import { openPackage, openWorkbench, type Workbench } from './workbench.ts';

interface ExplainOptions {
  on?: string;
  knownOn?: string;
  view: 'both' | OneView;
  assume?: 'ordinary';
  plain?: boolean;
  format: 'text' | 'json';
}

/** `portolan explain FILE [FINDING[#STEP]]`: the proof of an answer, down to the paragraph and the line of the file. */
export function addExplainCommand(program: Command): void {
  program.command('explain')
    .description('Show why a finding comes out as it does: rules, wordings, clauses, facts and their origin.')
    .argument('<file>', 'the package file, YAML or JSON')
    .argument('[finding]', 'a leg (item@site), the beginning of an item\'s id or name, or a test; with #step only that step '
      + '(a rule, a fact, a clause); left out: every leg')
    .option(...onOption('the law in force on this day'))
    .option(...knownOnOption)
    .addOption(new Option('--view <view>', 'the law as applied, as printed, or both')
      .choices(['both', 'enforced', 'codified']).default('both'))
    .addOption(assumeOption())
    .option('--plain', 'one paragraph in plain words')
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .action((file: string, finding: string | undefined, options: ExplainOptions) => explain(file, finding, options));
}

function explain(file: string, finding: string | undefined, options: ExplainOptions): void {
  if (options.plain === true && options.format === 'json') throw new InvalidArgumentError('--plain is text; leave --format out.');
  const [name, step] = splitAddress(finding);
  const workbench = openWorkbench();
  const opened = openPackage(file, workbench);
  const asked = determineOptions(options, opened.package.on, workbench.corpus, opened.document);
  const proofs = proofsOf(workbench, opened, name, { ...asked, view: options.view });
  const page = pageFor(process.stdout, process.env);
  if (step !== undefined) {
    const found = addressed(proofs, step, file);
    process.stdout.write(options.format === 'json' ? json(found.map(({ address, proof, ...rest }) =>
      ({ address: `${proof.finding}#${address}`, ...element(rest.what) })))
      : found.map(({ address, proof, what }) => renderAddressed(`${proof.finding}#${address}`, what, proof.kind, page)).join('\n'));
  } else if (options.format === 'json') process.stdout.write(json(proofs));
  else {
    const render = options.plain === true ? renderPlain : renderProof;
    process.stdout.write(proofs.map((proof) => render(proof, page)).join('\n'));
  }
}

/** A finding and one step of its proof, as they are written together: `leg#step`, each optional. */
export function splitAddress(finding: string | undefined): [string | undefined, string | undefined] {
  const at = finding?.indexOf('#') ?? -1;
  return finding === undefined || at < 0 ? [finding, undefined] : [finding.slice(0, at) || undefined, finding.slice(at + 1)];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Proves the findings a name means; without a name every leg. Throws {@link InputError} for names that mean nothing. */
export function proofsOf(
  { engine, catalog }: Workbench, { package: found, document }: ReadPackage, name: string | undefined,
  { view, ...asked }: DetermineOptions & { view: ExplainOptions['view'] },
): Proof[] {
  const determination = determine(engine, found, catalog, { ...asked, horizonDays: 0 });
  const views: OneView[] = view === 'both' ? ['enforced', 'codified'] : [view];
  const { legs, tests } = name === undefined ? { legs: determination.legs, tests: [] } : findFindings(determination, name, document.path);
  return [
    ...legs.map((leg) => proveLeg(engine, leg, views, determination, asked)),
    ...tests.map((test) => proveTest(engine, test, found, determination, asked)),
  ];
}

/** The steps an address means in each proof. Throws {@link InputError} where it means none, or too many of one proof. */
export function addressed(proofs: readonly Proof[], wanted: string, file: string): { proof: Proof; address: string; what: Addressed }[] {
  const all = proofs.map((proof) => ({ proof, addresses: addressesOf(proof) }));
  const found = all.flatMap(({ proof, addresses }) =>
    meant(addresses.keys(), wanted).map((address) => ({ proof, address, what: addresses.get(address)! })));
  if (found.length > 0) return found;
  const names = new Set(all.flatMap(({ addresses }) => [...addresses.keys()])
    .flatMap((id) => [id, id.slice(id.indexOf('/') + 1), id.slice(id.search(/[^#/]*$/))]));
  const near = wanted.length < 2 ? undefined : nearestName(wanted, names);
  throw new InputError([{
    file, line: 1, column: 1, message: `No step of this proof is called '${wanted}'.`,
    hint: near === undefined ? 'The proof itself names its steps: rules, facts and numbered clauses.' : `Did you mean '${near}'?`,
  }]);
}

function element({ view, step, fact, notMet, clause }: Addressed): object {
  return { view: view.id, ...(clause === undefined ? { ...(step === undefined ? {} : { step }), ...(fact === undefined ? {} : { fact }),
    ...(notMet === undefined ? {} : { notMet }) } : { clause }) };
}
