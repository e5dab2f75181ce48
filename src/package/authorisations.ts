import type { FactValue } from '../engine/fact.ts';
import { leftOf, putLicence, servingLicence } from './licence.ts';
import type { Authorisation, Item, Package } from './model.ts';
import type { Cast } from './roles.ts';
import { derived, put, type StatedFacts } from './statements.ts';

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
      (parties === undefined || parties.some((one) => involved.has(one)));
    return fits ? [position] : [];
  });
}

/** What the leg of a held authorisation needs to know besides the facts. */
export interface Holding {
  cast: Cast;
  site: string;
  file: string;
  /** The day that is asked about, where it is known. */
  on?: string;
}

/**
 * What held licences say, in the vocabulary's words. Their conditions remain for the law and for people to judge. Gives
 * the position of the licence that serves the leg, if there is one.
 */
export function addAuthorisations(
  facts: StatedFacts, all: readonly Authorisation[], positions: readonly number[], holding: Holding,
): number | undefined {
  const { cast, file, on } = holding;
  const held = positions.map((position) => all[position]!);
  addValidation(facts, held, holding);
  const licences = held.filter(isLicence);
  for (const licence of licences) {
    const fact = factOf(licence);
    // Days and quantities of a licence for goods are facts of their own, which the law weighs.
    if (fact === 'bisAuthorisation') facts[fact] ??= derived(true, nameOf(licence), licence.file ?? file, licence);
    else if (fact !== undefined && isInForce(licence, on)) facts[fact] = ofAnother(licence, facts[fact], facts.quantity?.value, file);
  }
  const unnamed = licences.find(({ authority }) => authority === undefined);
  const note = 'The file does not say who gave the licence.';
  if (unnamed !== undefined) facts.bisAuthorisation ??= derived(null, note, unnamed.file ?? file, unnamed);
  const forGoods = positions.filter((position) => coversGoods(all[position]!));
  const place = servingLicence(forGoods.map((position) => all[position]!), cast, on);
  if (place === undefined) return undefined;
  const licence = all[forGoods[place]!]!;
  putLicence(facts, licence, cast, licence.file ?? file);
  return forGoods[place]!;
}

/** Validation is of one end user, at the sites it names. */
function addValidation(facts: StatedFacts, held: readonly Authorisation[], { cast, site, file }: Holding): void {
  const user = cast.endUser ?? cast.operator ?? cast.consignee;
  const validation = held.find(({ kind, parties }) => kind === 'validated-end-user'
    && (parties === undefined || parties.some((party) => party === user)));
  if (validation === undefined) return;
  facts['endUser.validatedEndUser'] ??= derived(true, nameOf(validation), validation.file ?? file, validation);
  if (validation.sites?.includes(site) === true) {
    facts.validatedEndUserSiteAuthorised ??= derived(true, nameOf(validation), validation.file ?? file, validation);
  }
  if (facts.validatedEndUserKind === undefined) put(facts, 'validatedEndUserKind', validation.validation, validation.file ?? file);
}

/** Whether it is a licence for goods: dates and quantities are asked of that, not of one for dealing with somebody. */
export function coversGoods(held: Authorisation): boolean {
  return isLicence(held) && (held.authority === undefined || factOf(held) === 'bisAuthorisation');
}

function isLicence({ kind }: Authorisation): boolean {
  return kind === 'licence' || kind === 'general-licence';
}

/** The fact that a licence of its authority states, if the vocabulary has one. */
export function factOf({ authority }: Authorisation): string | undefined {
  return authority === undefined ? undefined : factsByAuthority[authority.trim().toLowerCase()];
}

function isInForce({ issued, expires }: Authorisation, on: string | undefined): boolean {
  return on === undefined || (issued?.value ?? on) <= on && (expires?.value ?? on) >= on;
}

/**
 * What a licence for dealing with somebody states of a leg, until it expires. Where more is wanted than is left of it, whether
 * it covers the leg is open; what another licence or the file itself says for certain stands.
 */
function ofAnother(
  licence: Authorisation, before: StatedFacts[string] | undefined, wanted: FactValue | undefined, file: string,
): StatedFacts[string] {
  if (before !== undefined && before.value !== null) return before;
  const left = leftOf(licence.quantity, licence.quantityUsed);
  const isEnough = licence.quantity === undefined || left !== null && typeof wanted === 'number' && wanted <= left;
  const stated = isEnough ? derived(true, nameOf(licence), licence.file ?? file, licence)
    : derived(null, `${nameOf(licence)} What is left of it may not be enough.`, licence.file ?? file, licence);
  const until = licence.expires?.value;
  return typeof until === 'string' ? { ...stated, origin: { ...stated.origin, until } } : stated;
}

function nameOf({ kind, number, authority }: Authorisation): string {
  return `${[authority, kind, number].filter((part) => part !== undefined).join(' ')}, as recorded in the file.`;
}
