import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorldDay } from '../handlers/world.ts';
import { spanTable, worldTable } from './csv.ts';

const names = { AA: 'Aland, Upper', BA: '=Beland' };

test('a day has one line a country; commas are quoted, and no name can be taken for a formula', () => {
  const [enforced, codified] = [new Map([['AA', 'barred'], ['BA', 'authorised']] as const), new Map([['AA', 'barred']] as const)];
  assert.equal(worldTable(names, '2030-01-01', enforced, codified), [
    'code,country,on,enforced,codified', 'AA,"Aland, Upper",2030-01-01,barred,barred', "BA,'=Beland,2030-01-01,authorised,", '',
  ].join('\r\n'));
});

test('through time a country has a line for each day on which it comes out otherwise', () => {
  const days: WorldDay[] = [
    { day: '2030-01-01', enforced: ['barred', 'barred'], codified: ['barred', 'barred'] },
    { day: '2030-02-01', enforced: ['barred', 'authorised'], codified: ['barred', 'barred'] },
  ];
  const plan = { days: days.map(({ day }) => day), last: '2030-12-31', groups: [['AA'], ['BA']] };
  const lines = spanTable(names, { plan, known: new Map(days.map((one) => [one.day, one])) }, plan.days).trim().split('\r\n');
  assert.deepEqual(lines.slice(1).map((line) => line.split(',').at(-3)), ['2030-01-01', '2030-01-01', '2030-02-01']);
});
