import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { FactValue } from '../engine/fact.ts';
import type { FactMap } from '../package/factMap.ts';
import type { Package, Party } from '../package/model.ts';
import type { Stated } from '../package/stated.ts';
import type { ListEntry } from '../screening/entry.ts';
import { entryKey } from '../screening/lists/diff.ts';
import { type ListFact, listFacts, type ListFactRules, type SetOn } from '../screening/listFacts.ts';
import { withScreenedOwners } from './screenedOwners.ts';

/** How a finding of screening stands: whether somebody, or a sign that belongs to one party only, has settled it. */
export type FindingState = 'settled' | 'open' | 'dismissed';

/** What screening found of one party of a package. */
export interface ScreenedFinding {
  /** The party's id, or that of the party beside which an owner is only named. */
  subject: string;
  name: string;
  entry: ListEntry;
  score: number;
  verdict: string;
  because: string;
  state: FindingState;
  /** Who settled it, or what. */
  by: string;
}

/** One list as it was looked at. */
export interface ScreenedList {
  list: string;
  title: string;
  version: string;
  day: string;
  entries: number;
  starter: boolean;
  stale: boolean;
}

/** What the parties of a package were compared with, and what was found. */
export interface PackageScreening {
  lists: ScreenedList[];
  /** What must be said with every answer. */
  notices: string[];
  threshold: number;
  /** How many parties and named owners were compared. */
  compared: number;
  findings: (ScreenedFinding & { facts: string[] })[];
  /** From which score on likenesses below the threshold are named, and these, the likeliest of each party first. */
  nearFrom?: number;
  near?: NearLikeness[];
}

/** A likeness that is too faint to be asked about. */
export interface NearLikeness {
  subject: string;
  /** The entry, as `list/id`, and its name. */
  entry: string;
  listed: string;
  score: number;
}

/** By what entries of lists become facts on a day. */
export interface ScreenRules {
  on: string;
  rules: ListFactRules;
  setOn: SetOn;
}

/**
 * Gives the parties of a package the facts of the entries that they are settled to be, and leaves open what a finding that
 * nobody has settled would say. What the file states stays, unless it was only assumed; where a settled match contradicts it,
 * throws {@link InputError} with both.
 */
export function withScreening(
  found: Package, screening: Omit<PackageScreening, 'findings'> & { findings: readonly ScreenedFinding[] },
  { on, rules, setOn }: ScreenRules,
): { package: Package; screening: PackageScreening } {
  const problems: Diagnostic[] = [];
  const facts = new Map<ScreenedFinding, string[]>();
  const factsOf = (entries: readonly ListEntry[]): ListFact[] => listFacts(entries, on, rules, setOn);
  const parties = (found.parties ?? []).map((each): Party => {
    const party = withScreenedOwners(each, screening.findings, factsOf);
    const own = screening.findings.filter(({ subject, state }) => subject === party.id && state !== 'dismissed');
    if (own.length === 0) return party;
    const stated: FactMap = { ...party.facts };
    for (const fact of factsOf(own.filter(({ state }) => state === 'settled').map(({ entry }) => entry))) {
      state(fact, stated, party, found, problems);
      for (const finding of own) if (fact.entries.includes(finding.entry)) facts.set(finding, [...facts.get(finding) ?? [], fact.fact]);
    }
    for (const fact of factsOf(own.filter(({ state: one }) => one === 'open').map(({ entry }) => entry))) leaveOpen(fact, stated, party);
    return { ...party, facts: stated };
  });
  if (problems.length > 0) throw new InputError(problems);
  const findings = screening.findings.map((finding) => ({ ...finding, facts: facts.get(finding) ?? [] }));
  return { package: { ...found, parties }, screening: { ...screening, findings } };
}

function state(fact: ListFact, stated: FactMap, party: Party, { file }: Package, problems: Diagnostic[]): void {
  const name = `party.${fact.fact}`;
  const before = stated[name] ?? recorded(fact, party);
  const note = `Screening: ${fact.entries.map((entry) => `${entry.name} (${entryKey(entry)})`).join('; ')}.`;
  if (before !== undefined && before.value !== null && before.assumed === undefined) {
    if (before.value === fact.value) return;
    problems.push({
      file, line: before.line, column: before.column, field: `parties[${party.id}].${fact.fact}`,
      message: `It is stated as ${JSON.stringify(before.value)}, and the list says ${JSON.stringify(fact.value)}. ${note}`,
      hint: 'Mend the file, or decide that the party is not the listed one (portolan ledger decide … --as not-a-match).',
    });
    return;
  }
  stated[name] = { value: fact.value, derived: true, line: party.line, column: party.column, note, source: noticesOf(fact) };
}

/** What a search that the file records says of a fact: that nothing was found. */
function recorded({ fact }: ListFact, { screening, assumed }: Party): Stated<FactValue> | undefined {
  if (screening === undefined || !screening.lists.includes(fact) || screening.matches?.includes(fact) === true) return undefined;
  const { line, column } = screening;
  return { value: false, line, column, ...(assumed === undefined ? {} : { assumed }) };
}

/** What an unsettled finding would bring stays unknown, so that nothing favourable rests on silence. */
function leaveOpen(fact: ListFact, stated: FactMap, party: Party): void {
  const name = `party.${fact.fact}`;
  if (fact.value !== true || stated[name] !== undefined && stated[name].assumed === undefined) return;
  const note = `Screening: may be ${fact.entries.map((entry) => `${entry.name} (${entryKey(entry)})`).join('; ')}; nobody has decided yet.`;
  stated[name] = { value: null, derived: true, line: party.line, column: party.column, note };
}

function noticesOf({ entries, cite }: ListFact): string {
  const notices = [...new Set(entries.flatMap((entry) => entry.notices))];
  return notices.length === 0 ? cite : notices.join('; ');
}
