import { parseDate } from '../corpus/date.ts';
import type { Decision, DutyFinding } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import { coversGoods, factOf } from '../package/authorisations.ts';
import type { Leg } from '../package/legs.ts';
import type { Authorisation, Package, Report } from '../package/model.ts';
import { legsOn } from './legsOn.ts';
import { add, type Bounds, boundsOf, less, nothing, shown } from './bounds.ts';
import type { Determination, LegFinding } from './determination.ts';
import type { DetermineOptions } from './options.ts';

/** What one leg has of an authorisation, and why where it has nothing. */
export interface Covered {
  leg: string;
  state: 'authorised' | 'not needed' | 'not covered' | 'open';
  /** Why the leg is not covered, or what is still open. */
  reasons: string[];
}

/** One limit of an authorisation: granted, used before, drawn by the legs it covers, and left. */
export interface Drawdown {
  of: 'units' | 'USD' | 'TPP';
  granted: FactValue;
  used: FactValue;
  draws: { leg: string; amount: FactValue }[];
  left: FactValue;
  /** What the legs want beyond what is left, where they want more. */
  outgrown?: FactValue;
}

/** An authorisation held, as the package or a book beside it records it, with what it is good for on the day. */
export interface Holding {
  name: string;
  kind: string;
  file: string;
  line: number;
  /** On the day asked: whether it serves at all. */
  standing: 'in force' | 'not yet issued' | 'expired' | 'day of issue not stated';
  issued: string | null;
  expires: string | null;
  daysLeft: number | null;
  legs: Covered[];
  drawdown: Drawdown[];
  conditions: string[];
  reports: (Pick<Report, 'what' | 'due' | 'sent'> & { state: 'sent' | 'due' | 'overdue' | 'no date' })[];
  /** Duties that the law ties to the legs it covers. */
  duties: Pick<DutyFinding, 'duty' | 'cite' | 'due'>[];
}

/** Every authorisation held, in the order of the file, as it stands on the day of the determination. */
export function bookOf(
  engine: LawEngine, found: Package, catalog: FigureSource, determination: Determination, options: DetermineOptions,
): Holding[] {
  const legs = legsOn(engine, found, catalog, options);
  const findings = new Map(determination.legs.map((finding) => [finding.id, finding]));
  const { on, knownOn } = options;
  const program = engine.program({ on, view: 'enforced', ...(knownOn === undefined ? {} : { knownOn }) });
  const belonging = new Map(program.duties.map(({ rule }) => [rule.id, rule.for]));
  return (found.authorisations ?? []).map((held, position) => {
    const reached = legs.filter(({ authorisations }) => authorisations.includes(position))
      .map((leg) => ({ leg, finding: findings.get(leg.id)! }));
    const covered = reached.map(({ leg, finding }) => coveredBy(held, position, leg, finding));
    const issued = held.issued?.value ?? null;
    const expires = held.expires?.value ?? null;
    const served = reached.filter((_, index) => covered[index]!.state === 'authorised');
    const wanting = reached.filter(({ leg }, index) => leg.licence === position && covered[index]!.state !== 'not needed');
    return {
      name: [held.authority, held.kind, held.number].filter((part) => part !== undefined).join(' '), kind: held.kind,
      file: held.file ?? found.file, line: held.line, standing: standingOf(held, options.on), issued, expires,
      daysLeft: expires === null ? null : daysBetween(options.on, expires), legs: covered,
      drawdown: drawdownOf(held, served, wanting), conditions: held.conditions ?? [],
      reports: (held.reports ?? []).map((report) => reportOf(report, options.on)),
      duties: dutiesOf(served.map(({ finding }) => finding.enforced), belonging),
    };
  });
}

function standingOf({ issued, expires }: Authorisation, on: string): Holding['standing'] {
  if (typeof expires?.value === 'string' && expires.value < on) return 'expired';
  if (typeof issued?.value !== 'string') return 'day of issue not stated';
  return issued.value > on ? 'not yet issued' : 'in force';
}

/** Why a licence does not reach a leg: the facts by which the law closes it, in words. */
const obstacles: Readonly<Record<string, string>> = {
  licenceNotYetIssued: 'it is issued only later', licenceExpired: 'it has expired', licenceUsedUp: 'more units are wanted than are left',
  licenceValueExceeded: 'its value would be exceeded', licenceTppExceeded: 'more processing performance is wanted than is left',
  licenceOmitsParty: 'it does not name everyone who receives or uses the item',
  nationalAllocationExceeded: 'the ceiling for the country would be exceeded',
  universalShareExceeded: 'the shares abroad would be exceeded',
};

