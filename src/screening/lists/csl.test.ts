import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, readFeed } from './feeds.fuzz.ts';

const record = {
  source: 'Entity List (EL) - Bureau of Industry and Security', name: 'Example Intelligent Systems Co., Ltd.', type: 'Entity',
  alt_names: ['EIS', 'Example AI'],
  addresses: [{ address: '1 Harbour Road', city: 'Macau', state: null, postal_code: '999078', country: 'MO' }],
  country: 'MO', ids: [{ type: 'Business Registration Number', number: '12-34', country: 'MO' }, { type: 'Gender', number: 'Male' }],
  license_requirement: 'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4',
  license_policy: 'Presumption of denial',
  federal_register_notice: '90 FR 14046, 3/28/25. 91 FR 1', start_date: '2025-03-28', dates_of_birth: [], remarks: null,
};

test('a record of the JSON keeps requirement, policy, footnote, notice and dates', async () => {
  const json = JSON.stringify({ total: 1, results: [record] });
  const { entries: [entry], header } = await readFeed('us-csl', 'csl-json', fileOf('c.json', json));
  assert.equal(header.declaredCount, 1);
  assert.equal(entry?.list, 'us-entity-list');
  assert.equal(entry.kind, 'organisation');
  assert.deepEqual(entry.aliases, [{ name: 'EIS', strength: 'strong' }, { name: 'Example AI', strength: 'strong' }]);
  assert.deepEqual(entry.footnotes, ['4']);
  assert.equal(entry.reviewPolicy, 'Presumption of denial');
  assert.deepEqual(entry.notices, ['90 FR 14046, 3/28/25', '91 FR 1']);
  assert.equal(entry.start, '2025-03-28');
  assert.deepEqual(entry.addresses, [{ text: '1 Harbour Road, Macau, 999078, MO', countryText: 'MO', country: 'MO' }]);
  assert.deepEqual(entry.identifiers,
    [{ kind: 'registration', value: '12-34', title: 'Business Registration Number', country: 'MO' }]);
});

const columns = 'source,entity_number,type,programs,name,addresses,license_requirement,alt_names,nationalities,dates_of_birth,ids';

test('the CSV gives the same, with line breaks inside quotes and signs in both of their forms', async () => {
  const csv = `${columns}\n`
    + 'Specially Designated Nationals (SDN) - Treasury Department,77,Individual,SDGT; IRAN,'
    + '"DOE, Jane","1 Road\nHamlet, BY; 2 Road, Town, RU",,'
    + '"DOE, J.; JANE D","BY; RU",1973-03-25,"RU, 2012-07-03, 001234503, Passport; 7701022125, Tax ID No.; Female, Gender"\n';
  const { entries: [entry] } = await readFeed('us-csl', 'csl-csv', fileOf('c.csv', csv));
  assert.equal(entry?.id, '77');
  assert.equal(entry.kind, 'person');
  assert.deepEqual(entry.programmes, ['SDGT', 'IRAN']);
  assert.deepEqual(entry.addresses.map(({ text, country }) => [text, country]), [['1 Road Hamlet, BY', 'BY'], ['2 Road, Town, RU', 'RU']]);
  assert.deepEqual(entry.aliases.map(({ name }) => name), ['DOE, J.', 'JANE D']);
  assert.deepEqual(entry.countries.map(({ code }) => code), ['BY', 'RU']);
  assert.deepEqual(entry.identifiers.map(({ kind, value, country }) => [kind, value, country]),
    [['passport', '001234503', 'RU'], ['tax', '7701022125', undefined]]);
});

test('an entry without a number has the same id wherever it stands in the file, and two alike are two', async () => {
  const row = 'Denied Persons List (DPL) - Bureau of Industry and Security,,,,Doe Trading,"1 Road, Town, BY",,,,,\n';
  const other = row.replace('Doe', 'Roe');
  const first = await readFeed('us-csl', 'csl-csv', fileOf('c.csv', `${columns}\n${row}${other}`));
  const later = await readFeed('us-csl', 'csl-csv', fileOf('c.csv', `${columns}\n${other}${row}${row}`));
  assert.equal(later.entries[1]?.id, first.entries[0]?.id);
  assert.equal(later.entries[2]?.id, `${first.entries[0]?.id}-2`);
});

const faults: [string, string, string, RegExp][] = [
  ['a list that nobody knows', 'csl-csv', `${columns}\nMade-up List,1,,,Doe,,,,,,\n`,
    /c:2:1: source: There is no list called 'Made-up List'/],
  ['a record without a name', 'csl-csv', `${columns}\nDenied Persons List (DPL) - Bureau of Industry and Security,1,,,,,,,,,\n`,
    /c:2:1: name: /],
  ['no names of columns', 'csl-csv', 'a,b\nc,d\n', /No line names the columns source, name/],
  ['a quote that never closes', 'csl-csv', `${columns}\nx,"y,z\n`, /c:3:1: Quotes are missing or left open/],
  ['bytes that are no text', 'csl-csv', 'source,name\n\u0000\ud800', /c:\d+:1: /],
  ['JSON cut short', 'csl-json', JSON.stringify({ total: 1, results: [record] }).slice(0, -20),
    /c:\d:1: The file ends in the middle|no JSON/],
  ['JSON without the list', 'csl-json', '{"message":"Access denied"}', /holds no list 'results'/],
  ['a page in place of the file', 'csl-json', '<html><body>503</body></html>', /This is no JSON/],
];
for (const [what, format, text, pattern] of faults) {
  test(`refused with its place: ${what}`, async () => {
    await assert.rejects(readFeed('us-csl', format, fileOf('c', text)), pattern);
  });
}

test('bytes that are no UTF-8 are refused, not guessed', async () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode(`${columns}\n`), 0x41, 0xe9, 0x41, 0x0a]);
  await assert.rejects(readFeed('us-csl', 'csl-csv', fileOf('c.csv', bytes)), /c\.csv:2:1: The file holds bytes that are no text in utf-8/);
});
