import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { loadCorpus } from './corpusCache.ts';
import { lawDifference } from './lawDiff.ts';
import { calendarLines, factLines, listLines, showLines } from './lawRead.ts';

const corpus = loadCorpus();

test('the list has a line for every provision, with wording and posture of the day', () => {
  const lines = listLines(corpus, '2026-11-23');
  assert.equal(lines.length, corpus.provisions.length);
  assert.ok(lines.some((line) => line.startsWith('ear/774/3A090 ') && line.includes('2024-12-02')));
  assert.ok(lines.some((line) => line.includes('[not-enforced]')));
});

test('a page is shown with its history; a name that is not there is answered with those that are near', () => {
  const lines = showLines(corpus, 'ear/774/3A090', '2023-12-01');
  assert.ok(lines.some((line) => line.startsWith('> 2023-11-17 to 2024-12-01')));
  assert.match(lines.at(-1)!, /```rule/);
  assert.match(showLines(corpus, 'ear/774/3A090', '2020-01-01')[0]!, /nothing is in force/);
  assert.throws(() => showLines(corpus, '3A090', '2026-01-01'),
    (error) => error instanceof InputError && /Did you mean ear\/774\/3A090\?/.test(error.message));
});

test('a difference reads like an amendment: what is struck and inserted, in which rule, members and figures', () => {
  const lines = lawDifference(corpus, '2023-11-16', '2023-11-17', 120);
  assert.ok(lines.some((line) => /^15 CFR .*3A090.*: amended from 2023-11-17/.test(line)));
  assert.ok(lines.some((line) => line.startsWith('      strike ')) && lines.some((line) => line.startsWith('      insert ')));
  assert.equal(lines.find((line) => line.length > 120 && line.trim().includes(' ')), undefined);
  assert.equal(lawDifference(corpus, '2026-01-01', '2026-01-01').length, 1);
  const forward =
    lawDifference(corpus, '2022-10-06', '2026-11-23', 100000).filter((line) => /: added from/.test(line)).length;
  const back =
    lawDifference(corpus, '2026-11-23', '2022-10-06', 100000).filter((line) => /: removed/.test(line)).length;
  assert.ok(forward > 0);
  assert.equal(forward, back);
});

test('dates in a difference are dates, never numbers of days', () => {
  const lines = lawDifference(corpus, '2020-01-01', '2026-11-23', 100000);
  assert.ok(lines.some((line) => line.includes('date("20')));
  assert.equal(lines.find((line) => /[<>=]=? 1[89]\d{3}\b/.test(line)), undefined);
});

test('the calendar is in order and gives a cause for every day', () => {
  const lines = calendarLines(corpus, '2026-01-01');
  const days = lines.filter((line) => !line.startsWith(' '));
  assert.deepEqual(days, days.toSorted());
  assert.ok(days.every((day) => day >= '2026-01-01'));
  assert.equal(lines.some((line, index) => !line.startsWith(' ') && lines[index + 1]?.startsWith('  ') !== true), false);
});

test('facts are found by their names and their other names', () => {
  assert.match(factLines(corpus, 'item.tpp')[0]!, /^item\.totalProcessingPerformance {2}number in TPP/);
  assert.throws(() => factLines(corpus, 'zzz'), InputError);
});
