import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCorpus } from '../../../cli/corpusCache.ts';
import { InputError } from '../../../corpus/diagnostic.ts';
import { Names } from '../../../corpus/names.ts';
import { packageVocabulary } from '../../../package/vocabulary.ts';
import { parseText } from '../../../package/yaml.ts';
import type { FeedFile } from '../../lists/feed.ts';
import { type At, emptyBook, type OwnerBook } from '../book.ts';
import { formatShare } from '../share.ts';
import { addBods, type BodsStatement } from './bods.ts';
import { bodsOf } from './bodsOut.ts';
import { bodsFaults } from './bodsSchema.ts';
import { readOwnersDocument } from './document.ts';
import { readGleifTable, readGleifXml } from './gleif.ts';
import { readEntitiesTable, readStakesTable } from './table.ts';
import { stakesTable } from './tableOut.ts';

const corpus = loadCorpus();
const words = { vocabulary: corpus.vocabulary, names: new Names(corpus.vocabulary) };

function file(text: string, name = 'owners.csv'): FeedFile {
  return { name, async* open() { yield new TextEncoder().encode(text); } };
}

function placed(statements: readonly object[]): { statement: BodsStatement; at: At }[] {
  return statements.map((statement) => ({ statement: statement as BodsStatement, at: { file: 'in.json', line: 1, column: 1 } }));
}

/** The stakes and controls of a book, one line each. */
function told({ stakes, controls }: OwnerBook): string[] {
  const span = ({ from = '', to = '' }: { from?: string; to?: string }): string => (from + to === '' ? '' : ` (${from}–${to})`);
  return [
    ...stakes.map((stake) => `${stake.owner} > ${stake.owned}: ${formatShare(stake.share)}${span(stake)}`),
    ...controls.map((control) => `${control.owner} controls ${control.owned}${span(control)}`),
  ];
}

const table = `owner,owned,percent,from,to,control,note
A,C,35,,,,
B,C,>25,2024-01-01,,,register
B,D,25..50,,2025-12-31,,
E,D,,,,,
"F, Ltd.",D,,,,yes,board
`;

test('a table of stakes is read with bounds, days and control, and written so that it reads the same', async () => {
  const [book, again] = [emptyBook(), emptyBook()];
  await readStakesTable(book, file(table));
  assert.deepEqual(told(book), ['A > C: 35 %', 'B > C: more than 25 % (2024-01-01–)', 'B > D: 25 to 50 % (–2025-12-31)',
    'E > D: an unknown share', 'F, Ltd. controls D']);
  await readStakesTable(again, file(stakesTable(book)));
  assert.deepEqual(told(again), told(book));
});

test('bad rows are refused together, each with its line and what to write', async () => {
  await assert.rejects(readStakesTable(emptyBook(), file('owner,owned,percent\nA,B,>100\n')), /No share is more than 100 and at most 100/);
  const rows = 'owner,owned,percent,from\nA,A,5,\nA,B,150,\nA,C,much,\n,D,5,\nA,E,5,2024-02-30\n';
  await assert.rejects(readStakesTable(emptyBook(), file(rows)), (error: unknown) => {
    assert.ok(error instanceof InputError);
    assert.deepEqual(error.diagnostics.map(({ line, field }) => [line, field]),
      [[2, 'owner'], [3, 'percent'], [4, 'percent'], [5, 'owner'], [6, 'from']]);
    return true;
  });
});

test('a table of entities says facts of parties by the words of the vocabulary', async () => {
  const book = emptyBook();
  const columns = ['id', 'name', 'list', 'headquarters', 'complete'];
  const rows = [columns.join(), 'A,Works,"EL all items, denial",CN,', 'C,Cloud,none,SG,yes'];
  await readEntitiesTable(book, file(rows.join('\n')), columns, words);
  const { facts, name } = book.entities.get('A')!;
  assert.equal(name, 'Works');
  const said = ['listedOnEntityList', 'entityListReviewPolicy', 'unverified', 'headquarters'].map((fact) => facts[`party.${fact}`]?.value);
  assert.deepEqual(said, [true, 'presumption-of-denial', false, 'CN']);
  assert.equal(book.entities.get('C')!.complete, true);
  const wrong = readEntitiesTable(emptyBook(), file('id,list\nA,ENTITY\n'), ['id', 'list'], words);
  await assert.rejects(wrong, /owners\.csv:2:1: list: There is no list/);
});

