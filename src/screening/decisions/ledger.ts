import canonicalize from 'canonicalize';
import { InputError } from '../../corpus/diagnostic.ts';
import { entryKey } from '../lists/diff.ts';
import { madeId } from '../lists/feed.ts';
import { type Basis, basisOf, type Finding, pairKey, pairOf } from './finding.ts';

/** What somebody may decide on a finding. */
export type Verdict = 'match' | 'not-a-match' | 'escalated';

/** What was decided, by whom, when, why and on what. */
export interface Decision {
  kind: 'decided';
  at: string;
  who: string;
  subject: string;
  /** The entry, as `list/id`. */
  entry: string;
  verdict: Verdict;
  why: string;
  /** Papers, addresses, anything that can be looked at again. */
  evidence: string[];
  /** Last day on which the decision stands, where it has one. */
  expires?: string;
  basis: Basis;
  /** Whether it stands only once a second person has confirmed it. */
  needsSecond: boolean;
}

/** A second person's word on a decision. */
export interface Confirmation {
  kind: 'confirmed';
  at: string;
  who: string;
  decision: string;
  why?: string;
}

/** What the ledger holds: events in the order in which they happened, each sealed to the one before. */
export type LedgerEvent = (Decision | Confirmation) & { id: string; previous: string };

/** What stands on one pair. */
export interface Standing {
  status: 'open' | 'awaiting-second' | 'decided' | 'expired' | 'reopened';
  decision?: Decision & { id: string };
  confirmedBy?: string;
  /** Why it was re-opened. */
  because: string[];
}

/** The end of a ledger, kept apart from it, so that a line taken off its end is found. */
export interface LedgerHead {
  count: number;
  last: string;
}

interface Kept {
  decision: Decision & { id: string };
  confirmedBy?: string;
}

const beginning = 'beginning';

/** The decisions that were made, by pair. Nothing is ever taken out: a later decision on a pair takes the place of the one before. */
export class Ledger {
  readonly events: LedgerEvent[] = [];
  private readonly byPair = new Map<string, Kept>();
  private readonly byId = new Map<string, Kept>();

  /** Reads events back. Throws {@link InputError} with the line where one was changed, taken out or put in between. */
  static read(lines: readonly string[], file: string): Ledger {
    const ledger = new Ledger();
    lines.forEach((line, index) => {
      const event = parsed(line, file, index + 1);
      const { id, ...said } = event;
      if (event.previous !== ledger.last() || id !== sealOf(said)) {
        throw fault(file, index + 1, 'This line is not the one that was written: the ledger was changed.', 'Take it from a backup.');
      }
      ledger.keep(event);
    });
    return ledger;
  }

  /** How many events there are, and the seal of the last. */
  get head(): LedgerHead {
    return { count: this.events.length, last: this.last() };
  }

  /** Throws {@link InputError} where events that a head tells of are gone. What was added behind it is no fault. */
  checkHead({ count, last }: LedgerHead, file: string): void {
    if ((count === 0 ? beginning : this.events[count - 1]?.id) === last) return;
    throw fault(file, this.events.length + 1, `The ledger had ${count} lines and has ${this.events.length}: it was cut short.`,
      'Take it from a backup.');
  }

  /** Seals an event to those before it and takes it in. Gives the event as it is to be written down. */
  add(event: Decision | Confirmation): LedgerEvent {
    if (event.kind === 'confirmed') this.checkConfirmation(event);
    const said = { ...event, previous: this.last() };
    const sealed: LedgerEvent = { ...said, id: sealOf(said) };
    this.keep(sealed);
    return sealed;
  }

  /** What stands on a finding on a day. It is re-opened when subject, entry or verdict are not those decided on, and only then. */
  standing(finding: Finding, on: string): Standing {
    const kept = this.byPair.get(pairOf(finding));
    if (kept === undefined) return { status: 'open', because: [] };
    return { ...kept, ...standingOn(kept, basisOf(finding), on) };
  }

  /** The decision of that id or the beginning of it. Throws {@link InputError} where there is none, or several. */
  decisionNamed(id: string): Decision & { id: string } {
    const found = [...this.byId.values()].filter(({ decision }) => decision.id.startsWith(id));
    if (found.length === 1) return found[0]!.decision;
    throw fault('command line', 1, found.length === 0 ? `There is no decision '${id}'.` : `Several decisions begin with '${id}'.`,
      '`portolan ledger list` names them.');
  }