function coveredBy(held: Authorisation, position: number, leg: Leg, { enforced, facts }: LegFinding): Covered {
  const isLicence = held.kind === 'licence' || held.kind === 'general-licence';
  // A licence for dealing with somebody serves beside one for goods, not instead of it.
  const beside = isLicence && !coversGoods(held) ? factOf(held) : undefined;
  const notCovered = (reason: string): Covered => ({ leg: leg.id, state: 'not covered', reasons: [reason] });
  if (isLicence && beside === undefined && leg.licence !== position) return notCovered(otherReason(leg));
  if (beside !== undefined && facts[beside]?.value !== true) {
    return notCovered('it is not in force, or what is left of it may not be enough');
  }
  const covered = (state: Covered['state'], reasons: string[] = []): Covered => ({ leg: leg.id, state, reasons });
  switch (enforced.outcome) {
    case 'authorised': return covered('authorised');
    case 'not-subject': case 'no-licence-required': return covered('not needed', ['no licence is required']);
    case 'exception-available': return covered('not needed', [`an exception is available: ${enforced.exceptions.available.join(', ')}`]);
    default: {
      const known = Object.entries(obstacles).filter(([fact]) => valueOf(fact, enforced, facts) === true).map(([, reason]) => reason);
      if (known.length > 0) return covered('not covered', known);
      const open = enforced.needs.map(({ question }) => question).slice(0, 3);
      return open.length > 0 ? covered('open', open) : covered('not covered', ['its grounds or conditions do not reach this delivery']);
    }
  }
}

function otherReason({ licence }: Leg): string {
  return licence === undefined ? 'it is of another authority' : `licence ${licence + 1} of the book serves it`;
}

function valueOf(fact: string, { conclusions }: Decision, facts: LegFinding['facts']): FactValue {
  return conclusions[fact] ?? facts[fact]?.value ?? null;
}

type Reached = readonly { leg: Leg; finding: LegFinding }[];

function drawdownOf(held: Authorisation, served: Reached, wanting: Reached): Drawdown[] {
  const { quantity, quantityUsed, value, valueUsed, tpp, tppUsed } = held;
  const dollars = (money: Authorisation['value']): FactValue => (money?.value?.currency === 'USD' ? money.value.amount : null);
  return [
    ...(quantity === undefined ? [] : [account('units', 'quantity', quantity.value, quantityUsed?.value ?? null, served, wanting)]),
    ...(value === undefined ? [] : [account('USD', 'item.valueUnitedStatesDollars', dollars(value), dollars(valueUsed), served, wanting)]),
    ...(tpp === undefined ? [] : [account('TPP', 'shipmentTpp', tpp.value, tppUsed?.value ?? null, served, wanting)]),
  ];
}

function account(
  of: Drawdown['of'], fact: string, granted: FactValue, used: FactValue, served: Reached, wanting: Reached,
): Drawdown {
  const taken = ({ finding }: Reached[number]): Bounds => boundsOf(valueOf(fact, finding.enforced, finding.facts));
  const once = (reached: Reached): Reached => reached.filter(({ leg }) => !leg.id.includes('~'));
  const before = less(boundsOf(granted), boundsOf(used));
  const left = less(before, once(served).map(taken).reduce(add, nothing));
  const wanted = once(wanting).map(taken).reduce(add, nothing);
  const beyond = less(wanted, before);
  const isKnown = granted !== null && used !== null;
  return {
    of, granted, used, draws: once(served).map((one) => ({ leg: one.leg.id, amount: shown(taken(one)) })),
    left: isKnown ? shown(left) : null,
    ...(isKnown && wanted[1] < Infinity && beyond[1] > 0 ? { outgrown: shown(beyond) } : {}),
  };
}

function reportOf({ what, due, sent }: Report, on: string): Holding['reports'][number] {
  const state = sent !== undefined && sent <= on ? 'sent' : due === undefined ? 'no date' : due < on ? 'overdue' : 'due';
  return { what, state, ...(due === undefined ? {} : { due }), ...(sent === undefined ? {} : { sent }) };
}

/** The duties that stand because of an authorisation, each once. */
function dutiesOf(decisions: readonly Decision[], belonging: ReadonlyMap<string, string | undefined>): Holding['duties'] {
  const own = decisions.flatMap(({ duties, authorisations }) =>
    duties.filter(({ rule }) => authorisations.includes(belonging.get(rule) ?? '')));
  const duties = new Map(own.map(({ rule, duty, cite, due }) =>
    [rule, { duty, cite, ...(due === undefined ? {} : { due }) }]));
  return [...duties.values()];
}

function daysBetween(from: string, to: string): number {
  return parseDate(to)! - parseDate(from)!;
}
