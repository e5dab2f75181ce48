import type { ListEntry, PartyKind } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, entryOf, present } from './build.ts';
import { readDateSpan, readDay } from './dates.ts';
import { type FeedContext, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { identifierOf, isSign } from './identifiers.ts';
import { all, type Element, first, textAt, xmlRecords } from './xmlRecords.ts';

const kinds: Record<string, PartyKind> = { individual: 'person', entity: 'organisation', vessel: 'vessel', aircraft: 'aircraft' };

/** OFAC's plain XML (`SDN.XML`, `CONSOLIDATED.XML`). */
export const readOfacXml: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  for await (const element of xmlRecords(file, ['sdnEntry', 'publshInformation'])) {
    if (element.name === 'publshInformation') readHeader(element, context);
    else if (element.name === 'sdnEntry') yield entryFrom(element, file.name, context);
    else if (element.name !== 'sdnList') throw feedFault(file.name, element.line, `This is a file of ${element.name}, not of sdnList.`);
  }
};

function readHeader(element: Element, { header }: FeedContext): void {
  const published = readDay(textAt(element, 'Publish_Date'), 'month-first');
  if (published !== undefined) header.published = published;
  const count = Number(textAt(element, 'Record_Count'));
  if (count > 0) header.declaredCount = count;
}

function entryFrom(element: Element, file: string, context: FeedContext): ListEntry {
  const id = textAt(element, 'uid');
  const name = nameIn(element);
  if (id === '' || name === '') throw feedFault(file, element.line, 'An entry has no uid or no name.');
  const programmes = all(first(element, 'programList'), 'program').map(({ text }) => text.trim());
  const list = context.listOf(undefined, programmes);
  if (list === undefined) throw feedFault(file, element.line, `There is no list for the programs '${programmes.join(', ')}'.`);
  const vessel = first(element, 'vesselInfo');
  const texts = (listName: string, item: string, field: string): string[] =>
    all(first(element, listName), item).map((child) => textAt(child, field)).filter((text) => text !== '');
  return entryOf({
    list, id, name, kind: kinds[textAt(element, 'sdnType').toLowerCase()] ?? 'unknown', programmes,
    title: textAt(element, 'title'), remarks: textAt(element, 'remarks'), at: { file, line: element.line },
    aliases: all(first(element, 'akaList'), 'aka').map((aka) => aliasOf(
      nameIn(aka), textAt(aka, 'category') === 'weak' ? 'weak' : 'strong', textAt(aka, 'type').startsWith('f') ? { former: true } : {},
    )),
    birthDates: texts('dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth').map((date) => readDateSpan(date, 'day-first')),
    birthPlaces: texts('placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth'),
    countries: [
      ...countriesOf('nationality', texts('nationalityList', 'nationality', 'country'), context),
      ...countriesOf('citizenship', texts('citizenshipList', 'citizenship', 'country'), context),
      ...countriesOf('flag', [textAt(vessel, 'vesselFlag')], context),
    ],
    addresses: present(all(first(element, 'addressList'), 'address').map((address) => addressOf({
      street: ['address1', 'address2', 'address3'].map((line) => textAt(address, line)).filter((line) => line !== '').join(', '),
      city: textAt(address, 'city'), region: textAt(address, 'stateOrProvince'), postalCode: textAt(address, 'postalCode'),
      country: textAt(address, 'country'),
    }, context))),
    identifiers: present([
      ...all(first(element, 'idList'), 'id').filter((sign) => isSign(textAt(sign, 'idType'))).map((sign) =>
        identifierOf(textAt(sign, 'idType'), textAt(sign, 'idNumber'), textAt(sign, 'idCountry'), context.countryCode)),
      identifierOf('Call Sign', textAt(vessel, 'callSign'), undefined, context.countryCode),
    ]),
  });
}

/** As the printed list has it: the last name first, a comma, the first name. */
function nameIn(element: Element): string {
  return [textAt(element, 'lastName'), textAt(element, 'firstName')].filter((part) => part !== '').join(', ');
}
