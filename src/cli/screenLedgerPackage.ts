import { type PackageScreening, type ScreenedFinding, withScreening } from '../determination/screenedParties.ts';
import type { Package } from '../package/model.ts';
import { type Finding, pairOf } from '../screening/decisions/finding.ts';
import type { Decision, Standing } from '../screening/decisions/ledger.ts';
import { findingOf } from '../screening/decisions/matchFinding.ts';
import type { Subject } from '../screening/entry.ts';
import { entryKey } from '../screening/lists/diff.ts';
import { type Screener, usualThreshold } from '../screening/names/screener.ts';
import { subjectsOf } from '../screening/packageSubjects.ts';
import { openHeldLists } from './listsHeld.ts';
import { today } from './question.ts';
import { openScreener } from './screenIndex.ts';
import { ledgerFile, openLedger } from './screenLedgerStore.ts';
import { screenRules } from './screenRules.ts';
import type { Workbench } from './workbench.ts';

/**
 * From which likeness on a party of a package is asked about. Higher than for a name by itself, because a package is looked at again
 * and again; what lies between the two is named beside the answer.
 */
const packageThreshold = 0.85;

/** How a finding stands by what was decided before. */
export type StandingOf = (finding: Finding) => Pick<Standing, 'status' | 'because'> & {
  decision?: Pick<Decision, 'verdict' | 'who' | 'at' | 'why'>;
};

/**
 * Screens the parties of a package with the lists of a day, and states what is settled: by the ledger of this machine, unless
 * somebody says how findings stand.
 */
export function screenPackage(
  found: Package, on: string, workbench: Pick<Workbench, 'corpus' | 'texts'>, standingOf: StandingOf = standingHere(),
): { package: Package; screening: PackageScreening } {
  const held = openHeldLists({ on, today: today() });
  const subjects = subjectsOf(found);
  const { findings, near } = subjects.length === 0
    ? { findings: [], near: [] } : compared(openScreener(held.entries), subjects, standingOf);
  const screening = {
    lists: held.lists, notices: held.notices, threshold: packageThreshold, compared: subjects.length,
    findings: findings.map((finding) => stateOf(finding, standingOf)), nearFrom: usualThreshold,
    near: near.map(({ subject, entry, score }) => ({ subject: subject.id, entry: entryKey(entry), listed: entry.name, score })),
  };
  return withScreening(found, screening, screenRules(workbench, on));
}

/** What is asked about, and what is less alike and was never decided on. */
function compared(screener: Screener, subjects: readonly Subject[], standingOf: StandingOf): { findings: Finding[]; near: Finding[] } {
  const from = (threshold: number): Finding[] =>
    subjects.flatMap((subject) => screener.screen(subject, threshold).map((match) => findingOf(subject, match)));
  const asked = from(packageThreshold);
  const known = new Set(asked.map(pairOf));
  const below = from(usualThreshold).filter((finding) => !known.has(pairOf(finding)));
  const decided = below.filter((finding) => standingOf(finding).status !== 'open');
  return { findings: [...asked, ...decided], near: below.filter((finding) => !decided.includes(finding)) };
}

function standingHere(): StandingOf {
  const ledger = openLedger(ledgerFile());
  return (finding) => ledger.standing(finding, today());
}

/** A finding with how it stands: settled by a decision that counts, or by a sign that belongs to one party only. */
function stateOf(finding: Finding, standingOf: StandingOf): ScreenedFinding {
  const { subject, entry, score, verdict, because } = finding;
  const { status, decision, because: reopened } = standingOf(finding);
  const made = decision === undefined ? '' : `${decision.who} on ${decision.at.slice(0, 10)}: ${decision.why}`;
  const said = { subject: subject.id, name: subject.name, entry, score, verdict, because };
  if (status === 'decided' && decision?.verdict === 'not-a-match') return { ...said, state: 'dismissed', by: made };
  if (status === 'decided' && decision?.verdict === 'match') return { ...said, state: 'settled', by: made };
  if (verdict === 'identifier') return { ...said, state: 'settled', by: because };
  const why = status === 'reopened' ? `re-opened: ${reopened.join('; ')}` : status === 'open' ? '' : status;
  return { ...said, state: 'open', by: why };
}
