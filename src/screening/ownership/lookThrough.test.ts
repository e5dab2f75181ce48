import assert from 'node:assert/strict';
import test from 'node:test';
import { namedOwners } from './named.ts';
import { signsOf } from './plain.ts';
import { reportOn } from './report.ts';
import { openWorkbench } from '../../cli/workbench.ts';

const { engine } = openWorkbench();

/** What the rule on affiliates says of `b` where `c` is listed, and its signs. */
function signsWith(stakes: Readonly<Record<string, number>>): [answer: boolean | null, ...signs: string[]] {
  const { book } = namedOwners(engine.corpus.vocabulary, engine.layout.names, { ...stakes, 'c.list': 'EL all items, denial' });
  const question = { on: '2025-10-15', view: 'enforced' } as const;
  const { answers: [answer] } = reportOn(engine, book, 'b', question, { assumeOrdinary: true, rules: ['affiliates'] })!;
  return [answer!.answer, ...signsOf(answer!).map((sign) => sign.split('. ')[0]!)];
}

const circle = 'b, a own each other in a circle, and of those on record only owners that count hold a part of it from outside (c)';

test('a circle that nobody but a listed owner holds from outside is a reason to look closer', () => {
  assert.deepEqual(signsWith({ 'own.a>b': 60, 'own.b>a': 60, 'own.c>a': 40 }), [false, circle]);
  assert.deepEqual(signsWith({ 'own.a>b': 60, 'own.b>a': 60, 'own.c>a': 30, 'own.d>a': 10 }), [false]);
});

test('owners who would reach the line if shares were multiplied are told apart', () => {
  const multiplied = 'Multiplied along the chains, owners that count hold 100 % of it, and the line is at least 50 %';
  assert.deepEqual(signsWith({ 'own.a>b': 100, 'own.b>a': 60, 'own.c>a': 40 }), [false, circle, multiplied]);
  assert.deepEqual(signsWith({ 'own.c>b': 40, 'own.c>a': 49, 'own.a>b': 60 }),
    [false, 'Owners that count hold 40 %: short of the line.', multiplied.replace('100', '69.4')]);
});
