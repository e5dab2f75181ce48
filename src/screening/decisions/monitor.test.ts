import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ListEntry, partyNamed, type Subject } from '../entry.ts';
import { entryOf } from '../lists/build.ts';
import type { Finding } from './finding.ts';
import { decisionOn, Ledger } from './ledger.ts';
import { alertsBetween, carriedOver, fingerprintsOf, rescreeningFor, watchOf } from './monitor.ts';

const subject = (id: string, name = id): Subject => ({ id, ...partyNamed(name) });
const entry = (id: string, more: Partial<ListEntry> = {}): ListEntry =>
  entryOf({ list: 'a', id, name: `Listed ${id}`, at: { file: 'f', line: 1 }, ...more });
const found = (one: Subject, other: ListEntry, verdict = 'strong'): Finding =>
  ({ subject: one, entry: other, score: 0.9, verdict, because: '' });
const watch = (subjects: Subject[], findings: Finding[]): ReturnType<typeof watchOf> => watchOf({ a: '1' }, 0.8, subjects, findings);

test('only what is new or changed is compared again', () => {
  const [acme, bolt] = [subject('acme'), subject('bolt')];
  const before = watch([acme, bolt], [found(acme, entry('1')), found(bolt, entry('2'))]);
  const entries = [entry('1'), entry('2', { footnotes: ['4'] }), entry('3')];
  const subjects = [acme, bolt, subject('core')];
  const anew = rescreeningFor(before, subjects, entries, fingerprintsOf([entry('1'), entry('2')]));
  assert.deepEqual(anew.subjects.map(({ id }) => id), ['core']);
  assert.deepEqual(anew.entries.map(({ id }) => id), ['2', '3']);
  assert.deepEqual([...carriedOver(before, anew, subjects, entries)], ['acme × a/1']);
});

test('alerts say what is new, what changed and what is gone', () => {
  const [acme, bolt] = [subject('acme'), subject('bolt')];
  const before = watch([acme, bolt], [found(acme, entry('1')), found(acme, entry('2')), found(bolt, entry('3'))]);
  const now = [found(acme, entry('1', { reviewPolicy: 'x' })), found(acme, entry('2'), 'weak'), found(bolt, entry('4'))];
  const alerts = alertsBetween(before, watch([acme, bolt], now), now, new Ledger(), '2026-11-23');
  assert.deepEqual(alerts.map(({ kind, pair }) => [kind, pair]), [
    ['entry-changed', 'acme × a/1'], ['verdict-changed', 'acme × a/2'], ['no-longer-found', 'bolt × a/3'], ['new-match', 'bolt × a/4'],
  ]);
});

test('nothing changed, no alert', () => {
  const acme = subject('acme');
  const now = [found(acme, entry('1'))];
  assert.deepEqual(alertsBetween(watch([acme], now), watch([acme], now), now, new Ledger(), '2026-11-23'), []);
});

test('a decision that no longer stands is told', () => {
  const acme = subject('acme');
  const ledger = new Ledger();
  const said = { at: '2026-01-05T00:00:00Z', who: 'Ada', verdict: 'not-a-match' as const, why: 'Seen.', evidence: [] };
  ledger.add(decisionOn(found(acme, entry('1')), said, false));
  ledger.add(decisionOn(found(acme, entry('2')), { ...said, expires: '2026-02-01' }, false));
  const now = [found(acme, entry('1', { footnotes: ['4'] })), found(acme, entry('2'))];
  const same = watch([acme], now);
  assert.deepEqual(alertsBetween(same, same, now, ledger, '2026-11-23').map(({ kind, words }) => [kind, words]), [
    ['decision-reopened', 'The decision of Ada of 2026-01-05 (not-a-match) is re-opened: the entry on the list changed.'],
    ['decision-expired', 'The decision of Ada of 2026-01-05 (not-a-match) stood until 2026-02-01.'],
  ]);
});
