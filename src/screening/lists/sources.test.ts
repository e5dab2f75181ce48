import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedCountries, shippedSources } from './feeds.fuzz.ts';
import { formatOf } from './readers.ts';
import { feedContext, readSources } from './sources.ts';

test('countries are read by code, by name and by what publishers write', () => {
  const words = ['by', 'Belarus', 'BURMA', 'Korea, North', "CHINA, PEOPLE'S REPUBLIC OF", 'Region: Crimea', 'Atlantis'];
  assert.deepEqual(words.map(shippedCountries), ['BY', 'BY', 'MM', 'KP', 'CN', 'UA', undefined]);
});

test('footnotes are read off the words of the requirement', () => {
  const { footnotesIn } = feedContext(shippedSources, shippedSources.feeds.get('us-csl')!, shippedCountries);
  const words: [string, string][] = [
    ['For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4', '4'],
    ['For All Items Subject to the EAR (See §734.9(e)(2), and §744.11 of the EAR)4.', '4'],
    ['For all items subject to the EAR. (See §§ 734.9(e) and 744.11 of the EAR) 4', '4'],
    ['For all items subject to the EAR (See §§734.4(a)(9), 734.9(e)(3), and 744.11 of the EAR)5', '5'],
    ['For all items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)', '3'],
    ['For all items subject to the EAR, see §§ 734.9(e)1 and 744.11 of the EAR2', '1,2'],
    ['For All Items Subject to the EAR (See §734.9(e)1, and §744.11 of the EAR)2.', '1,2'],
    ['For all items subject to the EAR. (See §744.11 of the EAR)', ''],
    ['For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)', ''],
  ];
  for (const [requirement, footnotes] of words) assert.equal(footnotesIn('us-entity-list', requirement).join(), footnotes, requirement);
});

test('a file shows its format at its beginning', () => {
  const beginnings: [string, string | undefined][] = [
    ['{"total": 3, "results": [', 'csl-json'], ['_id,source,entity_number,type,programs,name', 'csl-csv'],
    ['36,"EXAMPLE",-0- ,"CUBA"', 'ofac-csv'],
    ['<?xml version="1.0"?><sdnList xmlns="x">', 'ofac-xml'], ['<Sanctions xmlns="x">', 'ofac-advanced-xml'],
    ['<export xmlns="http://eu.europa.ec/fpi/fsd/export">', 'eu-xml'],
    ['Report Date: 02-Oct-2026\nLast Updated,Unique ID,X,Y,Name 6,Name 1', 'uk-csv'],
    ['"Name"\t"Street_Address"', 'denied-persons'], ['<html>', undefined],
  ];
  for (const [beginning, format] of beginnings) assert.equal(formatOf(beginning), format, beginning);
});

test('a file of sources that names what is not there is refused', () => {
  assert.throws(() => readSources('feeds: {a: {format: nonsense, files: {main: x}}}', 's.yaml'),
    /s\.yaml:1:1: feeds\.a: There is no format 'nonsense'/);
  assert.throws(() => readSources('feeds: {a: {format: un-xml, carries: [b], files: {main: x}}}', 's.yaml'), /There is no list 'b'/);
  assert.throws(() => readSources('feeds: {a: {format: un-xml}}', 's.yaml'), /no address of the main file/);
  assert.throws(() => readSources('lists: {a: {footnotes: {"1": "("}}}', 's.yaml'), /no regular expression/);
});
