import type { Interval } from '../engine/fact.ts';
import type { Item, JudgementRecord, LegRole, Package, RecordScope, DiligenceRecord } from './model.ts';
import { legRoles } from './model.ts';
import type { Cast } from './roles.ts';
import { derived, fromFile, type StatedFacts } from './statements.ts';

/** Where a leg stands in a package, for what was recorded about some of it. */
export interface Standing {
  item: Item;
  site: string;
  cast: Cast;
  /** The day asked about: what is found out later is not known yet. */
  on?: string;
}

/** The fact that says that a red flag stands. */
const redFlagFact = 'knowledge.unresolvedRedFlag';

/**
 * Adds what was recorded about a leg. A record wins over what is merely stated, a later one over an earlier. A red flag
 * that was seen and not resolved stands; knowledge is then what the law makes of it.
 */
export function addRecords(facts: StatedFacts, found: Package, standing: Standing): void {
  for (const record of inOrder(found.diligence ?? [], standing)) {
    addFinding(facts, record, found, namesFor(record.concerns, record, standing.cast));
  }
  const reaching = (found.diligence ?? []).filter((record) => reaches(record, standing));
  const unresolved = reaching.filter((record) =>
    isOpenFlag(record, standing.on) && !reaching.some((other) => takesUp(other, record, standing.on)));
  for (const record of unresolved) {
    const flags = record.redFlags!.join(', ');
    facts[redFlagFact] = derived(true, `Red flag ${flags} was recorded and is not resolved.`, record.file ?? found.file, record);
  }
  for (const record of inOrder(found.judgements ?? [], standing)) addJudgement(facts, record, found);
}

/** What of a package is tested by itself: a party, a site, or the whole. */
export interface Subject {
  party?: string;
  site?: string;
}

/** Adds what was recorded about the whole package, a party or a site by the day; what is about items is theirs. */
export function addSubjectRecords(facts: StatedFacts, found: Package, { party, site }: Subject, on: string): void {
  const isAbout = ({ items, sites, parties }: RecordScope): boolean => items === undefined
    && (sites === undefined || site !== undefined && sites.includes(site))
    && (parties === undefined || party !== undefined && parties.includes(party));
  for (const record of byDay((found.diligence ?? []).filter(isAbout), on)) {
    if (party !== undefined || !record.concerns.startsWith('party.')) addFinding(facts, record, found, [record.concerns]);
  }
  for (const record of byDay((found.judgements ?? []).filter(isAbout), on)) addJudgement(facts, record, found);
}

/** Whether a record is of a red flag that it does not itself resolve by the day. */
export function isOpenFlag({ redFlags = [], ...record }: DiligenceRecord, on: string | undefined): boolean {
  return redFlags.length > 0 && !isResolved(record, on);
}

/** Whether another record resolves all the red flags of one. */
export function takesUp(other: DiligenceRecord, { redFlags = [] }: DiligenceRecord, on: string | undefined): boolean {
  return isResolved(other, on) && redFlags.length > 0 && redFlags.every((flag) => other.redFlags?.includes(flag) === true);
}

function isResolved({ finding, on: made }: Pick<DiligenceRecord, 'finding' | 'on'>, on: string | undefined): boolean {
  return finding !== undefined && finding.value !== null && (on === undefined || made === undefined || made <= on);
}

function inOrder<Kind extends RecordScope & { on?: string }>(records: readonly Kind[], standing: Standing): Kind[] {
  return byDay(records.filter((record) => reaches(record, standing)), standing.on);
}

/** What was recorded by a day, the oldest first. */
function byDay<Kind extends { on?: string }>(records: readonly Kind[], day: string | undefined): Kind[] {
  return records.filter(({ on }) => day === undefined || on === undefined || on <= day)
    .toSorted((left, right) => ((left.on ?? '') < (right.on ?? '') ? -1 : 1));
}

function reaches({ items, sites, parties }: RecordScope, { item, site, cast }: Standing): boolean {
  return (items === undefined || items.includes(item.id)) && (sites === undefined || sites.includes(site))
    && (parties === undefined || Object.values(cast).some((party) => parties.includes(party)));
}

function addFinding(facts: StatedFacts, record: DiligenceRecord, found: Package, names: readonly string[]): void {
  const { concerns, finding, by, on, evidence = [], until } = record;
  if (finding === undefined) return;
  const file = record.file ?? found.file;
  const { value, origin } = fromFile(finding, file);
  const recorded = `Looked into by ${by}, ${on}: ${concerns} = ${shown(value)}. Evidence: ${evidence.join('; ')}.`;
  const end = until ?? origin.until;
  for (const name of names) {
    facts[name] = { value, origin: { ...origin, recorded, ...(end === undefined ? {} : { until: end }) } };
  }
}

/** A finding about parties holds under every role that they play in the leg. */
function namesFor(concerns: string, { parties }: RecordScope, cast: Cast): string[] {
  const prefix = concerns.slice(0, concerns.indexOf('.'));
  if (prefix !== 'party') return [concerns];
  const playing = legRoles.filter((role: LegRole) => cast[role] !== undefined && (parties === undefined || parties.includes(cast[role])));
  return playing.map((role) => `${role}${concerns.slice('party'.length)}`);
}

/** A rule that was judged favourably no longer waits; one that was judged otherwise goes on doing so. */
function addJudgement(facts: StatedFacts, record: JudgementRecord, found: Package): void {
  const { settles, answer, by, on, grounds, expires, line, column } = record;
  const isRule = settles.includes('#');
  const name = isRule ? `settled.${settles}` : settles;
  const end = expires === undefined ? '' : `, until ${expires}`;
  const recorded = `Judged by ${by}, ${on}${end}: ${settles} ${answer ? 'yes' : 'no'}. Grounds: ${grounds}`;
  facts[name] = {
    value: answer,
    origin: {
      kind: 'file', file: record.file ?? found.file, line, column, recorded,
      ...(expires === undefined ? {} : { until: expires }), ...(isRule ? { lapses: true } : {}),
    },
  };
}

function shown(value: boolean | number | string | null | Interval): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
