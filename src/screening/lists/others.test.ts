import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, fixture, readFeed } from './feeds.fuzz.ts';

test('the list of the United Nations', async () => {
  const { entries: [jane, acme], header } = await readFeed('un-consolidated', 'un-xml', fileOf('un.xml', fixture('un.xml')));
  assert.equal(header.published, '2026-10-03');
  assert.deepEqual(jane?.aliases.map(({ name, strength }) => [name, strength]),
    [['جين', 'strong'], ['ROE, Jane', 'strong'], ['Jeanne Doe', 'strong'], ['JD', 'weak']]);
  assert.deepEqual(jane.birthDates.map(({ earliest, latest }) => [earliest, latest]),
    [['1970-01-01', '1973-12-31'], ['1969-02-02', '1969-02-02']]);
  assert.deepEqual([jane.kind, jane.start, jane.notices, jane.addresses], ['person', '2012-11-12', ['CDi.008'], []]);
  assert.deepEqual(acme?.aliases, [{ name: 'OLD ACME', strength: 'strong', former: true }]);
  assert.equal(acme.addresses[0]?.country, 'CD');
});

test('the list of the European Union, XML', async () => {
  const { entries: [entry], header } = await readFeed('eu-consolidated', 'eu-xml', fileOf('eu.xml', fixture('eu.xml')));
  assert.equal(header.published, '2026-08-05');
  assert.deepEqual([entry?.id, entry?.kind, entry?.start, entry?.title, entry?.programmes, entry?.notices],
    ['EU.27.28', 'person', '2003-07-07', 'Minister', ['IRQ'], ['1210/2003 (OJ L169)']]);
  assert.deepEqual(entry?.aliases, [{ name: 'Дж. Доу', strength: 'weak', language: 'ru' }]);
  assert.deepEqual(entry.birthDates.map(({ earliest, circa }) => [earliest, circa]), [['1973-01-01', true], ['1937-04-28', undefined]]);
  assert.deepEqual(entry.birthPlaces, ['Basra, IQ']);
});

test('the list of the European Union, CSV: one party over several records, in both formats', async () => {
  const { entries, header } = await readFeed('eu-consolidated', 'eu-csv', fileOf('eu.csv', fixture('eu.csv')));
  assert.equal(header.published, '2026-08-05');
  assert.deepEqual(entries.map(({ name, aliases, birthDates, countries }) =>
    [name, aliases[0]?.name, birthDates[0]?.earliest, countries[0]?.code]), [['Jane Doe', 'Jeanne Doe', '1937-04-28', 'IQ']]);
  const old = 'Date_file;Entity_logical_id;Subject_type;Programme;Naal_wholename;Entity_logical_id\n05/08/2026;27;E;SYR;ACME;27\n';
  const before = await readFeed('eu-consolidated', 'eu-csv', fileOf('eu.csv', old));
  assert.deepEqual(before.entries.map(({ id, name, kind, programmes }) => [id, name, kind, programmes]),
    [['27', 'ACME', 'organisation', ['SYR']]]);
});

test('the UK Sanctions List, CSV', async () => {
  const { entries: [jane, ship], header } = await readFeed('uk-sanctions', 'uk-csv', fileOf('uk.csv', fixture('uk.csv')));
  assert.equal(header.published, '2026-10-02');
  assert.equal(jane?.name, 'Jane Ann DOE');
  assert.deepEqual(jane.aliases, [{ name: 'ДОУ', strength: 'strong', script: 'Cyrl' }, { name: 'Jeanne DOE', strength: 'weak' }]);
  assert.deepEqual([jane.start, jane.birthDates[0]?.latest, jane.addresses.length, jane.licenceRequirement],
    ['2020-01-01', '1975-12-31', 1, 'Asset freeze']);
  assert.deepEqual([ship?.kind, ship?.identifiers[0]?.kind], ['vessel', 'imo']);
  const of2022 = 'Report Date: 30-Nov-2022\nUnique ID,Name 6,Name 1,"Individual, Entity, Ship"\nABC0001,DOE,Jane,Individual\n';
  const { entries: [before] } = await readFeed('uk-sanctions', 'uk-csv', fileOf('uk.csv', of2022));
  assert.equal(before?.kind, 'person', 'the column was called otherwise');
});

test('the UK Sanctions List, XML', async () => {
  const { entries: [entry] } = await readFeed('uk-sanctions', 'uk-xml', fileOf('uk.xml', fixture('uk.xml')));
  assert.deepEqual([entry?.name, entry?.kind, entry?.aliases.map(({ name }) => name), entry?.addresses[0]?.country],
    ['Acme', 'organisation', ['Old Acme', 'Акме'], 'BY']);
});

test('the Treasury list of before, XML', async () => {
  const { entries } = await readFeed('uk-sanctions', 'ofsi-xml', fileOf('ConList.xml', fixture('ConList.xml')));
  assert.deepEqual(entries.map(({ id, name, kind, aliases, birthDates }) => [id, name, kind, aliases[0]?.name, birthDates[0]?.earliest]),
    [['15672', 'Jane DOE', 'person', 'Jane ROE', '1973-03-25']]);
});
