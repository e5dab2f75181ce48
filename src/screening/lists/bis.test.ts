import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileOf, fixture, readFeed } from './feeds.fuzz.ts';
import { readListedText } from './listedText.ts';

const cases: [string, string, ReturnType<typeof readListedText>][] = [
  ['one address', 'Acme Trading Co., Ltd., 1 Harbour Road, Macau, China.',
    [{ name: 'Acme Trading Co., Ltd.', aliases: [], addresses: ['1 Harbour Road, Macau, China'] }]],
  ['a list of other names',
    'Acme Systems (AS), a.k.a., the following two aliases:\n—Acme Sys; and\n—AS Holdings.\n 1 Road, Xian, China; '
    + 'and 2 Road, Xian, China.',
    [{
      name: 'Acme Systems (AS)', aliases: [{ name: 'Acme Sys', strength: 'strong' }, { name: 'AS Holdings', strength: 'strong' }],
      addresses: ['1 Road, Xian, China', '2 Road, Xian, China'],
    }]],
  ['another name on the line', 'Acme GP, a.k.a. Nouvelle Acme, 1 Rue A, Brossard, Canada',
    [{ name: 'Acme GP', aliases: [{ name: 'Nouvelle Acme', strength: 'strong' }], addresses: ['1 Rue A, Brossard, Canada'] }]],
  ['an address that nobody is named with', 'Address 07,\nUnit 1, 7/F Tower, Hong Kong.',
    [{ name: 'Unit 1, 7/F Tower, Hong Kong', aliases: [], addresses: ['Unit 1, 7/F Tower, Hong Kong'], addressOnly: true }]],
  ['institutions with shared addresses',
    'Acme 14th Institute (A14), a.k.a., the following one alias, and one subordinate institution:\n—Institute 14.\n'
    + 'Subordinate institution\nAcme SunSea Corporation.\n'
    + 'The following addresses apply to the entity and the institution:\nNo 1 Road, Nanjing, China.',
    [
      {
        name: 'Acme 14th Institute (A14)', aliases: [{ name: 'Institute 14', strength: 'strong' }],
        addresses: ['No 1 Road, Nanjing, China'],
      },
      { name: 'Acme SunSea Corporation', aliases: [], addresses: ['No 1 Road, Nanjing, China'] },
    ]],
  ['affiliates one below the other',
    'Affiliated entities:\nAcme One Co., Ltd., Room 1, Hangzhou, China.\nAcme Two Ltd., Room 2, Xian, China.',
    [
      { name: 'Acme One Co., Ltd.', aliases: [], addresses: ['Room 1, Hangzhou, China'] },
      { name: 'Acme Two Ltd.', aliases: [], addresses: ['Room 2, Xian, China'] },
    ]],
];
for (const [what, text, parties] of cases) {
  test(`the text of a printed row: ${what}`, () => assert.deepEqual(readListedText(text), parties));
}

test('the printed lists of the Code: country headings, footnotes and continued rows', async () => {
  const { entries } = await readFeed('us-code-744', 'code-xml', fileOf('title-15.xml', fixture('title-15.xml')));
  assert.deepEqual(entries.map(({ list, name, countries, footnotes, reviewPolicy, notices }) =>
    [list, name, countries[0]?.code, footnotes.join(), reviewPolicy, notices.join()]), [
    ['us-entity-list', 'Acme One', 'MM', '4', 'Presumption of denial', '90 FR 1, 1/2/25'],
    ['us-entity-list', 'Acme Two', 'MM', '', 'Case-by-case', '91 FR 2, 2/3/26'],
    ['us-entity-list', 'Acme Three', 'MM', '', 'Case-by-case', '91 FR 2, 2/3/26'],
    ['us-unverified', 'Acme Four', 'AM', '', undefined, '85 FR 3, October 9, 2020'],
  ]);
});

test('a table of one printed list as CSV', async () => {
  const csv = 'country_heading,entity_text,license_requirement,license_review_policy,federal_register_citation\n'
    + 'BURMA,"Acme One, 1 Road, Yangon, Burma.",For all items. (See 744.11 of the EAR)5,Presumption of denial,"90 FR 1, 1/2/25."\n';
  const { entries: [entry] } = await readFeed('us-code-744', 'printed-csv', fileOf('bis_entity_list_2026-07-23.csv', csv));
  assert.deepEqual([entry?.list, entry?.footnotes], ['us-entity-list', ['5']]);
});

test('the Denied Persons List keeps the days of the order', async () => {
  const text = '"Name"\t"Street_Address"\t"City"\t"State"\t"Country"\t"Postal_Code"\t"Effective_Date"\t"Expiration_Date"'
    + '\t"Standard_Order"\t"FR_Citation"\n'
    + '"JANE DOE"\t"1 ROAD"\t"EL PASO"\t"TX"\t"US"\t"79905"\t"08/24/2022"\t"01/14/2026"\t"Y"\t"87 F.R. 52741 8/29/2022"\n';
  const { entries: [entry] } = await readFeed('us-denied-persons', 'denied-persons', fileOf('dpl.txt', text));
  assert.deepEqual([entry?.start, entry?.end, entry?.notices], ['2022-08-24', '2026-01-14', ['87 FR 52741 8/29/2022']]);
});
