import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, fixture, readFeed } from './feeds.fuzz.ts';

const sdn = fixture('sdn.csv');

test('the comma-separated family becomes whole entries', async () => {
  const { entries } = await readFeed('us-ofac-sdn-csv', 'ofac-csv',
    ...['sdn.csv', 'add.csv', 'alt.csv', 'sdn_comments.csv'].map((name) => fileOf(name, fixture(name))));
  assert.deepEqual(entries.map(({ list, id, kind }) => [list, id, kind]),
    [['us-sdn', '36', 'organisation'], ['us-sdn', '77', 'person'], ['us-sdn', '90', 'vessel']]);
  const [air, jane, ship] = entries;
  assert.deepEqual(air?.aliases, [{ name: 'EXAMPLE-AIR', strength: 'strong' }, { name: 'EXAIR', strength: 'weak' }]);
  assert.deepEqual(jane?.programmes, ['SDGT', 'IRAN']);
  assert.deepEqual(jane.birthDates.map(({ earliest, circa }) => [earliest, circa]), [['1973-03-25', undefined], ['1970-01-01', true]]);
  assert.deepEqual(jane.birthPlaces, ['Minsk, Belarus']);
  assert.deepEqual(jane.identifiers.map(({ kind, value, country }) => [kind, value, country]),
    [['passport', 'AB123', 'BY'], ['tax', '99', 'BY']]);
  assert.deepEqual(jane.aliases, [{ name: 'ROE, Jane', strength: 'strong', former: true }]);
  assert.deepEqual(ship?.identifiers.map(({ kind, value }) => [kind, value]), [['imo', '9187629'], ['call-sign', 'CL2685']]);
});

test('files of different days are refused: an address without its entry', async () => {
  await assert.rejects(readFeed('us-ofac-sdn-csv', 'ofac-csv', fileOf('sdn.csv', sdn), fileOf('add.csv', '12,1,"x","y","Cuba",-0- \r\n')),
    /Entry 12 has an address or another name, but is not in the main file/);
});

test('the lists of the consolidated file are told apart by program', async () => {
  const rows = ['NS-PLC', 'CMIC-EO13959', 'UKRAINE-EO13662] [RUSSIA-EO14024', 'BURMA-EO14014']
    .map((program, index) => `${index},"P${index}",-0- ,"${program}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- `).join('\n');
  const { entries } = await readFeed('us-ofac-consolidated', 'ofac-csv', fileOf('cons_prim.csv', rows));
  assert.deepEqual(entries.map(({ list }) => list), ['us-plc', 'us-cmic', 'us-ssi', 'us-ns-mbs']);
});

const xml = fixture('sdn.xml');

test('the plain XML, with its own count and day', async () => {
  const { entries: [entry], header } = await readFeed('us-ofac-sdn', 'ofac-xml', fileOf('sdn.xml', xml));
  assert.deepEqual(header, { published: '2026-08-07', declaredCount: 1 });
  assert.equal(entry?.name, 'DOE & CO, Jane');
  assert.deepEqual(entry.aliases, [{ name: 'JD', strength: 'weak' }, { name: 'ROE, Jane', strength: 'strong', former: true }]);
  assert.deepEqual(entry.identifiers, [{ kind: 'passport', value: 'AB123', title: 'Passport', country: 'BY' }]);
  assert.deepEqual(entry.addresses,
    [{ text: '1 Road, Minsk, Belarus', street: '1 Road', city: 'Minsk', countryText: 'Belarus', country: 'BY' }]);
});

test('XML cut short is refused, wherever it is cut', async () => {
  for (const share of [0.3, 0.6, 0.99]) {
    const cut = xml.slice(0, Math.floor(xml.length * share));
    await assert.rejects(readFeed('us-ofac-sdn', 'ofac-xml', fileOf('sdn.xml', cut)), /sdn\.xml:\d+:1: This is no well-formed XML/);
  }
});

test('a page in place of the list is refused', async () => {
  await assert.rejects(readFeed('us-ofac-sdn', 'ofac-xml', fileOf('sdn.xml', '<html><body/></html>')),
    /This is a file of html, not of sdnList/);
});

test('the advanced XML: what it refers to is found, before and behind', async () => {
  const { entries, header } = await readFeed('us-ofac-sdn', 'ofac-advanced-xml', fileOf('sdn_advanced.xml', fixture('sdn_advanced.xml')));
  assert.deepEqual(header, { published: '2026-08-07', declaredCount: 1 });
  assert.equal(entries.length, 1, 'a party that is on no list is no entry');
  const [entry] = entries;
  assert.equal(entry?.name, 'DOE, Jane');
  assert.equal(entry.kind, 'person', 'the type says what the subtype does not');
  assert.equal(entry.start, '2018-03-04');
  assert.deepEqual(entry.programmes, ['SDGT']);
  assert.deepEqual(entry.aliases,
    [{ name: 'ДОУ', strength: 'strong', script: 'Cyrl' }, { name: 'ROE', strength: 'weak', former: true }]);
  assert.deepEqual(entry.birthDates, [{ text: 'circa 1973', earliest: '1973-01-01', latest: '1973-12-31', circa: true }]);
  assert.deepEqual(entry.countries, [{ link: 'nationality', text: 'Belarus', code: 'BY' }]);
  assert.deepEqual(entry.addresses.map(({ text }) => text), ['1 Road, Minsk, Belarus']);
  assert.deepEqual(entry.identifiers.map(({ kind, value, country }) => [kind, value, country]),
    [['passport', 'AB123', 'BY'], ['website', 'doe.example', undefined]]);
});
