import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partyNamed, type Subject } from '../entry.ts';
import { entryOf } from '../lists/build.ts';
import { type Finding, pairOf } from './finding.ts';
import { decisionOn, Ledger, type Verdict } from './ledger.ts';
import { expiryOf, needsSecondPerson, readPolicy } from './policy.ts';

const subject: Subject = { id: 'acme', ...partyNamed('Acme Ltd') };
const entry = entryOf({ list: 'us-entity-list', id: '7', name: 'Acme Limited', at: { file: 'f', line: 1 }, reviewPolicy: 'case-by-case' });
const finding: Finding = { subject, entry, score: 0.9, verdict: 'strong', because: 'the names are alike' };

const said = (verdict: Verdict, more: { who?: string; expires?: string } = {}) =>
  ({ at: '2026-11-23T10:00:00Z', who: 'Ada', verdict, why: 'Another address.', evidence: ['registry extract'], ...more });

function ledgerWith(verdict: Verdict, second = false, more: { expires?: string } = {}): Ledger {
  const ledger = new Ledger();
  ledger.add(decisionOn(finding, said(verdict, more), second));
  return ledger;
}

test('a decision keeps who, when, why and on what, and stands', () => {
  const { status, decision } = ledgerWith('not-a-match').standing(finding, '2026-11-24');
  assert.equal(status, 'decided');
  assert.deepEqual([decision?.who, decision?.why, decision?.evidence, decision?.entry],
    ['Ada', 'Another address.', ['registry extract'], 'us-entity-list/7']);
  assert.equal(new Ledger().standing(finding, '2026-11-24').status, 'open');
});

const changed: [string, Finding, RegExp | undefined][] = [
  ['the subject has another address',
    { ...finding, subject: { ...subject, addresses: [{ text: '1 Road' }] } }, /what is known of the subject changed/],
  ['the entry has another policy',
    { ...finding, entry: { ...entry, reviewPolicy: 'presumption of denial' } }, /the entry on the list changed/],
  ['the matcher says something else', { ...finding, verdict: 'identifier' }, /the matcher says “identifier”, not “strong”/],
  ['the score moved within the same verdict', { ...finding, score: 0.93, because: 'other words' }, undefined],
  ['the entry stands elsewhere in the file', { ...finding, entry: { ...entry, at: { file: 'g', line: 99 } } }, undefined],
];
for (const [what, now, pattern] of changed) {
  test(`a decision is ${pattern === undefined ? 'not ' : ''}re-opened when ${what}`, () => {
    const { status, because } = ledgerWith('match').standing(now, '2026-11-24');
    assert.equal(status, pattern === undefined ? 'decided' : 'reopened');
    if (pattern !== undefined) assert.match(because.join(), pattern);
  });
}

test('a decision stands to its last day', () => {
  const ledger = ledgerWith('not-a-match', false, { expires: '2026-12-31' });
  assert.deepEqual(['2026-12-31', '2027-01-01'].map((on) => ledger.standing(finding, on).status), ['decided', 'expired']);
});

test('where a second person is required, the decision waits for another one than who made it', () => {
  const ledger = ledgerWith('not-a-match', true);
  const { decision } = ledger.standing(finding, '2026-11-24');
  assert.equal(ledger.standing(finding, '2026-11-24').status, 'awaiting-second');
  const confirm = (who: string): void => void ledger.add({ kind: 'confirmed', at: '2026-11-23T11:00:00Z', who, decision: decision!.id });
  assert.throws(() => confirm(' ada '), /Ada? .*a second person must be another|made this decision/i);
  confirm('Bea');
  const { status, confirmedBy } = ledger.standing(finding, '2026-11-24');
  assert.deepEqual([status, confirmedBy], ['decided', 'Bea']);
  assert.throws(() => confirm('Cid'), /was confirmed by Bea/);
});

test('a later decision takes the place of the one before, which stays in the ledger', () => {
  const ledger = ledgerWith('escalated');
  ledger.add(decisionOn(finding, said('match', { who: 'Bea' }), false));
  assert.equal(ledger.standing(finding, '2026-11-24').decision?.verdict, 'match');
  assert.equal(ledger.events.length, 2);
  assert.equal(ledger.decisions().length, 1);
});

test('a ledger that is read back is the same, and one that was changed is refused with its line', () => {
  const ledger = ledgerWith('match');
  ledger.add(decisionOn(finding, said('escalated'), false));
  const lines = ledger.events.map((event) => JSON.stringify(event));
  assert.equal(Ledger.read(lines, 'ledger').standing(finding, '2026-11-24').decision?.verdict, 'escalated');
  const forged = [lines[0]!.replace('"match"', '"not-a-match"'), lines[1]!];
  assert.throws(() => Ledger.read(forged, 'ledger'), /ledger:1:1: .*was changed/);
  assert.throws(() => Ledger.read(lines.slice(1), 'ledger'), /ledger:1:1/, 'a line taken out');
  assert.throws(() => Ledger.read([lines[0]!, lines[1]!.slice(0, 40)], 'ledger'), /ledger:2:1: .*cut short/);
});

test('the policy says who needs a second person, and until when a decision stands', () => {
  const policy = readPolicy(
    'secondPerson: [{verdict: not-a-match, fromScore: 0.95}, {verdict: match, lists: [us-sdn]}]\nexpiresAfterDays: {not-a-match: 365}', 'p',
  );
  const needs = (score: number, verdict: Verdict): boolean => needsSecondPerson(policy, { ...finding, score }, verdict);
  assert.deepEqual([needs(0.94, 'not-a-match'), needs(0.95, 'not-a-match'), needs(0.95, 'match')], [false, true, false]);
  assert.deepEqual([expiryOf(policy, 'not-a-match', '2026-11-23'), expiryOf(policy, 'match', '2026-11-23')], ['2027-11-23', undefined]);
  assert.throws(() => readPolicy('secondPerson: [{verdict: maybe}]', 'p.yaml'), /p\.yaml:1:1: There is no verdict 'maybe'/);
});

test('a pair is named by subject and entry', () => assert.equal(pairOf(finding), 'acme × us-entity-list/7'));