  /** The newest decision on each pair, oldest first. */
  decisions(): (Kept & { pair: string })[] {
    return [...this.byPair].map(([pair, kept]) => ({ pair, ...kept }))
      .sort((left, right) => (left.decision.at < right.decision.at ? -1 : 1));
  }

  private last(): string {
    return this.events.at(-1)?.id ?? beginning;
  }

  private keep(event: LedgerEvent): void {
    this.events.push(event);
    if (event.kind === 'confirmed') {
      const kept = this.byId.get(event.decision);
      if (kept !== undefined) kept.confirmedBy = event.who;
      return;
    }
    const kept = { decision: event };
    this.byPair.set(pairKey(event.subject, event.entry), kept);
    this.byId.set(event.id, kept);
  }

  private checkConfirmation({ decision: id, who }: Confirmation): void {
    if (who.trim() === '') throw fault('command line', 1, 'A confirmation needs somebody who gives it.', 'Say who confirms (--by).');
    const kept = this.byId.get(id);
    if (kept === undefined) throw fault('command line', 1, `There is no decision '${id}'.`, '`portolan ledger list` names them.');
    const { decision, confirmedBy } = kept;
    if (!decision.needsSecond) throw fault('command line', 1, 'This decision needs no second person.', 'It stands as it is.');
    if (confirmedBy !== undefined) throw fault('command line', 1, `This decision was confirmed by ${confirmedBy}.`, 'It stands.');
    if (samePerson(decision.who, who)) {
      throw fault('command line', 1, `${who} made this decision; a second person must be another.`, 'Ask somebody else.');
    }
  }
}

/**
 * A decision on a finding, ready for the ledger. Throws {@link InputError} without author or reason, and where it ends before it
 * begins.
 */
export function decisionOn(
  finding: Finding, said: Pick<Decision, 'at' | 'who' | 'verdict' | 'why' | 'evidence' | 'expires'>, needsSecond: boolean,
): Decision {
  const { at, who, verdict, why, evidence, expires } = said;
  if (who.trim() === '') throw fault('command line', 1, 'A decision needs somebody who makes it.', 'Say who decides (--by).');
  if (why.trim() === '') throw fault('command line', 1, 'A decision needs a reason.', 'Say why (--why).');
  if (expires !== undefined && expires < at.slice(0, 10)) {
    throw fault('command line', 1, `The decision would end on ${expires}, before it is made.`, 'Name a day to come (--until).');
  }
  return {
    kind: 'decided', at, who, subject: finding.subject.id, entry: entryKey(finding.entry), verdict, why, evidence,
    ...(expires === undefined ? {} : { expires }), basis: basisOf(finding), needsSecond,
  };
}

/** What of a decision says how it stands. */
export interface Judged {
  decision: Pick<Decision, 'basis' | 'expires' | 'needsSecond'>;
  confirmedBy?: string;
}

/** How a decision stands on a day, held against what it would rest on now. */
export function standingOn({ decision, confirmedBy }: Judged, now: Basis, on: string): Pick<Standing, 'status' | 'because'> {
  const because = changes(decision.basis, now);
  if (because.length > 0) return { status: 'reopened', because };
  if (decision.expires !== undefined && decision.expires < on) return { status: 'expired', because };
  if (decision.needsSecond && confirmedBy === undefined) return { status: 'awaiting-second', because };
  return { status: 'decided', because };
}

function changes(before: Basis, now: Basis): string[] {
  return [
    ...(before.subject === now.subject ? [] : ['what is known of the subject changed']),
    ...(before.entry === now.entry ? [] : ['the entry on the list changed']),
    ...(before.verdict === now.verdict ? [] : [`the matcher says “${now.verdict}”, not “${before.verdict}”`]),
  ];
}

function samePerson(left: string, right: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(left) === plain(right);
}

function sealOf(event: object): string {
  return madeId(canonicalize(event)!);
}

function parsed(line: string, file: string, number: number): LedgerEvent {
  try {
    return JSON.parse(line) as LedgerEvent;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw fault(file, number, 'This line of the ledger is cut short or no JSON.', 'Take the ledger from a backup.');
  }
}

function fault(file: string, line: number, message: string, hint: string): InputError {
  return new InputError([{ file, line, column: 1, message, hint }]);
}
