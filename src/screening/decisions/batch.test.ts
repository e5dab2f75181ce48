import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { workbookOf } from '../../package/workbook.ts';
import { type Answer, writeAnswers } from './answers.ts';
import { readBatch } from './batch.ts';
import { readSheet } from './sheet.ts';

const countryCode = (words: string): string | undefined => ({ belarus: 'BY', by: 'BY' })[words.toLowerCase()];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const csv = 'Customer ID;Company Name;Country;AKA;Address;City;Registration Number;Note\n'
  + '7;Acme  Ltd;Belarus;"ACM; Acme Group";1 Road;Minsk;12-34;=2+2\n;;;;;;;\n8;Bolt;;;;;;\n';

test('a CSV is read by the names of its columns, whatever they are called and cut with', () => {
  const { rows, columns } = readBatch(bytes(csv), 'book.csv', countryCode);
  assert.equal(columns.length, 8);
  assert.deepEqual(rows.map(({ subject: { id, name }, line }) => [id, name, line]), [['7', 'Acme Ltd', 2], ['8', 'Bolt', 4]]);
  const { subject } = rows[0]!;
  assert.deepEqual(subject.aliases.map(({ name }) => name), ['ACM', 'Acme Group']);
  assert.deepEqual(subject.countries, [{ link: 'registration', text: 'Belarus', code: 'BY' }]);
  assert.deepEqual(subject.addresses.map(({ text, country }) => [text, country]), [['1 Road, Minsk, Belarus', 'BY']]);
  assert.deepEqual(subject.identifiers, [{ kind: 'registration', value: '12-34' }]);
});

test('JSON is a list of names or of parties', () => {
  const json = '["Acme", {"name": "Jane Doe", "kind": "person", "dateOfBirth": "1973", "aliases": ["JD", "Doe"]}]';
  const { rows } = readBatch(bytes(json), 'b.json', countryCode);
  assert.deepEqual(rows.map(({ subject }) => subject.name), ['Acme', 'Jane Doe']);
  const jane = rows[1]!.subject;
  assert.deepEqual([jane.kind, jane.birthDates[0]?.latest, jane.aliases.length], ['person', '1973-12-31', 2]);
});

test('a spreadsheet is read: shared texts, texts in the cell, gaps, and days', () => {
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
    + '<c r="C1" t="inlineStr"><is><t>Date of birth</t></is></c></row>'
    + '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" s="1"><v>26748</v></c></row></sheetData></worksheet>';
  const parts = {
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': '<sst><si><t>Name</t></si><si><r><t>Jane </t></r><r><t>Doe</t></r></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  };
  const packed = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  assert.deepEqual(readSheet(packed, 'b.xlsx'), [['Name', '', 'Date of birth'], ['Jane Doe', '', '1973-03-25']]);
  assert.equal(readBatch(packed, 'b.xlsx', countryCode).rows[0]?.subject.birthDates[0]?.earliest, '1973-03-25');
});

test('a spreadsheet that is written can be read again, formulas being text', () => {
  const rows = [['Name', 'Note'], ['Акме <&>', '=2+2'], ['', 'two\nlines']];
  assert.deepEqual(readSheet(workbookOf('Screening', rows), 'b.xlsx'), rows);
  assert.ok('[Content_Types].xml' in unzipSync(workbookOf('Screening', rows)));
});

const broken: [string, string, Uint8Array, RegExp][] = [
  ['no name', 'b.csv', bytes('id,name\n1,\n2,B\n'), /b\.csv:2:1: The row has no name/],
  ['an id twice', 'b.csv', bytes('id,name\n1,A\n1,B\n'), /b\.csv:3:1: Row 2 has the same id '1'/],
  ['no column of names', 'b.csv', bytes('a,b\n1,2\n'), /b\.csv:1:1: No column is called name/],
  ['nothing in it', 'b.csv', bytes('name\n'), /holds no party/],
  ['open quotes', 'b.csv', bytes('name\n"A\n'), /b\.csv:\d:1: Quotes/],
  ['no JSON', 'b.json', bytes('{'), /b\.json:1:1: This is no JSON/],
  ['no list', 'b.json', bytes('{}'), /no list of parties/],
  ['no spreadsheet', 'b.xlsx', bytes('name'), /no spreadsheet in the format XLSX/],
];
for (const [what, file, content, pattern] of broken) {
  test(`a batch is refused with its place: ${what}`, () => assert.throws(() => readBatch(content, file, countryCode), pattern));
}

test('answers go out beside the rows that came in, in every format', () => {
  const batch = readBatch(bytes(csv), 'book.csv', countryCode);
  const finding = {
    list: 'a', entry: 'a/1', name: 'ACME "LTD"', score: 0.91, verdict: 'strong', because: 'alike', decision: 'match (Ada)',
  };
  const answers = new Map<string, Answer>([
    ['7', { subject: '7', status: 'decided', findings: [finding, { ...finding, entry: 'a/2' }] }],
    ['8', { subject: '8', status: 'nothing-found', findings: [] }],
  ]);
  const lines = String(writeAnswers('out.csv', batch, answers, {})).trim().split('\r\n');
  assert.equal(lines.length, 4);
  assert.match(lines[1]!, /,'=2\+2,decided,2,a,a\/1,"ACME ""LTD""",0\.910,strong,alike,match \(Ada\)$/);
  assert.match(lines[3]!, /^8,Bolt,.*nothing-found,0,/);
  assert.equal(readSheet(writeAnswers('out.xlsx', batch, answers, {}) as Uint8Array, 'out.xlsx').length, 4);
  const json = JSON.parse(String(writeAnswers('out.json', batch, answers, { lists: ['a'] }))) as {
    lists: string[]; parties: { screening: Answer }[];
  };
  assert.deepEqual([json.lists, json.parties[0]?.screening.findings.length], [['a'], 2]);
});

test('a text that is not UTF-8, and a date of birth that is none, are refused with their place', () => {
  const cyrillic = Uint8Array.from([...bytes('id,name\n1,'), 0xc3, 0xe0, 0xe7, 0x0a]);
  assert.throws(() => readBatch(cyrillic, 'b.csv', countryCode), /b\.csv:2:\d: The file is not UTF-8 text\. Save it as UTF-8/);
  const wide = new Uint8Array(new Uint16Array([0xfeff, ...Array.from('name\nA', (letter) => letter.charCodeAt(0))]).buffer);
  for (const text of [wide, wide.subarray(2)]) {
    assert.throws(() => readBatch(text, 'b.csv', countryCode), /b\.csv:1:\d+: The file is not UTF-8/);
  }
  assert.throws(() => readBatch(bytes('name,date of birth\nAda,1970\nBob,31/02/1970\n'), 'b.csv', countryCode),
    /b\.csv:3:1: There is no date '31\/02\/1970'\. Write it as/);
});
