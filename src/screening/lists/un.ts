import type { Alias, DateSpan, ListEntry } from '../entry.ts';
import { addressOf, aliasOf, countriesOf, entryOf, present } from './build.ts';
import { readDateSpan, readDay, yearsSpan } from './dates.ts';
import { type FeedContext, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { identifierOf } from './identifiers.ts';
import { all, attribute, type Element, first, textAt, xmlRecords } from './xmlRecords.ts';

/** The consolidated list of the United Nations Security Council, XML. */
export const readUnXml: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  for await (const element of xmlRecords(file, ['INDIVIDUAL', 'ENTITY'])) {
    if (element.name === 'INDIVIDUAL' || element.name === 'ENTITY') yield entryFrom(element, file.name, context);
    else if (element.name !== 'CONSOLIDATED_LIST') throw feedFault(file.name, element.line, `This is a file of ${element.name}.`);
    else {
      const published = readDay(attribute(element, 'dateGenerated'), 'day-first');
      if (published !== undefined) context.header.published = published;
    }
  }
};

function entryFrom(element: Element, file: string, context: FeedContext): ListEntry {
  const person = element.name === 'INDIVIDUAL';
  const name = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((part) => textAt(element, part))
    .filter((part) => part !== '').join(' ');
  const id = textAt(element, 'DATAID');
  if (id === '' || name === '') throw feedFault(file, element.line, 'A record has no DATAID or no FIRST_NAME.');
  const list = context.listOf(textAt(element, 'LIST_TYPE', 'VALUE') || 'UN List', []);
  if (list === undefined) throw feedFault(file, element.line, `There is no list called '${textAt(element, 'LIST_TYPE', 'VALUE')}'.`);
  const start = readDay(textAt(element, 'LISTED_ON'), 'day-first');
  const original = textAt(element, 'NAME_ORIGINAL_SCRIPT');
  return entryOf({
    list, id, name, kind: person ? 'person' : 'organisation', at: { file, line: element.line },
    aliases: [
      ...(original === '' ? [] : [aliasOf(original)]),
      ...all(element, `${element.name}_ALIAS`).flatMap(aliasesOf),
    ],
    birthDates: [...present(all(element, 'INDIVIDUAL_DATE_OF_BIRTH').map(birthDateOf)), ...besideAliases(element)],
    birthPlaces: all(element, 'INDIVIDUAL_PLACE_OF_BIRTH').map((place) =>
      ['CITY', 'STATE_PROVINCE', 'COUNTRY'].map((part) => textAt(place, part)).filter((part) => part !== '').join(', '))
      .filter((place) => place !== ''),
    countries: countriesOf('nationality', all(first(element, 'NATIONALITY'), 'VALUE').map(({ text }) => text), context),
    addresses: present(all(element, `${element.name}_ADDRESS`).map((address) => addressOf({
      street: textAt(address, 'STREET'), city: textAt(address, 'CITY'), region: textAt(address, 'STATE_PROVINCE'),
      postalCode: textAt(address, 'ZIP_CODE'), country: textAt(address, 'COUNTRY'),
    }, context))),
    identifiers: present(all(element, 'INDIVIDUAL_DOCUMENT').map((paper) => identifierOf(
      [textAt(paper, 'TYPE_OF_DOCUMENT'), textAt(paper, 'TYPE_OF_DOCUMENT2')].filter((part) => part !== '').join(', '),
      textAt(paper, 'NUMBER'), textAt(paper, 'ISSUING_COUNTRY') || textAt(paper, 'COUNTRY_OF_ISSUE'), context.countryCode,
    ))),
    title: textAt(element, 'DESIGNATION', 'VALUE'), programmes: [textAt(element, 'UN_LIST_TYPE')].filter((text) => text !== ''),
    notices: [textAt(element, 'REFERENCE_NUMBER')].filter((text) => text !== ''), remarks: textAt(element, 'COMMENTS1'),
    ...(start === undefined ? {} : { start }),
  });
}

/** One alias may hold several, cut by semicolons. */
function aliasesOf(alias: Element): Alias[] {
  const quality = textAt(alias, 'QUALITY').toLowerCase();
  const more: Partial<Alias> = quality.startsWith('f') ? { former: true } : {};
  return textAt(alias, 'ALIAS_NAME').split(';').map((name) => aliasOf(name, quality === 'low' ? 'weak' : 'strong', more))
    .filter(({ name }) => name !== '');
}

/** A date of birth may stand beside the alias under which it was claimed. */
function besideAliases(element: Element): DateSpan[] {
  return all(element, 'INDIVIDUAL_ALIAS').map((alias) => textAt(alias, 'DATE_OF_BIRTH')).filter((text) => text !== '')
    .map((text) => readDateSpan(text, 'day-first'));
}

function birthDateOf(date: Element): DateSpan | undefined {
  const [from, to] = [textAt(date, 'FROM_YEAR'), textAt(date, 'TO_YEAR')];
  if (from !== '' && to !== '') return yearsSpan(`${from} to ${to}`, from, to);
  const text = textAt(date, 'DATE') || textAt(date, 'YEAR');
  if (text === '') return undefined;
  const span = readDateSpan(text, 'day-first');
  return textAt(date, 'TYPE_OF_DATE') === 'APPROXIMATELY' ? { ...span, circa: true } : span;
}
