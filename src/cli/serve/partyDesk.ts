import { basisOf, subjectFingerprint } from '../../screening/decisions/finding.ts';
import { readBatch } from '../../screening/decisions/batch.ts';
import { standingOn } from '../../screening/decisions/ledger.ts';
import { entryKey } from '../../screening/lists/diff.ts';
import type { Subject } from '../../screening/entry.ts';
import { usualThreshold } from '../../screening/names/screener.ts';
import { subjectsOf } from '../../screening/packageSubjects.ts';
import type { DecidedPair, FoundParty, PartySource } from '../../service/parties/partyDesk.ts';
import { sha256 } from '../../store/sha256.ts';
import { openHeldLists } from '../listsHeld.ts';
import { openCountries } from '../listsHome.ts';
import { openAsked } from '../mcp/packageInput.ts';
import { today } from '../question.ts';
import { openMatcher } from '../screenLedgerMatcher.ts';
import type { StandingOf } from '../screenLedgerPackage.ts';
import type { Workbench } from '../workbench.ts';

/** The parties of a table or a package. Throws `InputError` with what of it cannot be read. */
export function partiesOf(workbench: Workbench, source: PartySource): Subject[] {
  if (source.kind === 'package') {
    return subjectsOf(openAsked({ workbench: () => workbench, readsFiles: false }, { package: source.text }).package);
  }
  return readBatch(source.bytes, source.name, openCountries()).rows.map(({ subject }) => subject);
}

/** Compares parties with the lists held on this machine. */
export function screenedParties(subjects: readonly Subject[]): { lists: string; findings: FoundParty[] } {
  const held = openHeldLists({ today: today() });
  const versions = held.lists.map(({ list, version }) => `${list} ${version}`).join('\n');
  const found = subjects.length === 0 ? [] : subjects.flatMap(openMatcher(held.entries, usualThreshold));
  return {
    lists: sha256(versions).slice(0, 16),
    findings: found.map((finding) => {
      const { subject, entry, score, verdict, because } = finding;
      return { subject: subject.id, entry: entryKey(entry), list: entry.list, name: entry.name, score, verdict, because,
        basis: basisOf(finding) };
    }),
  };
}

/** How findings about a package stand by what a workspace decided: on whoever says the same of itself, under whatever name in the file. */
export function standingAmong(decided: readonly DecidedPair[]): StandingOf {
  const pairOf = (sign: string, entry: string): string => `${sign} ${entry}`;
  const known = new Map(decided.map((one) => [pairOf(one.basis.subject, one.entry), one]));
  return (finding) => {
    const made = known.get(pairOf(subjectFingerprint(finding.subject), entryKey(finding.entry)));
    if (made === undefined) return { status: 'open', because: [] };
    const { confirmedBy, ...decision } = made;
    const by = confirmedBy === undefined ? {} : { confirmedBy };
    return { decision, ...standingOn({ decision, ...by }, basisOf(finding), today()) };
  };
}
