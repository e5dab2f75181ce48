import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';
import { membersOn, readTable, valueOn } from './table.ts';

const text = `table: harbours
title: Harbours
grade: primary
treatedAs: true
sets:
  north: [A, {member: B, from: 2031-02-03, published: 2031-02-01, grade: secondary}, {include: 'harbours["south"]'}]
  south: [{member: C, to: 2031-02-03, toPublished: 2031-02-05}]
values:
  draught: [{value: 8, unit: metres, from: 2030-01-01}, {value: 9, unit: metres, from: 2031-02-03}]
names:
  A: {title: Ayr, of: Scotland, for: a test, note: It rains., cite: Somewhere}
  B: Bute
`;

function read(source: string) {
  const problems: Diagnostic[] = [];
  return { table: readTable('law/tables/harbours.yaml', source, problems), problems: problems.map(formatDiagnostic) };
}

test('memberships, values and names are read with their dates', () => {
  const { table, problems } = read(text);
  assert.deepEqual(problems, []);
  assert.ok(table !== undefined);
  const law = { tables: { harbours: table }, treatedAs: { D: 'B' } };
  assert.deepEqual([...membersOn(law, 'harbours', 'north', '2031-02-02')], ['A', 'C']);
  assert.deepEqual([...membersOn(law, 'harbours', 'north', '2031-02-04')], ['A', 'B', 'D']);
  assert.deepEqual([...membersOn(law, 'harbours', 'north', '2031-02-04', '2031-01-31')], ['A', 'C']);
  assert.equal(valueOn(law.tables, 'draught', '2031-02-04')?.value, 9);
  assert.deepEqual(table.names, {
    A: { title: 'Ayr', of: 'Scotland', for: 'a test', note: 'It rains.', cite: 'Somewhere' }, B: { title: 'Bute' },
  });
});

test('what a table cannot say is refused where it stands, with what was probably meant', () => {
  const place = 'law/tables/harbours.yaml';
  const wrong: [from: string, to: string, told: string][] = [
    ['treatedAs: true', 'treatedas: true', `${place}:4:1: treatedas: There is no field 'treatedas' here. Did you mean 'treatedAs'?`],
    ['treatedAs: true', 'treatedAs: yes', `${place}:4:12: treatedAs: true or false is needed here.`],
    ['names:', 'nmaes:', `${place}:10:1: nmaes: There is no field 'nmaes' here. Did you mean 'names'?`],
    ['{title: Ayr, of:', '{titel: Ayr, of:', `${place}:11:7: names.A.titel: There is no field 'titel' here. Did you mean 'title'?`],
    ['title: Ayr, of:', 'of:', `${place}:11:6: names.A: 'title' is missing.`],
    ['member: B, from', 'membr: B, from', `${place}:6:15: sets.north.membr: There is no field 'membr' here. Did you mean 'member'?`],
    ['value: 8', 'value: deep', `${place}:9:13: values.draught: A dated value needs a number in 'value'.`],
    ['from: 2031-02-03, p', 'from: 2031-02-30, p', `${place}:6:32: sets.north.from: There is no date '2031-02-30'. `
      + 'Write dates as 2026-11-23.'],
    ["'harbours[\"south\"]'", 'south', `${place}:6:86: sets.north: An inclusion names a set: include: 'countryGroups["D:5"]'.`],
    ['[{member: C, to: 2031-02-03', '[{member: C, from: 2031-02-04, to: 2031-02-03',
      `${place}:7:11: sets.south: It ends (2031-02-03) before it starts (2031-02-04).`],
  ];
  for (const [from, to, told] of wrong) {
    assert.ok(text.includes(from), from);
    assert.ok(read(text.replace(from, to)).problems.includes(told), `${told}\n${read(text.replace(from, to)).problems.join('\n')}`);
  }
});
