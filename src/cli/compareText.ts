import type { Comparison, FindingChange } from '../determination/compare.ts';
import type { Mover, PortfolioComparison } from '../determination/comparePortfolio.ts';
import type { SideShown } from '../determination/compareSide.ts';
import type { Outcome } from '../engine/program.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';
import { escaped, section, table } from './render/markdownTable.ts';
import { outcomeWords } from './render/words.ts';
import { rangeText } from './rangeText.ts';
import { responsibleText } from './responsibleText.ts';

/** Provisions named for one change; the rest is counted. */
const mostResponsible = 6;
/** Movers shown of each kind. */
const mostMovers = 10;

/** One package under two laws, as text: what changes, for which findings, and which provisions make it so. */
export function comparisonText({ title, a, b, legs, changes, only }: Comparison, page: Page): string {
  const lines = [
    ...wrap(title, page.width).map((line) => styled(page, 'bold', line)),
    ...sideLines(a, b, page),
    ...(changes.length + only.length === 0
      ? ['', ...wrap(`Nothing changes: ${count(legs, 'leg')} and every test come out alike.`, page.width)] : []),
    ...alike(changes).flatMap((group) => ['', ...groupLines(group, page)]),
    ...only.flatMap(({ finding, in: side }) => ['', ...wrap(`${finding} stands only in ${side.toUpperCase()}.`, page.width)]),
  ];
  return `${lines.join('\n')}\n`;
}

export function sideLines(a: SideShown, b: SideShown, page: Page): string[] {
  return ([['A', a], ['B', b]] as const).flatMap(([name, side]) => wrap(`${name}  ${sideText(side)}`, page.width, 0, 3))
    .map((line) => styled(page, 'dim', line));
}

function sideText({ on, view, knownOn, reforms, corpus }: SideShown): string {
  const known = knownOn === undefined ? '' : ` as known on ${knownOn}`;
  const under = reforms.length === 0 ? '' : ` with ${reforms.join(' and ')}`;
  return `${on}, ${view}${known}${under} · corpus ${corpus.slice(0, 12)}`;
}

/** Findings with the same changes for the same reasons are told once; tests of one page of the law with the same change, too. */
function alike(changes: readonly FindingChange[]): FindingChange[][] {
  return [...Map.groupBy(changes, ({ finding, changes: own, responsible }) =>
    JSON.stringify([own, isTest(own) ? finding.split(':')[0] : responsible])).values()];
}

function isTest(changes: FindingChange['changes']): boolean {
  return changes.some(({ aspect }) => aspect === 'test');
}

/** Legs by their names; tests by the page they stand on, each with the number of times it is asked. */
function namesOf(group: readonly FindingChange[]): string {
  if (!isTest(group[0]!.changes)) return group.map(({ finding }) => finding).join(', ');
  const names = Map.groupBy(group, ({ finding }) => finding.slice(finding.indexOf(':') + 1).split('@')[0]!);
  const told = [...names].map(([name, asked]) => (asked.length === 1 ? name : `${name} (${asked.length})`));
  return `Tests of ${group[0]!.finding.split(':')[0]}: ${told.join(', ')}`;
}

function groupLines(group: readonly FindingChange[], page: Page): string[] {
  const [{ changes, responsible }] = group as [FindingChange];
  const because = isTest(changes) ? [] : responsible;
  return [
    ...wrap(namesOf(group), page.width, 0, 2).map((line) => styled(page, 'bold', line)),
    ...changes.flatMap((change) => wrap(changeText(change), page.width, 2, 4)),
    ...because.slice(0, mostResponsible).flatMap((one) => wrap(`because ${responsibleText(one)}`, page.width, 4, 2)),
    ...(because.length > mostResponsible ? [`    and ${count(because.length - mostResponsible, 'more provision')}`] : []),
  ];
}

export function changeText({ aspect, before, after }: FindingChange['changes'][number]): string {
  if (aspect === 'outcome') return `${phraseOf(before)} -> ${phraseOf(after)}`;
  if (!Array.isArray(before) || !Array.isArray(after)) return `${aspect}: ${String(before)} -> ${String(after)}`;
  const gone = before.filter((name) => !after.includes(name));
  const come = after.filter((name) => !before.includes(name));
  return `${aspect}: ${[...gone.map((name) => `- ${name}`), ...come.map((name) => `+ ${name}`)].join('; ')}`;
}

function phraseOf(outcome: string | string[]): string {
  return outcomeWords[String(outcome) as Outcome].phrase;
}

/** A portfolio under two laws: what moves, ranked. */
export function portfolioText(found: PortfolioComparison, a: SideShown, b: SideShown, page: Page): string {
  const { packages, legs, total, movedPackages, countries, items, transitions } = found;
  const lines = [
    styled(page, 'bold', `${count(packages, 'package')}, ${count(legs, 'leg')}`),
    ...sideLines(a, b, page), '',
    ...wrap(`${count(movedPackages.length, 'package')} moved: ${count(total.findings, 'finding')} come out otherwise, `
      + `${count(total.outcomes, 'outcome')} among them. ${weightText(total)}.`, page.width),
    ...([['By outcome', transitions], ['Packages', movedPackages], ['Countries', countries], ['Items', items]] as const)
      .flatMap(([title, movers]) => moverLines(title, movers, page)),
  ];
  return `${lines.join('\n')}\n`;
}

function moverLines(title: string, movers: readonly Mover[], page: Page): string[] {
  if (movers.length === 0) return [];
  return ['', styled(page, 'bold', title),
    ...movers.slice(0, mostMovers).flatMap((mover) =>
      wrap(`${mover.name}: ${count(mover.findings, 'finding')}, ${weightText(mover)}`, page.width, 2, 4)),
    ...(movers.length > mostMovers ? [`  and ${movers.length - mostMovers} more`] : [])];
}

function weightText({ dollars, tpp }: Mover): string {
  return `${rangeText(dollars, 'USD')}; ${rangeText(tpp, 'TPP')}`;
}

/** The same as Markdown. */
export function portfolioMarkdown(found: PortfolioComparison, a: SideShown, b: SideShown): string {
  const rows = (movers: readonly Mover[]): string[][] => movers.map(({ name, findings, outcomes, dollars, tpp }) => [
    name, String(findings), String(outcomes), rangeText(dollars, 'USD'), rangeText(tpp, 'TPP')]);
  const heads = (what: string): string[] => [what, 'Findings', 'Outcomes', 'Dollars', 'Performance'];
  const parts = [
    `# ${count(found.packages, 'package')} under two laws`,
    table(['', 'Law'], [['A', sideText(a)], ['B', sideText(b)]]),
    section('By outcome', table(heads('Change'), rows(found.transitions))),
    section('Packages', table(heads('Package'), rows(found.movedPackages))),
    section('Countries', table(heads('Country'), rows(found.countries))),
    section('Items', table(heads('Item'), rows(found.items))),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function comparisonMarkdown({ title, a, b, changes }: Comparison): string {
  const parts = [
    `# ${escaped(title)}`, table(['', 'Law'], [['A', sideText(a)], ['B', sideText(b)]]),
    changes.length === 0 ? 'Nothing changes.' : table(['Findings', 'Change', 'Because'], alike(changes).map((group) => [
      namesOf(group), group[0]!.changes.map(changeText).join('; '),
      group[0]!.responsible.map(responsibleText).join('; '),
    ])),
  ];
  return `${parts.join('\n\n')}\n`;
}
