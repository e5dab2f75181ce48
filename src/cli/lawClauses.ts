import type { Command } from 'commander';
import { nameOf } from '../determination/clauses.ts';
import { type ClauseFinding, testClauses } from '../determination/clausesReport.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { loadCorpus } from './corpusCache.ts';
import { readPlainCases } from './lawCases.ts';

/** `portolan law clauses`: whether every clause of every condition decides something somewhere. */
export function addLawClauses(law: Command): void {
  law.command('clauses').description('Which clauses of the law decide a worked example, which only a made question, which none.')
    .option('--detail', 'a line for every provision and every clause that no worked example decides')
    .action(({ detail = false }: { detail?: boolean }) => {
      const findings = testClauses(new LawEngine(loadCorpus()), readPlainCases('law'));
      process.stdout.write(clauseLines(findings, detail).map((line) => `${line}\n`).join(''));
    });
}

/** The report: counts and the clauses that never decide; in detail, every provision with what its examples leave out. */
export function clauseLines(findings: readonly ClauseFinding[], detail: boolean): string[] {
  const by = (wanted: ClauseFinding['by']): ClauseFinding[] => findings.filter((finding) => finding.by === wanted);
  const never = by('never');
  const both = findings.filter(({ bothWays }) => bothWays);
  const rules = new Set(findings.map(({ rule }) => rule));
  return [
    `${findings.length} clauses in the conditions of ${rules.size} rules:`,
    ...([
      [by('worked'), 'decide a worked example'], [by('made'), 'decide only a question made from the nearest worked example'],
      [never, 'decide nothing that was tried'],
    ] as const).map(([some, what]) => `  ${shareOf(some.length, findings.length)}  ${what}`),
    `  ${shareOf(both.length, findings.length)}  decide both while true and while false (counted above too)`,
    ...never.length === 0 ? [] : ['', 'These never decide: dead, or out of reach of the days of their wording.'],
    ...never.map((finding) => `  ${nameOf(finding)}`),
    ...detail ? ['', ...provisionLines(findings)] : [],
  ];
}

function provisionLines(findings: readonly ClauseFinding[]): string[] {
  const byProvision = Map.groupBy(findings, ({ version }) => version.provision);
  return [...byProvision].flatMap(([provision, own]) => {
    const worked = own.filter(({ by }) => by === 'worked').length;
    return [
      `${provision}: ${worked} of ${own.length} clauses decide a worked example`,
      ...own.flatMap((finding) => (finding.by === 'made' ? [`  ${nameOf(finding)}${madeFrom(finding)}`] : [])),
    ];
  });
}

/** From which example the question was made, and what was changed in it. */
function madeFrom({ made }: ClauseFinding): string {
  if (made === undefined) return '';
  const { facts, from, question, assumeOrdinary } = made;
  const changes = Object.entries(facts).filter(([name, value]) => from.facts[name] !== value)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const known = question.knownOn === undefined ? [] : [`as known on ${question.knownOn}`];
  const day = question.on === from.on ? known : [`on ${question.on}`, ...known];
  const asked = assumeOrdinary ? question.view : `${question.view}, nothing assumed`;
  return `  [${from.id}: ${[...day, ...changes].join(' ') || 'as it stands'}, ${asked}]`;
}

function shareOf(part: number, whole: number): string {
  return `${String(part).padStart(6)} ${(100 * part / Math.max(1, whole)).toFixed(1).padStart(5)} %`;
}
