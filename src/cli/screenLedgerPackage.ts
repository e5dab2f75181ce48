import { type PackageScreening, type ScreenedFinding, withScreening } from '../determination/screenedParties.ts';
import type { Package } from '../package/model.ts';
import type { Finding } from '../screening/decisions/finding.ts';
import type { Ledger } from '../screening/decisions/ledger.ts';
import { subjectsOf } from '../screening/packageSubjects.ts';
import { openHeldLists } from './listsHeld.ts';
import { today } from './question.ts';
import { openMatcher } from './screenLedgerMatcher.ts';
import { ledgerFile, openLedger } from './screenLedgerStore.ts';
import { screenRules } from './screenRules.ts';
import type { Workbench } from './workbench.ts';

/**
 * From which likeness on a party of a package is asked about. Higher than for a name by itself: a package is looked at again and
 * again, and `portolan screen` shows the rest.
 */
const packageThreshold = 0.85;

/** Screens the parties of a package with the lists of a day, and states what is settled. */
export function screenPackage(
  found: Package, on: string, workbench: Pick<Workbench, 'corpus' | 'texts'>,
): { package: Package; screening: PackageScreening } {
  const held = openHeldLists({ on, today: today() });
  const ledger = openLedger(ledgerFile());
  const subjects = subjectsOf(found);
  const findings = subjects.length === 0 ? [] : subjects.flatMap(openMatcher(held.entries, packageThreshold));
  const screening = {
    lists: held.lists, notices: held.notices, threshold: packageThreshold, compared: subjects.length,
    findings: findings.map((finding) => stateOf(finding, ledger)),
  };
  return withScreening(found, screening, screenRules(workbench, on));
}

/** A finding with how it stands: settled by a decision that counts, or by a sign that belongs to one party only. */
function stateOf(finding: Finding, ledger: Ledger): ScreenedFinding {
  const { subject, entry, score, verdict, because } = finding;
  const { status, decision, because: reopened } = ledger.standing(finding, today());
  const made = decision === undefined ? '' : `${decision.who} on ${decision.at.slice(0, 10)}: ${decision.why}`;
  const said = { subject: subject.id, name: subject.name, entry, score, verdict, because };
  if (status === 'decided' && decision?.verdict === 'not-a-match') return { ...said, state: 'dismissed', by: made };
  if (status === 'decided' && decision?.verdict === 'match') return { ...said, state: 'settled', by: made };
  if (verdict === 'identifier') return { ...said, state: 'settled', by: because };
  const why = status === 'reopened' ? `re-opened: ${reopened.join('; ')}` : status === 'open' ? '' : status;
  return { ...said, state: 'open', by: why };
}
