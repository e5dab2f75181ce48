import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PartyKind } from '../entry.ts';
import { nameOf } from './name.ts';
import { scoreNames } from './score.ts';

const threshold = 0.7;
const text = fc.array(fc.constantFrom(
  'Ali', 'Aly', 'Muhammad', 'Mohamed', 'al', 'Bank', 'Limited', 'A.', 'Gazprom', 'Gaz', 'Prom', 'Петров', 'IBM',
), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

test('the score of two names does not depend on which is asked about', () => {
  fc.assert(fc.property(text, text, (left, right) => {
    const [one, other] = [nameOf(left, 'unknown'), nameOf(right, 'unknown')];
    assert.equal(scoreNames(one, other).score.toFixed(12), scoreNames(other, one).score.toFixed(12));
  }), { numRuns: 500 });
});

test('a score lies between 0 and 1, and is 1 only for a name and itself', () => {
  fc.assert(fc.property(text, text, (left, right) => {
    const { score } = scoreNames(nameOf(left, 'unknown'), nameOf(right, 'unknown'));
    assert.ok(score >= 0 && score <= 1);
    if (left === right) assert.ok(score > 1 - 1e-9);
    else assert.ok(score < 1);
  }), { numRuns: 500 });
});

test('names of the same party reach the threshold', () => {
  const pairs: [string, string, PartyKind][] = [
    ['Gazprom Bank', 'GAZPROMBANK JOINT STOCK COMPANY', 'organisation'],
    ['Almaz Antey Telecom', 'ALMAZ-ANTEY TELECOMMUNICATIONS LLC', 'organisation'],
    ['OAO Gazprom', 'Open Joint Stock Company Gazprom', 'organisation'],
    ['Vladimir Putin', 'PUTIN, Vladimir Vladimirovich', 'person'],
    ['أحمد حسن', 'Ahmed Hassan', 'person'],
    ['Дмитрий Медведев', 'MEDVEDEV, Dmitry', 'person'],
    ['习近平', 'Xi Jinping', 'person'],
    ['김정은', 'KIM, Jong Un', 'person'],
    ['SergeiLavrov', 'Sergei Lavrov', 'person'],
    ['Olaf Schloz', 'Olaf Scholz', 'person'],
    ['Ted Doe', 'Theodore Doe', 'person'],
    ['S.C. Johnson & Son, Inc.', 'SC Johnson and Son', 'organisation'],
  ];
  for (const pair of pairs) assert.ok(scoreOf(...pair) >= threshold, `${pair.join(' | ')}: ${scoreOf(...pair)}`);
});

test('names of different parties do not', () => {
  const pairs: [string, string, PartyKind][] = [
    ['Barack Obama', 'Michelle Obama', 'person'], ['Lars Friedrich Lindemann', 'Friedrich Buchenberg', 'person'],
    ['Saudi Arabian Gas Company', 'Saudi Arabian Oil Company', 'organisation'], ['Acme Corporation', 'Zenith Corporation', 'organisation'],
    ['Ali', 'Ali Rahman Karimov Omar', 'person'],
  ];
  for (const pair of pairs) assert.ok(scoreOf(...pair) < threshold, `${pair.join(' | ')}: ${scoreOf(...pair)}`);
});

function scoreOf(query: string, name: string, kind: PartyKind): number {
  return scoreNames(nameOf(query, kind), nameOf(name, kind)).score;
}