test('a file of owners in YAML is read, and every mistake has its place', () => {
  const read = (text: string): OwnerBook => {
    const book = emptyBook();
    readOwnersDocument(book, parseText(text, 'owners.yaml', []).tree!, 'owners.yaml', packageVocabulary(corpus), words);
    return book;
  };
  const book = read(`entities: [{id: A, list: EL}]
stakes: [{owner: A, owned: B, percent: {min: 25, minExclusive: true}}]
control: [{owner: A, owned: C}]
`);
  assert.deepEqual(told(book), ['A > B: more than 25 %', 'A controls C']);
  assert.throws(() => read('stakes:\n  - {owner: A, owned: B, percnt: 5}\n'), /owners\.yaml:2:26: .*has no field 'percnt'.*percent/);
  assert.throws(() => read('stakes:\n  - {owner: A, owned: A, percent: 5}\n'), /owners\.yaml:2:5: A: A is said to own or control itself/);
});

const [child, middle, top] = ['529900CHILD000000001', '529900MIDDLE00000001', '529900TOP0000000001'];

test('relationship records of the Global LEI System are read alike from CSV and XML', async () => {
  const header = ['StartNode.NodeID', 'EndNode.NodeID', 'RelationshipType', 'RelationshipStatus', 'Period.1.startDate', 'Period.1.endDate',
    'Period.1.periodType', 'Period.2.startDate', 'Period.2.periodType', 'Quantifiers.1.QuantifierAmount', 'Quantifiers.1.QuantifierUnits']
    .map((column) => `Relationship.${column}`);
  const rows = [
    [child, middle, 'IS_DIRECTLY_CONSOLIDATED_BY', 'ACTIVE', '2024-01-01T00:00:00Z', '', 'ACCOUNTING_PERIOD', '2019-05-01T00:00:00Z',
      'RELATIONSHIP_PERIOD', '80.00', 'PERCENTAGE'],
    [child, top, 'IS_ULTIMATELY_CONSOLIDATED_BY', 'ACTIVE', '', '', '', '', '', '', ''],
    [middle, top, 'IS_ULTIMATELY_CONSOLIDATED_BY', 'ACTIVE', '', '', '', '', '', '', ''],
    [child, top, 'IS_FUND-MANAGED_BY', 'ACTIVE', '', '', '', '', '', '', ''],
  ];
  const csv = emptyBook();
  await readGleifTable(csv, file([header, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')));
  const since = '(2019-05-01–)';
  const expected = [`${middle} > ${child}: 80 % ${since}`, `${middle} controls ${child} ${since}`, `${top} controls ${middle}`];
  assert.deepEqual(told(csv), expected);
  assert.equal(csv.leftOut.length, 2);

  const record = (from: string, to: string, type: string, more = ''): string => `<rr:RelationshipRecord><rr:Relationship>
<rr:StartNode><rr:NodeID>${from}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
<rr:EndNode><rr:NodeID>${to}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
<rr:RelationshipType>${type}</rr:RelationshipType>${more}<rr:RelationshipStatus>ACTIVE</rr:RelationshipStatus>
</rr:Relationship></rr:RelationshipRecord>`;
  const details = `<rr:RelationshipPeriods><rr:RelationshipPeriod><rr:StartDate>2024-01-01T00:00:00Z</rr:StartDate>
<rr:PeriodType>ACCOUNTING_PERIOD</rr:PeriodType></rr:RelationshipPeriod>
<rr:RelationshipPeriod><rr:StartDate>2019-05-01T00:00:00Z</rr:StartDate>
<rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod></rr:RelationshipPeriods><rr:RelationshipQuantifiers>
<rr:RelationshipQuantifier><rr:QuantifierAmount>80.00</rr:QuantifierAmount><rr:QuantifierUnits>PERCENTAGE</rr:QuantifierUnits>
</rr:RelationshipQuantifier></rr:RelationshipQuantifiers>`;
  const xml = emptyBook();
  await readGleifXml(xml, file(`<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecords>
${record(child, middle, 'IS_DIRECTLY_CONSOLIDATED_BY', details)}${record(child, top, 'IS_ULTIMATELY_CONSOLIDATED_BY')}
${record(middle, top, 'IS_ULTIMATELY_CONSOLIDATED_BY')}${record(child, top, 'IS_FUND-MANAGED_BY')}
</rr:RelationshipRecords></rr:RelationshipData>`, 'relationships.xml'));
  assert.deepEqual(told(xml), expected);
  await assert.rejects(readGleifXml(emptyBook(), file('<a><RelationshipRecord>', 'cut.xml')), /cut\.xml:1/);
});

test('a book goes out as statements of the standard and comes back the same', async () => {
  const [book, again] = [emptyBook(), emptyBook()];
  await readStakesTable(book, file(table));
  const columns = ['id', 'list', 'headquarters', 'complete'];
  await readEntitiesTable(book, file(`${columns.join()}\nA,"EL all items, denial",CN,\nC,none,SG,yes\nD,,,no\n`), columns, words);
  const statements = bodsOf(book, { publisher: 'A register', day: '2025-06-30' });
  assert.deepEqual(statements.flatMap(bodsFaults), []);
  assert.deepEqual(bodsOf(book, { publisher: 'A register', day: '2025-06-30' }), statements);
  addBods(again, placed(statements), words);
  assert.deepEqual(told(again).sort(), told(book).sort());
  const said = ({ entities, stakes, controls }: OwnerBook): unknown => [
    [...entities.values()].map(({ id, facts, complete }) =>
      [id, complete, Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]))]).sort(),
    stakes.map(({ note }) => note).sort(), controls.map(({ how }) => how),
  ];
  assert.deepEqual(said(again), said(book));
});

