import { putLicence, servingLicence } from './licence.ts';
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
  const licences = held.filter(({ kind }) => kind === 'licence' || kind === 'general-licence');
  for (const licence of licences) {
    const { authority } = licence;
    const fact = authority === undefined ? undefined : factsByAuthority[authority.trim().toLowerCase()];
    if (fact !== undefined) facts[fact] ??= derived(true, nameOf(licence), licence.file ?? file, licence);
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

/** Dates and quantities are asked of the licence for the goods, not of one for dealing with somebody. */
function coversGoods({ kind, authority }: Authorisation): boolean {
  if (kind !== 'licence' && kind !== 'general-licence') return false;
  const fact = authority === undefined ? 'bisAuthorisation' : factsByAuthority[authority.trim().toLowerCase()];
  return fact === 'bisAuthorisation';
}

function nameOf({ kind, number, authority }: Authorisation): string {
  return `${[authority, kind, number].filter((part) => part !== undefined).join(' ')}, as recorded in the file.`;
}
