import { type Command, Option } from 'commander';
import { determine } from '../determination/determine.ts';
import type { Package } from '../package/model.ts';
import { type ControlLaw, type ControlMap, controlMap, type Deal, readControl, readDeals } from '../program/control.ts';
import { type PartnerFindings, partnerFindings, readPartner } from '../program/partner.ts';
import { readSafeguards, safeguardFindings } from '../program/safeguards.ts';
import { determineOptions } from './check.ts';
import { lawList } from './programLists.ts';
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
  process.stdout.write(render(found.title, options.on, { ...map, partner: partnerOf(found) }, flags.format));
}

/** Who can stop what, and the register of bilateral texts. */
export function loadControlLaw(): { control: ControlLaw; deals: Deal[] } {
  return {
    control: lawList('law/program/control.yaml', 'src/program', readControl),
    deals: lawList('law/program/deals.yaml', 'src/program', readDeals),
  };
}

/** What the partner's side asks, with the standards that both sides name. */
function partnerOf(found: Package): PartnerFindings {
  const asked = lawList('law/program/safeguards.yaml', 'src/program', readSafeguards);
  return partnerFindings(found, safeguardFindings(found, asked), lawList('law/program/partner.yaml', 'src/program', readPartner));
}

type BuyersMap = ControlMap & { partner: PartnerFindings };

function render(title: string, on: string, map: BuyersMap, format: ControlFlags['format']): string {
  switch (format) {
    case 'json': return `${JSON.stringify({ format: 'portolan-control/1', title, on, ...map }, null, 2)}\n`;
    case 'markdown': return markdown(title, on, map);
    case 'text': return text(title, on, map, pageFor(process.stdout, process.env));
  }
}

function text(title: string, on: string, { held, levers, deals, partner }: BuyersMap, page: Page): string {
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
    ...partnerLines(partner, head, page),
  ].join('\n')}\n`;
}

function partnerLines({ obligations, standards, without }: PartnerFindings, head: (words: string) => string, page: Page): string[] {
  return [
    '', head('What the partner has to do by itself'),
    ...obligations.flatMap(({ whose, asks, provision, grade, source }) =>
      wrap(`- ${whose}: ${asks} (${provision}; ${source}; ${grade})`, page.width, 2, 2)),
    ...(without.obligations.length === 0 ? []
      : wrap(`No law of its own is held for ${without.obligations.join(', ')}.`, page.width, 2, 2)),
    '', head('Standards that both sides name'),
    ...standards.flatMap(({ standard, evidence }) => wrap(`- ${standard.name}, beside ${standard.ours.join(', ')}: ${standard.by}; the `
      + `same evidence would serve ${evidence.length} asks, of which ${evidence.filter(({ state }) => state === 'given').length} have any `
      + `(${standard.source}; ${standard.grade})`, page.width, 2, 2)),
    ...(without.standards.length === 0 ? [] : wrap(`No standard is held for ${without.standards.join(', ')}.`, page.width, 2, 2)),
  ];
}

function markdown(title: string, on: string, { held, levers, deals, partner }: BuyersMap): string {
  return `${[
    `# Who controls what: ${escaped(title)}`, `On ${on}.`,
    '## In whose hands', table(['What', 'By whom'], held.map(({ what, by }) => [what, by ?? 'not stated'])),
    '## Who can stop it', table(['Who', 'Can', 'Provision', 'Notice', 'Reaches', 'How to be ready'], levers.map(({ lever, reaches }) =>
      [lever.who, lever.can, `${lever.provision} (${lever.grade})`, lever.notice, reaches.join(', '), lever.ready])),
    '## Texts between the governments', deals.length === 0 ? 'None is in the register for these countries.'
      : table(['Day', 'Text', 'Promises', 'Effect', 'Status', 'Expiry'],
        deals.map((deal) => [deal.on, deal.title, deal.promises, deal.effect, deal.status, deal.expires])),
    '## What the partner has to do by itself', table(['Whose', 'Asks', 'Provision', 'Source'],
      partner.obligations.map(({ whose, asks, provision, source, grade }) => [whose, asks, provision, `${source} (${grade})`])),
    '## Standards that both sides name', table(['Theirs', 'Ours', 'By', 'Shared asks'], partner.standards.map(({ standard, evidence }) =>
      [standard.name, standard.ours.join(', '), standard.by, String(evidence.length)])),
  ].join('\n\n')}\n`;
}
