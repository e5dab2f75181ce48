import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { determine } from '../determination/determine.ts';
import { type ControlLaw, type ControlMap, controlMap, type Deal, readControl, readDeals } from '../program/control.ts';
import { determineOptions } from './check.ts';
import { projectRoot } from './lawFiles.ts';
import { assumeOption, onOption } from './question.ts';
import { type Page, pageFor, styled, wrap } from './render/layout.ts';
import { escaped, table } from './render/markdownTable.ts';
import { openPackage, openWorkbench } from './workbench.ts';

interface ControlFlags {
  on?: string;
  assume?: 'ordinary';
  format: 'text' | 'json' | 'markdown';
}

/** `portolan control FILE`: the buyer's map of who holds what, who can stop it, with what notice, and how to be ready. */
export function addControlCommand(program: Command): void {
  program.command('control')
    .description("The buyer's map: who holds what, who can revoke, suspend or switch off, under which provision, with what notice.")
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...onOption('the law in force on this day'))
    .addOption(assumeOption())
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'markdown']).default('text'))
    .action(control);
}

function control(file: string, flags: ControlFlags): void {
  const workbench = openWorkbench();
  const { package: found } = openPackage(file, workbench);
  const options = { ...determineOptions(flags, found.on, workbench.corpus), horizonDays: 0 };
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const { control: law, deals } = loadControlLaw();
  const map = controlMap(found, determination, law, deals);
  process.stdout.write(render(found.title, options.on, map, flags.format));
}

/** Who can stop what, and the register of bilateral texts. */
export function loadControlLaw(): { control: ControlLaw; deals: Deal[] } {
  const [levers, deals] = ['law/program/control.yaml', 'law/program/deals.yaml'].map((path) =>
    ({ path, text: readFileSync(join(projectRoot, path), 'utf8') })) as [LawFile, LawFile];
  return { control: readControl(levers.path, levers.text), deals: readDeals(deals.path, deals.text) };
}

interface LawFile {
  path: string;
  text: string;
}

function render(title: string, on: string, map: ControlMap, format: ControlFlags['format']): string {
  switch (format) {
    case 'json': return `${JSON.stringify({ format: 'portolan-control/1', title, on, ...map }, null, 2)}\n`;
    case 'markdown': return markdown(title, on, map);
    case 'text': return text(title, on, map, pageFor(process.stdout, process.env));
  }
}

function text(title: string, on: string, { held, levers, deals }: ControlMap, page: Page): string {
  const head = (words: string): string => styled(page, 'bold', words);
  return `${[
    ...wrap(`${title}: who controls what, on ${on}`, page.width).map(head),
    '', head('In whose hands'),
    ...held.flatMap(({ what, by }) => wrap(`${by === null ? '?' : '-'} ${what}: ${by ?? 'not stated'}`, page.width, 2, 2)),
    '', head('Who can stop it'),
    ...levers.flatMap(({ lever: { who, can, provision, notice, ready, grade }, reaches }) => [
      ...wrap(`${who}. ${can} (${provision}; ${grade})`, page.width, 2, 2),
      ...wrap(`notice: ${notice}`, page.width, 6, 2), ...wrap(`reaches: ${reaches.join(', ')}`, page.width, 6, 2),
      ...wrap(`ready: ${ready}`, page.width, 6, 2),
    ]),
    '', head('Texts between the governments'),
    ...(deals.length === 0 ? ['  None is in the register for these countries.'] : []),
    ...deals.flatMap(({ title: name, on: day, promises, effect, status, expires, source }) =>
      wrap(`${day} ${name}: ${promises} ${effect}; ${status}; expiry ${expires} (${source})`, page.width, 2, 11)),
  ].join('\n')}\n`;
}

function markdown(title: string, on: string, { held, levers, deals }: ControlMap): string {
  return `${[
    `# Who controls what: ${escaped(title)}`, `On ${on}.`,
    '## In whose hands', table(['What', 'By whom'], held.map(({ what, by }) => [what, by ?? 'not stated'])),
    '## Who can stop it', table(['Who', 'Can', 'Provision', 'Notice', 'Reaches', 'How to be ready'], levers.map(({ lever, reaches }) =>
      [lever.who, lever.can, `${lever.provision} (${lever.grade})`, lever.notice, reaches.join(', '), lever.ready])),
    '## Texts between the governments', deals.length === 0 ? 'None is in the register for these countries.'
      : table(['Day', 'Text', 'Promises', 'Effect', 'Status', 'Expiry'],
        deals.map((deal) => [deal.on, deal.title, deal.promises, deal.effect, deal.status, deal.expires])),
  ].join('\n\n')}\n`;
}
