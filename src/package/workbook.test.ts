import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { workbookOf } from './workbook.ts';

test('texts stay texts with their spaces, numbers stay numbers', () => {
  const sheet = sheetOf(workbookOf('Parties', [['=1+1', ' two  ', 'A & B\u0007'], [3, 4.5]]));
  assert.match(sheet, /<c r="A1" t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t>/);
  assert.match(sheet, /<t xml:space="preserve"> two {2}<\/t>/);
  assert.match(sheet, />A &amp; B</);
  assert.match(sheet, /<row r="2"><c r="A2"><v>3<\/v><\/c><c r="B2"><v>4.5<\/v><\/c><\/row>/);
});

test('columns beyond Z have two letters, beyond ZZ three', () => {
  const places = [...sheetOf(workbookOf('Wide', [Array.from({ length: 703 }, (_, index) => index)])).matchAll(/r="([A-Z]+)1"/g)]
    .map(([, letters]) => letters);
  assert.deepEqual([0, 25, 26, 27, 51, 52, 701, 702].map((index) => places[index]), ['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
  assert.equal(new Set(places).size, 703);
});

test('the same table is the same bytes on every day', () => {
  const zip = workbookOf('Once', [['a']]);
  assert.deepEqual(zip, workbookOf('Once', [['a']]));
  // The first entry's day as a zip writes it: 1980-01-01.
  assert.equal(zip[12]! + zip[13]! * 256, (0 << 9) | (1 << 5) | 1);
});

function sheetOf(zip: Uint8Array): string {
  return strFromU8(unzipSync(zip)['xl/worksheets/sheet1.xml']!);
}
