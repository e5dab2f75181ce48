import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenedFrom } from './ledger.ts';

const made = { createdBy: 'ann', createdAt: '2026-11-20T09:00:00.000Z' };
const result = (id: string, matches: number) => ({
  ...made, id, subject: id, kind: 'result' as const,
  row: { found: { matches: Array.from({ length: matches }, () => ({ list: 'sdn', id: '1', name: 'N', score: 0.9, why: [] })) } },
});
const decision = (id: string, about: string) =>
  ({ ...made, id, about, subject: '', kind: 'decision' as const, row: { state: 'dismissed', why: 'another seat' } });
const second = (about: string, agrees: boolean) =>
  ({ ...made, id: `${about}-second`, about, subject: '', kind: 'second-decision' as const, row: { agrees, why: 'seen' } });

test('what waits for whom follows from the rows, and the last decision counts', () => {
  const rows = [
    result('none', 0), result('open', 1), result('one', 1), decision('d1', 'one'), result('both', 2), decision('d2', 'both'),
    second('d2', true), result('no', 1), decision('d3', 'no'), second('d3', false), result('anew', 1), decision('d4', 'anew'),
    second('d4', false),
    decision('d5', 'anew'),
  ];
  assert.deepEqual(screenedFrom(rows).map(({ subject, status }) => [subject, status]), [
    ['anew', 'awaiting-second'], ['no', 'disputed'], ['both', 'decided'], ['one', 'awaiting-second'], ['open', 'open'], ['none', 'nothing'],
  ]);
  assert.deepEqual(screenedFrom(rows)[2]!.decision?.second, { agrees: true, why: 'seen', by: 'ann', at: made.createdAt });
});
