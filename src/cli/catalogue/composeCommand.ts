import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../../corpus/diagnostic.ts';
import { membersOn } from '../../corpus/table.ts';
import { determine } from '../../determination/determine.ts';
import { Memory } from '../../determination/memory.ts';
import { openSolver } from '../../program/catalogue/binary.ts';
import { compose, type Composed } from '../../program/catalogue/compose.ts';
import { offersIn, readOffers } from '../../program/catalogue/offers.ts';
import { shownTo } from '../../program/catalogue/shown.ts';
import { determineOptions } from '../check.ts';
import { assumeOption, onOption } from '../question.ts';
import { pageFor } from '../render/layout.ts';
import { openPackage, openWorkbench } from '../workbench.ts';
import { openNeed, textOf } from './command.ts';
import { composeText } from './composeText.ts';

interface ComposeFlags {
  need: string;
  member?: string;
  on?: string;
  assume?: 'ordinary';
  format: 'text' | 'json';
}

/** `portolan compose OFFERS --need FILE`: from the offers of members, whole stacks for which no bar is found. */
export function addComposeCommand(program: Command): void {
  program.command('compose')
    .description('Find which offers of members make a whole stack for a need: the best trade-offs of cost, delivery, licences, dependence.')
    .argument('<offers>', 'the file of offers (YAML); it names the package file in which their items stand')
    .requiredOption('--need <file>', 'what the buyer needs (YAML)')
    .option('--member <party>', 'as this member may see it: without the prices of others')
    .option(...onOption('the law in force on this day', 'package'))
    .addOption(assumeOption('package'))
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .action(composeCommand);
}

async function composeCommand(file: string, flags: ComposeFlags): Promise<void> {
  const workbench = openWorkbench();
  const { corpus, engine, catalog } = workbench;
  const need = openNeed(flags.need, workbench);
  const list = readOffers(file, textOf(file));
  const { package: pool, document } = openPackage(join(dirname(file), list.package), workbench);
  const { offers, problems } = offersIn(pool, list);
  if (problems.length > 0) throw new InputError(problems.map((problem) => ({ file, ...problem })));
  const site = siteOf(pool.sites ?? [], need, flags.need);
  const options = { ...determineOptions(flags, pool.on, corpus, document), horizonDays: 0, memory: new Memory() };
  const { on } = options;
  const composed = compose({
    pool, offers, need: { ...need, site }, on, solve: await openSolver(),
    places: { home: membersOn(corpus, 'places', 'united-states', on), concern: membersOn(corpus, 'concern', 'program-members', on) },
    determine: (found) => determine(engine, found, catalog, options),
  });
  const { member } = flags;
  if (member !== undefined && !offers.some((offer) => offer.member === member)) {
    const members = [...new Set(offers.map((offer) => offer.member))].join(', ');
    throw refusal('command line', '--member', `'${member}' offers nothing here.`, `There are ${members}.`);
  }
  const shown = member === undefined ? composed : shownTo(member, composed);
  const json = (): string => `${JSON.stringify({ format: 'portolan-compositions/1', need, on, ...shown }, null, 2)}\n`;
  process.stdout.write(flags.format === 'json' ? json() : composeText(shown, need, on, pageFor(process.stdout, process.env)));
  process.exitCode = exitCodeOf(composed);
}

/** The site of the pool at which a need stands, in the country of the need. */
function siteOf(
  sites: readonly { id: string; country?: { value: unknown } }[], need: { site?: string; country: string }, file: string,
): string {
  const site = sites.find(({ id }) => id === need.site);
  const names = `The pool has ${sites.map(({ id }) => id).join(', ')}.`;
  if (need.site === undefined) throw refusal(file, 'site', 'A composition stands at a site.', names);
  if (site === undefined) throw refusal(file, 'site', `The pool has no site '${need.site}'.`, names);
  if (site.country?.value !== need.country) throw refusal(file, 'site', `'${site.id}' does not stand in ${need.country}.`, names);
  return site.id;
}

function refusal(file: string, field: string, message: string, hint: string): InputError {
  return new InputError([{ file, line: 1, column: 1, field, message, hint }]);
}

/** 0 where some composition waits for nothing, 1 where something is open or there is none. */
function exitCodeOf({ compositions }: Composed): 0 | 1 {
  return compositions.some(({ licences, open, questions }) => licences + open + questions.length === 0) ? 0 : 1;
}