function bods(records: object[]): OwnerBook {
  const book = emptyBook();
  addBods(book, placed(records), words);
  return book;
}

test('later statements replace earlier ones of the same record, and what is held through others is counted once', () => {
  const relationship = (recordId: string, recordStatus: string, statementDate: string, recordDetails: object): object =>
    ({ statementId: `${recordId} ${statementDate}`, recordId, recordStatus, recordType: 'relationship', statementDate, recordDetails });
  const held = (exact: number, directOrIndirect = 'direct'): object[] => [{ type: 'shareholding', directOrIndirect, share: { exact } }];
  const inC = (recordId: string, interestedParty: unknown, more: object = {}): object =>
    relationship(recordId, 'new', '2020-01-01', { subject: 'C', interestedParty, ...more });
  const direct = { subject: 'C', interestedParty: 'A' };
  const book = bods([
    relationship('r1', 'new', '2020-01-01', { ...direct, interests: held(60) }),
    relationship('r1', 'updated', '2022-01-01T09:30:00Z', { ...direct, interests: held(40) }),
    relationship('r1', 'closed', '2023-01-01', { ...direct, interests: held(40) }),
    inC('r2', 'P', { interests: held(30, 'indirect'), componentRecords: ['r1'] }),
    inC('r3', 'Q', { interests: held(30, 'indirect') }),
    inC('r4', { reason: 'interestedPartyHasNotProvidedInformation' }),
    inC('r5', 'M', { interests: [{ type: 'appointmentOfBoard' }, { type: 'boardMember' }] }),
  ]);
  assert.deepEqual(told(book),
    ['A > C: 60 % (–2021-12-31)', 'A > C: 40 % (2022-01-01–2022-12-31)', 'Q > C: an unknown share', 'M controls C']);
  assert.equal(book.entities.get('C')!.complete, false);
  assert.equal(book.leftOut.length, 3);
});
