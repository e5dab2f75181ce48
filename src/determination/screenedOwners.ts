import type { FactMap } from '../package/factMap.ts';
import type { Owner, Party } from '../package/model.ts';
import type { ListEntry } from '../screening/entry.ts';
import type { ListFact } from '../screening/listFacts.ts';
import { ownerSubject } from '../screening/packageSubjects.ts';
import type { ScreenedFinding } from './screenedParties.ts';

/**
 * Gives the owners that a party only names the facts of the entries that they are settled to be, and leaves open what an unsettled
 * finding would say, so that owners are followed to whoever is listed among them.
 */
export function withScreenedOwners(
  party: Party, findings: readonly ScreenedFinding[], factsOf: (entries: readonly ListEntry[]) => ListFact[],
): Party {
  const { owners } = party;
  if (owners === undefined) return party;
  return { ...party, owners: owners.map((owner): Owner => {
    const own = findings.filter(({ subject, state }) => subject === ownerSubject(party, owner) && state !== 'dismissed');
    if (own.length === 0) return owner;
    const entries = (state: ScreenedFinding['state']): ListEntry[] => own.filter((one) => one.state === state).map(({ entry }) => entry);
    const { line, column } = owner;
    const facts: FactMap = {};
    for (const { fact, value, entries: brought } of factsOf(entries('open'))) {
      const note = `Screening: may be ${namesOf(brought)}; nobody has decided yet.`;
      if (value === true) facts[`party.${fact}`] = { value: null, derived: true, line, column, note };
    }
    for (const { fact, value, cite, entries: brought } of factsOf(entries('settled'))) {
      facts[`party.${fact}`] = { value, derived: true, line, column, note: `Screening: ${namesOf(brought)}.`, source: cite };
    }
    return { ...owner, facts };
  }) };
}

function namesOf(entries: readonly ListEntry[]): string {
  return entries.map(({ name, list }) => `${name} (${list})`).join('; ');
}
