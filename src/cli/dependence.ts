import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { membersOn } from '../corpus/table.ts';
import { wholePackageFacts } from '../determination/packageConclusions.ts';
import type { DetermineOptions } from '../determination/options.ts';
import type { Package } from '../package/model.ts';
import { type ContentFinding, contentFindings } from '../program/content.ts';
import { type Dependence, dependenceOf, type Places, sides, tiers } from '../program/dependence.ts';
import { dependencePicture, splitWords } from '../program/dependencePicture.ts';
import { readSwap, swapped } from '../program/dependenceSwap.ts';
import { determineOptions } from './check.ts';
import { loadProgrammeLaw } from './programmeLaw.ts';
import { contentLine } from '../program/programmeWords.ts';
import { onOption } from './question.ts';
import { type Page, pageFor, styled, wrap } from './render/layout.ts';
import { openPackage, openWorkbench, type Workbench } from './workbench.ts';

interface DependenceFlags {
  on?: string;
  swap?: string;
  format: 'text' | 'json' | 'svg';
  output?: string;
}

/** One state of a package: where its value comes from, and what that makes of the share of U.S. content. */
interface State {
  dependence: Dependence;
  content: ContentFinding[];
}

/** `portolan dependence FILE`: where each layer's value comes from, and what swapping an item would change. */
export function addDependenceCommand(program: Command): void {
  program.command('dependence')
    .description('Show where each layer comes from (United States, partner, country of concern, unknown), by item and tier.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...onOption('the lists of countries as they stood on this day'))
    .option('--swap <item=changes>', 'with another item in the place of one: racks=origin:JP,share:0.4,supplier:party')
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'svg']).default('text'))
    .option('-o, --output <file>', 'write it there')
    .action(dependence);
}

function dependence(file: string, flags: DependenceFlags): void {
  const workbench = openWorkbench();
  const { package: found } = openPackage(file, workbench);
  const options = determineOptions(flags, found.on, workbench.corpus);
  const before = stateOf(found, workbench, options);
  const after = flags.swap === undefined ? undefined : stateOf(exchanged(found, flags.swap, workbench), workbench, options);
  const text = render(found, before, after, flags);
  if (flags.output === undefined) process.stdout.write(text);
  else writeFileSync(flags.output, text);
}

function exchanged(found: Package, text: string, { corpus }: Workbench): Package {
  try {
    return swapped(found, readSwap(text, found, corpus.countries));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError([{ file: 'command line', line: 1, column: 1, field: '--swap', message: error.message }]);
  }
}

function stateOf(found: Package, { engine, corpus, catalog }: Workbench, options: DetermineOptions): State {
  const { on } = options;
  const places: Places = {
    home: membersOn(corpus, 'places', 'united-states', on), concern: membersOn(corpus, 'concern', 'program-members', on),
  };
  const question = { on, view: 'enforced' as const };
  const facts = wholePackageFacts(engine, found, catalog, question, options);
  return {
    dependence: dependenceOf(found, places),
    content: contentFindings(engine, found, facts, loadProgrammeLaw().methods, question, options),
  };
}

function render(found: Package, before: State, after: State | undefined, { format, swap }: DependenceFlags): string {
  const shown = after ?? before;
  switch (format) {
    case 'svg': return dependencePicture(shown.dependence, swap === undefined ? found.title : `${found.title}, with ${swap}`);
    case 'json': {
      const whole = { format: 'portolan-dependence/1', title: found.title, ...before, ...(after === undefined ? {} : { swap, after }) };
      return `${JSON.stringify(whole, null, 2)}\n`;
    }
    case 'text': return dependenceText(found.title, before, after, swap, pageFor(process.stdout, process.env));
  }
}

function dependenceText(title: string, before: State, after: State | undefined, swap: string | undefined, page: Page): string {
  const head = (text: string): string[] => wrap(text, page.width).map((line) => styled(page, 'bold', line));
  const lines = [...head(title), ...stateLines(before, page)];
  if (after !== undefined) lines.push('', ...head(`With ${swap}`), ...changeLines(before, after, page));
  return `${lines.join('\n')}\n`;
}

function stateLines({ dependence: { layers, items }, content }: State, page: Page): string[] {
  return [
    ...layers.flatMap(({ layer, basis, currency, tiers: own }) => [
      '', styled(page, 'bold', `${layer} (by ${basis === 'value' ? `value, ${currency}` : 'number of items'})`),
      ...tiers.flatMap((tier) => wrap(`${tier.padEnd(8)} ${splitWords(own[tier])}`, page.width, 2, 9)),
      ...items.filter((one) => one.layer === layer).flatMap(({ item, tiers: ways }) =>
        wrap(`${item}: ${tiers.map((tier) => `${ways[tier].why}${ways[tier].assumed ? ' (assumed)' : ''}`).join('; ')}`, page.width, 4, 2)),
    ]),
    '', styled(page, 'bold', 'U.S. content of the hardware layer'),
    ...content.flatMap((finding) => wrap(contentLine(finding), page.width, 2, 2)),
  ];
}

/** Only what the swap moves. */
function changeLines(before: State, after: State, page: Page): string[] {
  const lines = after.dependence.layers.flatMap(({ layer, tiers: own }, index) => tiers.flatMap((tier) => {
    const was = before.dependence.layers[index]!.tiers[tier];
    if (sides.every((side) => was[side] === own[tier][side])) return [];
    return wrap(`${layer}, ${tier}: ${splitWords(was)} → ${splitWords(own[tier])}`, page.width, 2, 2);
  }));
  for (const [index, finding] of after.content.entries()) {
    const was = before.content[index]!;
    if (JSON.stringify(was) !== JSON.stringify(finding)) lines.push(...wrap(contentLine(finding), page.width, 2, 2));
  }
  return lines.length === 0 ? ['  Nothing of this changes.'] : lines;
}
