import type { ListEntry, PartyKind } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, entryOf, present } from './build.ts';
import { readDateSpan, readDay, yearsSpan } from './dates.ts';
import { type FeedContext, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { identifierOf } from './identifiers.ts';
import { all, attribute, type Element, first, textAt, xmlRecords } from './xmlRecords.ts';

/** Kinds by the codes of the European Commission: person, enterprise. */
export const euKinds: Record<string, PartyKind> = { P: 'person', person: 'person', E: 'organisation', enterprise: 'organisation' };

/** The consolidated list of the European Union, XML (format 1.1). */
export const readEuXml: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  for await (const element of xmlRecords(file, ['sanctionEntity'])) {
    if (element.name === 'sanctionEntity') yield entryFrom(element, file.name, context);
    else if (element.name !== 'export') throw feedFault(file.name, element.line, `This is a file of ${element.name}, not of export.`);
    else {
      const published = readDay(attribute(element, 'generationDate'), 'day-first');
      if (published !== undefined) context.header.published = published;
    }
  }
};

function entryFrom(element: Element, file: string, context: FeedContext): ListEntry {
  const id = attribute(element, 'euReferenceNumber') || attribute(element, 'logicalId');
  const names = all(element, 'nameAlias').map((alias) => aliasOf(
    attribute(alias, 'wholeName'), attribute(alias, 'strong') === 'false' ? 'weak' : 'strong',
    attribute(alias, 'nameLanguage') === '' ? {} : { language: attribute(alias, 'nameLanguage').toLowerCase() },
  )).filter(({ name }) => name !== '');
  const main = names[0];
  if (id === '' || main === undefined) throw feedFault(file, element.line, 'An entity has no reference or no name.');
  const list = context.listOf('European Union', []);
  if (list === undefined) throw feedFault(file, element.line, "There is no list called 'European Union'.");
  const regulations = all(element, 'regulation');
  const start = readDay(attribute(element, 'designationDate'), 'day-first')
    ?? regulations.map((regulation) => readDay(attribute(regulation, 'entryIntoForceDate'), 'day-first')).find(Boolean);
  return entryOf({
    list, id, name: main.name, kind: euKinds[attribute(first(element, 'subjectType'), 'classificationCode')]
      ?? euKinds[attribute(first(element, 'subjectType'), 'code')] ?? 'unknown',
    aliases: names.slice(1), at: { file, line: element.line },
    title: all(element, 'nameAlias').map((alias) => attribute(alias, 'function')).find((text) => text !== '') ?? '',
    birthDates: present(all(element, 'birthdate').map(birthDateOf)),
    birthPlaces: all(element, 'birthdate').map((birth) => [attribute(birth, 'city') || attribute(birth, 'place'), known(birth)]
      .filter((part) => part !== '').join(', ')).filter((place) => place !== ''),
    countries: countriesOf('citizenship', all(element, 'citizenship').map(known), context),
    addresses: present(all(element, 'address').map((address) => addressOf({
      street: attribute(address, 'street') || attribute(address, 'poBox'), city: attribute(address, 'city') || attribute(address, 'place'),
      region: attribute(address, 'region'), postalCode: attribute(address, 'zipCode'), country: known(address),
    }, context))),
    identifiers: present(all(element, 'identification').map((paper) => identifierOf(
      attribute(paper, 'identificationTypeDescription') || attribute(paper, 'identificationTypeCode'),
      attribute(paper, 'number') || attribute(paper, 'latinNumber'), known(paper), context.countryCode,
    ))),
    programmes: [...new Set(regulations.map((regulation) => attribute(regulation, 'programme')).filter((text) => text !== ''))],
    notices: [...new Set(regulations.map((regulation) => attribute(regulation, 'numberTitle')).filter((text) => text !== ''))],
    remarks: all(element, 'remark').map((remark) => remark.text.trim()).filter((text) => text !== '').join('; '),
    source: textAt(regulations[0], 'publicationUrl'), ...(start === undefined ? {} : { start }),
  });
}

/** The country an element names: by its code, except for the code that stands for none. */
function known(element: Element): string {
  const code = attribute(element, 'countryIso2Code');
  if (code !== '' && code !== '00') return code;
  const words = attribute(element, 'countryDescription');
  return /^unknown/i.test(words) ? '' : words;
}

function birthDateOf(birth: Element): ReturnType<typeof readDateSpan> | undefined {
  const circa = attribute(birth, 'circa') === 'true' ? { circa: true as const } : {};
  const [from, to] = [attribute(birth, 'yearRangeFrom'), attribute(birth, 'yearRangeTo')];
  if (from !== '' && to !== '') return { ...yearsSpan(`${from} to ${to}`, from, to), ...circa };
  const [year, month, day] = ['year', 'monthOfYear', 'dayOfMonth'].map((part) => attribute(birth, part).padStart(2, '0'));
  const text = attribute(birth, 'birthdate') || (year === '00' ? '' : `${day}/${month}/${year}`);
  return text === '' ? undefined : { ...readDateSpan(text, 'day-first'), ...circa };
}
