import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFeed, type FeedEntry } from './calendarFeed.ts';

function eventsOf(feed: string): { uid: string; start: string; summary: string; description: string }[] {
  const component = new ICAL.Component(ICAL.parse(feed) as unknown[]);
  return component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    .map(({ uid, startDate, summary, description }) => ({ uid, start: startDate.toString(), summary, description }));
}

test('a feed is read back by a parser of the standard as it was meant, whatever stands in it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((one) => one.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''));
  fc.assert(fc.property(text, text, (summary, description) => {
    const entry: FeedEntry = { uid: 'a@portolan', on: '2027-04-06', summary, description, categories: ['out, come'] };
    const feed = calendarFeed('A; name', '2026-11-23', [entry]);
    const lines = feed.split('\r\n');
    assert.equal(lines.pop(), '');
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.deepEqual(eventsOf(feed), [{ uid: 'a@portolan', start: '2027-04-06', summary, description }]);
  }));
});

test('a feed without entries is still a calendar', () => {
  assert.deepEqual(eventsOf(calendarFeed('none', '2026-11-23', [])), []);
});
