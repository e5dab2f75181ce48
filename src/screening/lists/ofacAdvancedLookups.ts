import type { Address, Identifier } from '../entry.ts';
import { addressOf, pieces } from './build.ts';
import type { FeedContext, FeedFile } from './feed.ts';
import { identifierOf } from './identifiers.ts';
import { all, attribute, deep, type Element, first, textAt, xmlRecords } from './xmlRecords.ts';

/** What OFAC's advanced file keeps apart from the parties and refers to by number. */
export interface Lookups {
  /** The word of a reference value, by the kind of value (`FeatureType`) and its number. */
  word(kind: string, id: string): string;
  /** What kind of party a profile of this subtype is: the word of the subtype, or of its type where the subtype says nothing. */
  partyType(subTypeId: string): string;
  /** The script of a name, by ISO 15924. */
  script(id: string): string | undefined;
  /** Addresses by the number of the location. */
  locations: Map<string, Address>;
  /** Papers by the number of the identity they belong to. */
  papers: Map<string, Identifier[]>;
  /** Entries by the number of the profile. */
  sanctions: Map<string, Sanction>;
}

/** On which list a party stands, since when, and under which programs. */
export interface Sanction {
  list: string;
  programmes: string[];
  start?: string;
}

/** Reads everything but the parties; the first of two ways through the file. */
export async function readLookups(file: FeedFile, context: FeedContext): Promise<Lookups> {
  const values = new Map<string, Element>();
  const lookups: Lookups = {
    word: (kind, id) => textOf(values.get(`${kind} ${id}`)),
    partyType: (id) => {
      const subType = values.get(`PartySubType ${id}`);
      const word = textOf(subType);
      return /^(unknown)?$/i.test(word) ? textOf(values.get(`PartyType ${attribute(subType, 'PartyTypeID')}`)) : word;
    },
    script: (id) => attribute(values.get(`Script ${id}`), 'ScriptCode') || undefined,
    locations: new Map(), papers: new Map(), sanctions: new Map(),
  };
  const parts = ['ReferenceValueSets', 'DateOfIssue', 'Location', 'IDRegDocument', 'SanctionsEntry'];
  for await (const element of xmlRecords(file, parts)) {
    if (element.name === 'ReferenceValueSets') {
      for (const value of element.children.flatMap(({ children }) => children)) {
        values.set(`${value.name} ${attribute(value, 'ID')}`, value);
      }
    } else if (element.name === 'DateOfIssue') {
      const published = dayOf(element);
      if (published !== undefined) context.header.published = published;
    } else addPart(element, lookups, context);
  }
  return lookups;
}

function addPart(element: Element, lookups: Lookups, context: FeedContext): void {
  if (element.name === 'Location') {
    const address = locationOf(element, lookups, context);
    if (address !== undefined) lookups.locations.set(attribute(element, 'ID'), address);
  } else if (element.name === 'IDRegDocument') {
    const paper = identifierOf(
      lookups.word('IDRegDocType', attribute(element, 'IDRegDocTypeID')), textAt(element, 'IDRegistrationNo'),
      lookups.word('Country', attribute(element, 'IssuedBy-CountryID')), context.countryCode,
    );
    const identity = attribute(element, 'IdentityID');
    if (paper !== undefined) lookups.papers.set(identity, [...lookups.papers.get(identity) ?? [], paper]);
  } else if (element.name === 'SanctionsEntry') addSanction(element, lookups);
}

function addSanction(element: Element, lookups: Lookups): void {
  const start = dayOf(first(element, 'EntryEvent', 'Date'));
  const programmes = all(element, 'SanctionsMeasure').flatMap((measure) => pieces(textAt(measure, 'Comment'), ';'));
  lookups.sanctions.set(attribute(element, 'ProfileID'), {
    list: lookups.word('List', attribute(element, 'ListID')), programmes, ...(start === undefined ? {} : { start }),
  });
}

function locationOf(element: Element, lookups: Lookups, context: FeedContext): Address | undefined {
  const parts = new Map<string, string[]>();
  for (const part of all(element, 'LocationPart')) {
    const kind = lookups.word('LocPartType', attribute(part, 'LocPartTypeID')).toUpperCase();
    // Beside the value in Latin letters, the primary one, there may be others in other scripts, before it or behind.
    const values = all(part, 'LocationPartValue');
    const value = textAt(values.find((each) => attribute(each, 'Primary') === 'true') ?? values[0], 'Value');
    if (value !== '') parts.set(kind, [...parts.get(kind) ?? [], value]);
  }
  const joined = (...kinds: string[]): string => kinds.flatMap((kind) => parts.get(kind) ?? []).join(', ');
  const country = deep(element, 'LocationCountry').map((found) => lookups.word('Country', attribute(found, 'CountryID'))).find(Boolean);
  return addressOf({
    street: joined('ADDRESS1', 'ADDRESS2', 'ADDRESS3', 'UNKNOWN'), city: joined('CITY'), region: joined('REGION', 'STATE/PROVINCE'),
    postalCode: joined('POSTAL CODE'), country: country ?? '',
  }, context);
}

function textOf(element: Element | undefined): string {
  return (element?.text ?? '').trim();
}

/** A date of year, month and day; undefined where one is missing. */
export function dayOf(date: Element | undefined): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => textAt(date, part));
  if (!year || !month || !day) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
