import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { readAwardKinds } from './kinds.ts';
import { type AwardEntry, refusalOf, standingOf } from './standing.ts';

const file = 'law/program/award.yaml';
const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const kinds = readAwardKinds(file, text);
const consortium = { side: 'consortium', roles: ['approver'] };

function entry(id: string, kind: string, more: Partial<AwardEntry> = {}): AwardEntry {
  return { id, kind, on: '2026-11-01', site: 'north', item: null, quantity: null, about: null, statement: {}, ...more };
}
const stock = (id: string, kind: string, quantity: number): AwardEntry =>
  entry(id, kind, { item: 'servers', quantity, statement: { attestation: 'a', reason: 'r' } });

it('adds attested counts up by site, and says what is open and overdue', () => {
  const entries = [
    stock('1', 'deployed', 10), stock('2', 'returned', 4), entry('3', 'report-due', { statement: { what: 'count', due: '2026-11-20' } }),
    entry('4', 'incident', { statement: { what: 'theft' } }), entry('5', 'incident-closed', { about: '4', statement: { how: 'found' } }),
  ];
  const { deployed, open } = standingOf(kinds, entries, '2026-11-23');
  assert.deepEqual(deployed.map(({ site, item, quantity }) => [site, item, quantity]), [['north', 'servers', 6]]);
  assert.deepEqual(open.map(({ id, overdue }) => [id, overdue]), [['3', true]]);
});

it('refuses what does not fit', () => {
  const before = [stock('1', 'deployed', 3), entry('2', 'incident', { statement: { what: 'x' } })];
  const refused = (kind: AwardEntry, actor = consortium): string => refusalOf(kinds, before, kind, actor)?.message ?? 'nothing';
  assert.match(refused(stock('', 'returned', 4)), /there are 3 at north by the attested counts, not 4/);
  assert.equal(refused(stock('', 'returned', 3)), 'nothing');
  assert.match(refused(entry('', 'deployed')), /missing: item, quantity, attestation/);
  assert.match(refused(stock('', 'deployed', 1), { side: 'buyer', roles: ['buyer', 'approver'] }), /entered by consortium \(approver\)/);
  assert.match(refused(entry('', 'incident-closed', { statement: { how: 'h' } })), /answers an entry of the kind 'incident'/);
  assert.match(refused(entry('', 'report-due', { statement: { what: 'w', due: 'soon' } })), /'due' is a day/);
  assert.match(refused(entry('', 'tea')), /There is no entry 'tea'/);
  assert.match(refused(entry('', 'incident', { about: '2', statement: { what: 'x' } })), /answers nothing/);
});

it('says where the kinds are not in their form', () => {
  const unknown = text.replace('closes: incident}', 'closes: accident}');
  assert.throws(() => readAwardKinds(file, unknown), /award\.yaml:\d+:\d+: kinds\.closes: There is no kind/);
  assert.throws(() => readAwardKinds(file, text.replace('[consortium, programme], needs: [site, evidence]', '[everybody], needs: [site]')),
    /'everybody' is not one of consortium, buyer, programme/);
});
