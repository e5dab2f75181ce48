import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../corpus/date.ts';
import { readWorkingDays, WorkCalendar } from './calendar.ts';

const file = 'law/program/working-days.yaml';
const calendar = new WorkCalendar(readWorkingDays(file, readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')));

it('knows the holidays of a year as the government keeps them', () => {
  const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
  const kept = (year: number): string[] => Array.from({ length: 366 }, (_, day) => addDays(`${year}-01-01`, day))
    .filter((day) => day.startsWith(String(year)) && !isWeekend(day) && !calendar.isWorkingDay(day));
  assert.deepEqual(kept(2026), ['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07',
    '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25']);
  assert.deepEqual(kept(2027), ['2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05', '2027-09-06',
    '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31']);
  assert.deepEqual(kept(2020).filter((day) => day.startsWith('2020-06')), []);
});

it('counts days up and down alike', () => {
  const days = fc.integer({ min: 0, max: 4000 }).map((day) => addDays('2024-01-01', day));
  fc.assert(fc.property(days, fc.integer({ min: 1, max: 90 }), (from, count) => {
    const due = calendar.after(from, count);
    assert.equal(calendar.between(from, due), count);
    assert.ok(calendar.isWorkingDay(due) && calendar.isWorkingDay(calendar.before(due, count)));
    assert.equal(calendar.between(calendar.before(due, count), due), count);
  }), { numRuns: 200, seed: 9 });
});

it('says where a holiday is not in its form', () => {
  assert.throws(() => readWorkingDays('days.yaml', 'holidays:\n  - {title: x, month: 13, day: 1, grade: primary, source: s}\n'),
    /days\.yaml:2:\d+: holidays\.month: A whole number from 1 to 12/);
  assert.throws(() => calendar.isWorkingDay('2026-02-30'), /There is no date 2026-02-30/);
});
