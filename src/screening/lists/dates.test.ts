import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDateSpan, readDay, yearsSpan } from './dates.ts';

const spans: [string, 'day-first' | 'month-first', string | undefined, string | undefined][] = [
  ['1973-03-25', 'day-first', '1973-03-25', '1973-03-25'],
  ['25 Mar 1973', 'day-first', '1973-03-25', '1973-03-25'],
  ['March 25, 1973', 'month-first', '1973-03-25', '1973-03-25'],
  ['03/25/1973', 'month-first', '1973-03-25', '1973-03-25'],
  ['25/03/1973', 'day-first', '1973-03-25', '1973-03-25'],
  ['00/00/1973', 'day-first', '1973-01-01', '1973-12-31'],
  ['dd/mm/1973', 'day-first', '1973-01-01', '1973-12-31'],
  ['dd/02/1972', 'day-first', '1972-02-01', '1972-02-29'],
  ['00/02/1972', 'day-first', '1972-02-01', '1972-02-29'],
  ['Mar 1973', 'day-first', '1973-03-01', '1973-03-31'],
  ['1970 to 1973', 'day-first', '1970-01-01', '1973-12-31'],
  ['1979-1982', 'day-first', '1979-01-01', '1982-12-31'],
  ['31/02/1973', 'day-first', undefined, undefined],
  ['some time ago', 'day-first', undefined, undefined],
];
for (const [text, order, earliest, latest] of spans) {
  test(`a date as published: ${text}`, () => {
    const span = readDateSpan(text, order);
    assert.deepEqual([span.text, span.earliest, span.latest], [text, earliest, latest]);
  });
}

test('a date that is about a year says so', () => {
  assert.deepEqual(readDateSpan('circa 1961', 'day-first'),
    { text: 'circa 1961', earliest: '1961-01-01', latest: '1961-12-31', circa: true });
});

test('a month is no day', () => {
  assert.equal(readDay('Mar 1973', 'day-first'), undefined);
  assert.equal(readDay('1973-03-25T00:00:00', 'day-first'), '1973-03-25');
});

test('two years make a span', () => {
  assert.deepEqual(yearsSpan('1960 to 1962', '1960', '1962'),
    { text: '1960 to 1962', earliest: '1960-01-01', latest: '1962-12-31' });
});
