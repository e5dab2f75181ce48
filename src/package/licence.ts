import type { FactValue, Interval } from '../engine/fact.ts';
import type { Leg } from './legs.ts';
import type { Authorisation, LegRole, Money, Package, StatedNumber } from './model.ts';
import type { Cast } from './roles.ts';
import type { Stated } from './stated.ts';
import { derived, fromFile, put, type StatedFacts } from './statements.ts';

/** A licence is for somebody: who receives and uses the item must be among the parties it names. */
const namedRoles: readonly LegRole[] = ['purchaser', 'intermediateConsignee', 'consignee', 'endUser', 'actualEndUser'];

/**
 * Of several licences the one that serves a leg: in force on the day, naming its parties, not used up, the latest to
 * expire. Gives its place among `held`.
 */
export function servingLicence(held: readonly Authorisation[], cast: Cast, on: string | undefined): number | undefined {
  const rank = (one: Authorisation): number[] => [
    Number(on !== undefined && (one.expires?.value ?? on) < on), Number(on !== undefined && (one.issued?.value ?? on) > on),
    Number(omitted(one, cast).length > 0), Number(leftOf(one.quantity, one.quantityUsed) === 0),
  ];
  const ranked = held.map((one, place) => ({ one, place, rank: rank(one) }));
  return ranked.toSorted((left, right) => {
    const differing = left.rank.findIndex((value, index) => value !== right.rank[index]);
    if (differing >= 0) return left.rank[differing]! - right.rank[differing]!;
    return (right.one.expires?.value ?? '') < (left.one.expires?.value ?? '') ? -1 : 1;
  })[0]?.place;
}

/** What the paper of a licence says, in the vocabulary's words, for a leg with these parties. */
export function putLicence(facts: StatedFacts, licence: Authorisation, cast: Cast, file: string): void {
  const own: StatedFacts = {};
  put(own, 'licenceIssuedOn', licence.issued, file);
  put(own, 'licenceExpiresOn', licence.expires, file);
  putQuantity(own, licence, file);
  putValue(own, licence, file);
  if (licence.parties !== undefined) {
    const missing = omitted(licence, cast);
    const isKnown = receivers(cast).length > 0;
    const note = !isKnown ? 'The file does not say who receives or uses the item.'
      : missing.length === 0 ? 'The licence names everyone who receives or uses the item.'
        : `The licence does not name ${missing.join(', ')}.`;
    own.licenceOmitsParty = derived(isKnown ? missing.length > 0 : null, note, file, licence);
  }
  for (const [name, fact] of Object.entries(own)) facts[name] ??= fact;
}

/** Who receives or uses the item and is not among the parties the licence names. */
function omitted({ parties }: Authorisation, cast: Cast): string[] {
  return parties === undefined ? [] : receivers(cast).filter((party) => !parties.includes(party));
}

function receivers(cast: Cast): string[] {
  return [...new Set(namedRoles.flatMap((role) => cast[role] ?? (role === 'endUser' ? cast.operator ?? [] : [])))];
}

function putQuantity(facts: StatedFacts, { kind, quantity, quantityUsed, tpp, tppUsed, line, column }: Authorisation, file: string): void {
  if (quantity !== undefined) {
    const note = quantityUsed === undefined ? 'The file does not say how much of the licence is used.'
      : 'What the licence grants less what was shipped.';
    facts.licenceQuantityLeft = less(quantity, quantityUsed, note, file);
  } else if (kind === 'general-licence') {
    facts.licenceQuantityLeft = derived({ min: unlimited }, 'A general licence counts no units.', file, { line, column });
  }
  if (tpp === undefined) return;
  facts.licenceTppLimited = derived(true, 'The file states how much performance the licence covers.', file, tpp);
  put(facts, 'licenceTpp', tpp, file);
  put(facts, 'licenceTppUsed', tppUsed, file);
}

/** More than any package moves. */
const unlimited = 1e9;

function putValue(facts: StatedFacts, { value, valueUsed }: Authorisation, file: string): void {
  if (value === undefined) return;
  facts.licenceValueLimited = derived(true, 'The file states the value of the licence.', file, value);
  for (const [name, money] of [['licenceValueUnitedStatesDollars', value], ['licenceValueUsedUnitedStatesDollars', valueUsed]] as const) {
    if (money !== undefined) facts[name] = fromFile({ ...money, value: dollars(money) }, file);
  }
}

function dollars({ value }: Stated<Money>): number | null {
  return value?.currency === 'USD' ? value.amount : null;
}

/** What is left of a limit, or `null` where it is not known. */
export function leftOf(granted: StatedNumber | undefined, used: StatedNumber | undefined): number | null {
  return typeof granted?.value === 'number' && typeof used?.value === 'number' ? Math.max(0, granted.value - used.value) : null;
}

function less(granted: StatedNumber, used: StatedNumber | undefined, note: string, file: string): StatedFacts[string] {
  const guessed = used?.assumed !== undefined ? used : granted;
  return derived(leftOf(granted, used), note, file, fromFile({ ...guessed, value: null }, file).origin);
}

/** A limit that legs share: the fact it bounds, what a leg takes of it, and which way taking moves the bound. */
const shared = [
  { bound: 'licenceQuantityLeft', takes: 'quantity', up: false },
  { bound: 'licenceValueUsedUnitedStatesDollars', takes: 'item.valueUnitedStatesDollars', up: true },
] as const;

/**
 * One licence for several legs covers each only with what the others leave: between what remains when they have all they
 * need, and all of it. Where it is enough for all, nothing changes.
 */
export function shareLicences(legs: readonly Leg[], { file }: Package): void {
  const drawing = legs.filter(({ id, licence }) => !id.includes('~') && licence !== undefined);
  for (const group of [...Map.groupBy(drawing, ({ licence }) => licence).values()].filter(({ length }) => length > 1)) {
    for (const { bound, takes, up } of shared) {
      const sharing = group.filter(({ facts }) => typeof facts[bound]?.value === 'number');
      const needed = group.map(({ facts }) => mostOf(facts[takes]?.value));
      const all = needed.reduce((sum, amount) => sum + amount, 0);
      for (const leg of sharing) {
        const before = leg.facts[bound]!;
        const whole = before.value as number;
        const room = up ? Number(leg.facts.licenceValueUnitedStatesDollars?.value ?? 0) - whole : whole;
        if (all <= room) continue;
        const others = all - needed[group.indexOf(leg)]!;
        const note = 'One licence for several legs, which need more of it together than is left.';
        leg.facts[bound] = derived(between(whole, others, up), note, file, before.origin);
      }
    }
  }
}

function between(whole: number, others: number, up: boolean): FactValue {
  if (Number.isNaN(others) || others === Infinity) return up ? { min: whole } : { min: 0, max: whole };
  if (others === 0) return whole;
  return up ? { min: whole, max: whole + others } : { min: Math.max(0, whole - others), max: whole };
}

function mostOf(amount: FactValue | undefined): number {
  if (typeof amount === 'number') return amount;
  return (amount as Interval | null | undefined)?.max ?? Infinity;
}
