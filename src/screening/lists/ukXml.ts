import type { Alias, Identifier, ListEntry, PartyKind } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, entryOf, present } from './build.ts';
import { readDateSpan, readDay } from './dates.ts';
import { type FeedContext, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { identifierOf } from './identifiers.ts';
import { sixOf } from './uk.ts';
import { deep, type Element, textAt, xmlRecords } from './xmlRecords.ts';

const kinds: Record<string, PartyKind> = { individual: 'person', entity: 'organisation', ship: 'vessel' };

/** The UK Sanctions List, XML: one record for each party. */
export const readUkXml: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  for await (const element of xmlRecords(file, ['Designation', 'DateGenerated'])) {
    if (element.name === 'Designation') yield entryFrom(element, file.name, context);
    else if (element.name === 'DateGenerated') {
      const published = readDay(element.text.trim(), 'day-first');
      if (published !== undefined) context.header.published = published;
    } else if (element.name !== 'Designations') throw feedFault(file.name, element.line, `This is a file of ${element.name}.`);
  }
};

function entryFrom(element: Element, file: string, context: FeedContext): ListEntry {
  const id = textAt(element, 'UniqueID');
  const names = deep(element, 'Name').map((name) => ({ kind: textAt(name, 'NameType').toLowerCase(), alias: nameOf(name) }))
    .filter(({ alias }) => alias.name !== '');
  const main = names.find(({ kind }) => kind === 'primary name') ?? names[0];
  if (id === '' || main === undefined) throw feedFault(file, element.line, 'A designation has no UniqueID or no name.');
  const list = context.listOf('United Kingdom', []);
  if (list === undefined) throw feedFault(file, element.line, "There is no list called 'United Kingdom'.");
  const start = readDay(textAt(element, 'DateDesignated'), 'day-first');
  const texts = (name: string): string[] => deep(element, name).map(({ text }) => text.trim()).filter((text) => text !== '');
  return entryOf({
    list, id, name: main.alias.name, kind: kinds[textAt(element, 'IndividualEntityShip').toLowerCase()] ?? 'unknown',
    at: { file, line: element.line },
    aliases: [
      ...names.filter((name) => name !== main).map(({ alias }) => alias),
      ...texts('NameNonLatinScript').map((name) => aliasOf(name)),
    ],
    birthDates: texts('DOB').map((date) => readDateSpan(date, 'day-first')),
    birthPlaces: deep(element, 'Location').map((place) => [textAt(place, 'TownOfBirth'), textAt(place, 'CountryOfBirth')]
      .filter((part) => part !== '').join(', ')).filter((place) => place !== ''),
    countries: [
      ...countriesOf('nationality', texts('Nationality'), context), ...countriesOf('flag', texts('CurrentBelievedFlagOfShip'), context),
    ],
    addresses: present(deep(element, 'Address').map((address) => addressOf({
      street: sixOf((number) => textAt(address, `AddressLine${number}`)).join(', '),
      postalCode: textAt(address, 'AddressPostalCode'), country: textAt(address, 'AddressCountry'),
    }, context))),
    identifiers: signsOf(texts, context), title: texts('Position').join('; '),
    programmes: [textAt(element, 'RegimeName')].filter((text) => text !== ''),
    notices: [textAt(element, 'UNReferenceNumber')].filter((text) => text !== ''),
    licenceRequirement: textAt(element, 'SanctionsImposed'), remarks: textAt(element, 'OtherInformation'),
    ...(start === undefined ? {} : { start }),
  });
}

function nameOf(name: Element): Alias {
  const text = sixOf((number) => textAt(name, `Name${number}`)).join(' ');
  return aliasOf(text, /low/i.test(textAt(name, 'AliasStrength')) ? 'weak' : 'strong');
}

function signsOf(texts: (name: string) => string[], { countryCode }: FeedContext): Identifier[] {
  const titles: Record<string, string> = {
    PassportNumber: 'Passport', NationalIdentifierNumber: 'National Identifier', BusinessRegistrationNumber: 'Business Registration Number',
    IMONumber: 'IMO number', PhoneNumber: 'Phone number', EmailAddress: 'Email address', Website: 'Website',
  };
  return present(Object.entries(titles).flatMap(([name, title]) =>
    texts(name).flatMap((value) => (name === 'EmailAddress' ? value.split(/[;\s]+/) : [value]))
      .map((value) => identifierOf(title, value, undefined, countryCode))));
}
