import { type Command, Option } from 'commander';
import { type EvidenceState, readSafeguards, type SafeguardFinding, safeguardFindings, type Safeguards } from '../program/safeguards.ts';
import { lawList } from './programLists.ts';
import { count, type Page, pageFor, styled, wrap } from './render/layout.ts';
import { escaped, table } from './render/markdownTable.ts';
import { openPackage, openWorkbench } from './workbench.ts';

const stateWords: Record<EvidenceState, { symbol: string; word: string }> = {
  given: { symbol: '✓', word: 'evidence given' }, said: { symbol: '~', word: 'said, without evidence' },
  assumed: { symbol: '~', word: 'assumed' }, refused: { symbol: '✗', word: 'not in place' }, open: { symbol: '?', word: 'nothing said' },
};

/** `portolan safeguards FILE`: what published frameworks ask of the security layer, and the evidence a package gives. */
export function addSafeguardsCommand(program: Command): void {
  program.command('safeguards')
    .description('What published frameworks ask of the security layer, and the evidence that a package gives: no badge.')
    .argument('<file>', 'the package file, YAML or JSON')
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'markdown']).default('text'))
    .action(safeguards);
}

function safeguards(file: string, { format }: { format: 'text' | 'json' | 'markdown' }): void {
  const { package: found } = openPackage(file, openWorkbench());
  const asked = lawList('law/program/safeguards.yaml', 'src/program', readSafeguards);
  const findings = safeguardFindings(found, asked);
  process.stdout.write(render(found.title, asked, findings, format));
  process.exitCode = findings.every(({ state }) => state === 'given') ? 0 : 1;
}

function render(title: string, asked: Safeguards, findings: SafeguardFinding[], format: 'text' | 'json' | 'markdown'): string {
  const { notice, frameworks } = asked;
  switch (format) {
    case 'json': return `${JSON.stringify({ format: 'portolan-safeguards/1', title, notice, frameworks, findings }, null, 2)}\n`;
    case 'markdown': return `${[
      `# Safeguards: ${escaped(title)}`, escaped(notice),
      table(['Asked', 'State', 'Evidence wanted', 'Evidence given', 'Mapped to'], findings.map(({ safeguard, state, given }) => [
        safeguard.asks, stateWords[state].word, safeguard.evidence, given ?? '', mapsOf(safeguard.maps)])),
      frameworks.map(({ name, edition, grade, source }) => `- ${escaped(`${name}, ${edition} (${source}; ${grade})`)}`).join('\n'),
    ].join('\n\n')}\n`;
    case 'text': return text(title, asked, findings, pageFor(process.stdout, process.env));
  }
}

function text(title: string, { notice, frameworks }: Safeguards, findings: readonly SafeguardFinding[], page: Page): string {
  const given = findings.filter(({ state }) => state === 'given').length;
  return `${[
    ...wrap(title, page.width).map((line) => styled(page, 'bold', line)),
    ...wrap(notice, page.width).map((line) => styled(page, 'dim', line)),
    '', `Evidence for ${given} of ${count(findings.length, 'ask')}`, '',
    ...findings.flatMap(({ safeguard: { asks, evidence, maps }, state, given: evidenceGiven, line }) => [
      ...wrap(`${stateWords[state].symbol} ${asks} (${mapsOf(maps)})`, page.width, 0, 2),
      ...wrap(state === 'open' ? `nothing said; show: ${evidence}`
        : `${stateWords[state].word}${evidenceGiven === null ? '' : `: ${evidenceGiven}`}${line === null ? '' : ` (line ${line})`}`,
      page.width, 4, 2),
    ]),
    '', ...frameworks.flatMap(({ name, edition, grade, source }) => wrap(`${name}, ${edition}: ${source} (${grade})`, page.width, 0, 2)),
  ].join('\n')}\n`;
}

function mapsOf(maps: readonly { framework: string; parts: string }[]): string {
  return maps.map(({ framework, parts }) => `${framework} ${parts}`).join('; ');
}
