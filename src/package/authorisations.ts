import type { Interval } from '../engine/fact.ts';
import type { Leg } from './legs.ts';
import type { Authorisation, Item, Package } from './model.ts';
import type { Cast } from './roles.ts';
import { derived, fromFile, type StatedFacts } from './statements.ts';

/** The fact that says of an authority whether it has authorised the leg, by the name under which files know it. */
const factsByAuthority: Readonly<Record<string, string>> = { bis: 'bisAuthorisation', ofac: 'ofacAuthorised' };

/** What an authorisation must fit: where the leg goes, as the file names it. */
interface Whither {
  label: string;
  country: string | null | undefined;
}

/** The positions of the authorisations that reach a leg: all that name no other items, sites, countries or parties. */
export function authorisationsFor(found: Package, item: Item, { label, country }: Whither, cast: Cast): number[] {
  const involved = new Set(Object.values(cast));
  return (found.authorisations ?? []).flatMap(({ items, sites, countries, parties }, position) => {
    const fits =
      (items === undefined || items.includes(item.id)) &&
      (sites === undefined || sites.includes(label)) &&
      (countries === undefined || countries.some((one) => one === country)) &&
      (parties === undefined || parties.every((one) => involved.has(one)));
    return fits ? [position] : [];
  });
}

/** What held licences say, in the vocabulary's words. Their conditions remain for the law and for people to judge. */
export function addAuthorisations(facts: StatedFacts, held: readonly Authorisation[], cast: Cast, site: string, file: string): void {
  addValidation(facts, held, cast, site, file);
  const licences = held.filter(({ kind }) => kind === 'licence' || kind === 'general-licence');
  for (const licence of licences) {
    const { authority } = licence;
    const fact = authority === undefined ? undefined : factsByAuthority[authority.trim().toLowerCase()];
    if (fact !== undefined) facts[fact] ??= derived(true, nameOf(licence), file, licence);
  }
  const unnamed = licences.find(({ authority }) => authority === undefined);
  if (unnamed !== undefined) facts.bisAuthorisation ??= derived(null, 'The file does not say who gave the licence.', file, unnamed);
  const licence = licences.filter(coversGoods).toSorted(byUse)[0];
  if (licence === undefined) return;
  if (licence.expires !== undefined) facts.licenceExpiresOn ??= fromFile(licence.expires, file);
  if (licence.quantity === undefined) return;
  const left = quantityLeft(licence);
  const note = left === null ? 'The file does not say how much of the licence is used.' : 'What the licence grants less what was shipped.';
  const guessed = licence.quantityUsed?.assumed !== undefined ? licence.quantityUsed : licence.quantity;
  facts.licenceQuantityLeft ??= derived(left, note, file, fromFile({ ...guessed, value: null }, file).origin);
}

/** Validation is of one end user, at the sites it names. */
function addValidation(facts: StatedFacts, held: readonly Authorisation[], cast: Cast, site: string, file: string): void {
  const user = cast.endUser ?? cast.operator ?? cast.consignee;
  const validation = held.find(({ kind, parties }) => kind === 'validated-end-user'
    && (parties === undefined || parties.some((party) => party === user)));
  if (validation === undefined) return;
  facts['endUser.validatedEndUser'] ??= derived(true, nameOf(validation), file, validation);
  if (validation.sites?.includes(site) === true) {
    facts.validatedEndUserSiteAuthorised ??= derived(true, nameOf(validation), file, validation);
  }
}

/** Dates and quantities are asked of the licence for the goods, not of one for dealing with somebody. */
function coversGoods({ authority }: Authorisation): boolean {
  const fact = authority === undefined ? 'bisAuthorisation' : factsByAuthority[authority.trim().toLowerCase()];
  return fact === 'bisAuthorisation';
}

/** Of several licences the one that serves longest: not used up, then the latest to expire. */
function byUse(left: Authorisation, right: Authorisation): number {
  const spent = Number(quantityLeft(left) === 0) - Number(quantityLeft(right) === 0);
  return spent !== 0 ? spent : (right.expires?.value ?? '') < (left.expires?.value ?? '') ? -1 : 1;
}

function quantityLeft({ quantity, quantityUsed }: Authorisation): number | null {
  const [granted, used] = [quantity?.value, quantityUsed?.value];
  return typeof granted === 'number' && typeof used === 'number' ? Math.max(0, granted - used) : null;
}

/**
 * One licence for several legs covers each only with what the others leave: between what remains when they have all they
 * need, and all of it. Where it is enough for all, nothing changes.
 */
export function shareQuantities(legs: readonly Leg[], { file }: Package): void {
  const drawing = legs.filter(({ id, facts }) => !id.includes('~') && typeof facts.licenceQuantityLeft?.value === 'number');
  const alike = Map.groupBy(drawing, ({ authorisations }) => authorisations.join(' '));
  for (const group of [...alike.values()].filter(({ length }) => length > 1)) {
    const needed = group.map(({ facts }) => mostOf(facts.quantity?.value));
    const all = needed.reduce((sum, amount) => sum + amount, 0);
    for (const [index, { facts }] of group.entries()) {
      const left = facts.licenceQuantityLeft!;
      const whole = left.value as number;
      if (all <= whole) continue;
      const min = Math.max(0, whole - (all - needed[index]!));
      const note = 'One licence for several legs, which need more of it together than is left.';
      facts.licenceQuantityLeft = derived(min === whole ? whole : { min, max: whole }, note, file, left.origin);
    }
  }
}

function mostOf(quantity: unknown): number {
  if (typeof quantity === 'number') return quantity;
  return (quantity as Interval | null | undefined)?.max ?? Infinity;
}

function nameOf({ kind, number, authority }: Authorisation): string {
  return `${[authority, kind, number].filter((part) => part !== undefined).join(' ')}, as recorded in the file.`;
}
