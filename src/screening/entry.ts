/**
 * What a screening list says about one party, and what anyone says about a party to be screened. The two have the same shape,
 * so that a matcher compares like with like. Everything is plain data: it goes to disk and back as JSON.
 */

/** What a party is. Lists that do not say so leave it `unknown`. */
export type PartyKind = 'person' | 'organisation' | 'vessel' | 'aircraft' | 'unknown';

/** How much a name by itself tells: a weak one (a nickname, an abbreviation, a common word) needs something beside it. */
export type NameStrength = 'strong' | 'weak';

/** Another name of a party, as published. */
export interface Alias {
  name: string;
  strength: NameStrength;
  /** `former` where the list says that the party no longer uses it. */
  former?: true;
  /** ISO 15924, such as `Cyrl`; only where the list says it. */
  script?: string;
  /** BCP 47, such as `ru`; only where the list says it. */
  language?: string;
}

/** A date that may be known to the day, the month, the year or between years. Both ends are days (ISO 8601) and inclusive. */
export interface DateSpan {
  text: string;
  earliest?: string;
  latest?: string;
  /** The list says that it is about this date. */
  circa?: true;
}

/** In what sense a party belongs to a country. */
export type CountryLink = 'nationality' | 'citizenship' | 'registration' | 'flag' | 'listed-under';

/** A country beside a party. `code` (ISO 3166 alpha-2) is left out where the words could not be read. */
export interface CountryMention {
  link: CountryLink;
  text: string;
  code?: string;
}

/** A postal address; `text` holds the whole of it on one line, the parts are there where the list keeps them apart. */
export interface Address {
  text: string;
  street?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  countryText?: string;
  /** ISO 3166 alpha-2. */
  country?: string;
}

/** What kind of number or sign identifies a party. `other` keeps what the list calls it in `title`. */
export type IdentifierKind =
  | 'passport' | 'national' | 'tax' | 'registration' | 'lei' | 'swift' | 'imo' | 'mmsi' | 'call-sign' | 'tail-number'
  | 'serial-number' | 'wallet' | 'phone' | 'email' | 'website' | 'other';

/** A number or sign by which a party is identified. */
export interface Identifier {
  kind: IdentifierKind;
  /** What the list calls it, such as `Government Gazette Number`. */
  title?: string;
  value: string;
  /** Who issued it: ISO 3166 alpha-2, or the words of the list where they could not be read. */
  country?: string;
}

/** What describes a party, on a list or in somebody's book. Collections may be empty: nothing is then said. */
export interface Party {
  kind: PartyKind;
  name: string;
  aliases: readonly Alias[];
  birthDates: readonly DateSpan[];
  birthPlaces: readonly string[];
  countries: readonly CountryMention[];
  addresses: readonly Address[];
  identifiers: readonly Identifier[];
}

/** A party of somebody's own, to be screened. */
export interface Subject extends Party {
  /** Its name in the book it comes from; unique there. */
  id: string;
}

/** One entry of one version of one list. */
export interface ListEntry extends Party {
  /** The list, by its identifier in `lists/sources.yaml`, such as `us-entity-list`. */
  list: string;
  /** The same entry has the same id in every version of its list; unique in the list. */
  id: string;
  /** Office or profession. */
  title?: string;
  /** Program tags as published, without brackets. */
  programmes: readonly string[];
  /** For which items a licence is needed, in the words of the list. */
  licenceRequirement?: string;
  /** How applications are reviewed, in the words of the list. */
  reviewPolicy?: string;
  /** Numbers of the footnotes that the entry carries, such as `4`. */
  footnotes: readonly string[];
  /** Where the entry was published, each as published. */
  notices: readonly string[];
  /** First and last day on which the entry stands, where the list says so. */
  start?: string;
  end?: string;
  remarks?: string;
  /** The entry names a place: whoever is there is caught. Its name is that address. */
  addressOnly?: true;
  /** Where the publisher shows the list. */
  source?: string;
  /** Where the entry stands in the file it was read from. */
  at: EntryPlace;
}

/** A place in a file that was imported. */
export interface EntryPlace {
  file: string;
  /** Counted from 1: a line of CSV or XML, the number of a record in JSON. */
  line: number;
}

/** Every country a party is said to belong to, by code, addresses included; each once, in the order of mention. */
export function countryCodesOf(party: Party): string[] {
  const codes = [...party.countries.map(({ code }) => code), ...party.addresses.map(({ country }) => country)];
  return [...new Set(codes.filter((code) => code !== undefined))];
}

/** A party of whom nothing is known but a name; what is known besides is given. */
export function partyNamed(name: string, known: Partial<Omit<Party, 'name'>> = {}): Party {
  return {
    kind: 'unknown', name, aliases: [], birthDates: [], birthPlaces: [], countries: [], addresses: [], identifiers: [], ...known,
  };
}
