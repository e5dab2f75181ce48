import type { ListEntry } from '../entry.ts';
import { addressOf, addressOnOneLine, countriesOf, entryOf } from './build.ts';
import { namedRows } from './csvRows.ts';
import { noticesIn } from './csl.ts';
import { readDay } from './dates.ts';
import { type FeedContext, feedFault, type FeedReader, madeEntryId, onlyFile, UniqueIds } from './feed.ts';
import { readListedText } from './listedText.ts';
import { all, deep, type Element, xmlRecords } from './xmlRecords.ts';

/** A row of a printed list. */
interface Row {
  list: string;
  country: string;
  text: string;
  requirement: string;
  policy: string;
  notice: string;
  footnotes: readonly string[];
}

/**
 * The lists that are printed in the regulations, from the XML of their part in the electronic Code of Federal Regulations.
 * A table belongs to the list that the heading above it names; other tables are passed over.
 */
export const readCodeXml: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const ids = new UniqueIds();
  let list: string | undefined;
  let before: Row | undefined;
  for await (const element of xmlRecords(file, ['HEAD', 'TR'])) {
    if (element.name === 'HEAD') {
      list = context.listOf(element.text.slice(element.text.indexOf('—') + 1).replace(/\s+/g, ' ').trim(), []);
      before = undefined;
    }
    const cells = all(element, 'TD');
    if (list === undefined || element.name !== 'TR' || cells.length < 3) continue;
    const row = continued(rowOf(list, cells), before);
    before = row;
    yield* entriesOf(row, { file: file.name, line: element.line }, ids, context);
  }
};

function rowOf(list: string, cells: readonly Element[]): Row {
  const [requirement, policy] = cells.length >= 5 ? [plain(cells[2]!), plain(cells[3]!)] : ['', ''];
  return {
    list, country: plain(cells[0]!), text: lines(cells[1]!), requirement, policy, notice: plain(cells.at(-1)!),
    footnotes: cells.slice(2, -1).flatMap((cell) => deep(cell, 'sup')).map((mark) => mark.text.trim()).filter((mark) => /^\d+$/.test(mark)),
  };
}

/** A row that leaves cells empty goes on with what stands in the one above. */
function continued(row: Row, before: Row | undefined): Row {
  if (before === undefined) return row;
  const country = row.country || before.country;
  if (row.notice !== '' || row.requirement !== '') return { ...row, country };
  const { requirement, policy, footnotes, notice } = before;
  return { ...row, country, requirement, policy, footnotes, notice };
}

/**
 * A table of one of the printed lists as CSV, with the columns `country_heading`, `entity_text` (or `person_text`) and
 * `federal_register_citation`; the file's name says of which list.
 */
export const readPrintedCsv: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const ids = new UniqueIds();
  const list = context.listOf(file.name.replace(/^.*\//, '').replace(/[_-]?\d{4}-\d\d.*$|\.csv.*$/, '').replaceAll('_', ' '), []);
  if (list === undefined) throw feedFault(file.name, 1, 'The name of the file names no list.');
  let before: Row | undefined;
  for await (const { cell, line } of namedRows(file, ',', ['country_heading', 'federal_register_citation'])) {
    const requirement = cell('license_requirement');
    const row = continued({
      list, country: cell('country_heading'), text: cell('entity_text', 'person_text'), requirement, policy: cell('license_review_policy'),
      notice: cell('federal_register_citation'), footnotes: context.footnotesIn(list, requirement),
    }, before);
    before = row;
    yield* entriesOf(row, { file: file.name, line }, ids, context);
  }
};

function* entriesOf(row: Row, at: ListEntry['at'], ids: UniqueIds, context: FeedContext): Generator<ListEntry> {
  const text = row.text.trim();
  if (text === '' || text === '[Reserved]' || /^the following [\w-]+ subordinate|^subordinate institution:?$/i.test(text)) return;
  const countries = countriesOf('listed-under', [row.country], context);
  const notices = noticesIn(row.notice);
  for (const { name, aliases, addresses, addressOnly } of readListedText(text)) {
    yield entryOf({
      list: row.list, id: ids.next(row.list, madeEntryId(row.list, name, notices)), name, aliases, at, countries,
      addresses: addresses.map((line) => addressOnOneLine(line, context)),
      licenceRequirement: row.requirement, reviewPolicy: row.policy, footnotes: row.footnotes, notices,
      ...(addressOnly === undefined ? {} : { addressOnly }),
    });
  }
}

function plain(element: Element): string {
  return element.text.replace(/\s+/g, ' ').trim();
}

function lines(element: Element): string {
  return element.text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n');
}

/** The Denied Persons List, tab-separated. A person denied at several addresses stands there several times. */
export const readDeniedPersons: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const ids = new UniqueIds();
  const list = context.listOf('Denied Persons List', []);
  if (list === undefined) throw feedFault(file.name, 1, "There is no list called 'Denied Persons List'.");
  for await (const { cell, line } of namedRows(file, '\t', ['Name', 'Effective_Date'])) {
    const name = cell('Name');
    if (name === '') throw feedFault(file.name, line, 'A record has no name.', 'Name');
    const address = addressOf({
      street: cell('Street_Address'), city: cell('City'), region: cell('State'), postalCode: cell('Postal_Code'), country: cell('Country'),
    }, context);
    const [start, end] = [readDay(cell('Effective_Date'), 'month-first'), readDay(cell('Expiration_Date'), 'month-first')];
    const notices = noticesIn(cell('FR_Citation'));
    const id = madeEntryId(list, name, notices);
    yield entryOf({
      list, id: ids.next(list, id), name, at: { file: file.name, line },
      addresses: address === undefined ? [] : [address], notices, remarks: cell('Action'),
      programmes: cell('Standard_Order') === 'Y' ? ['standard order'] : [],
      ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }),
    });
  }
};
