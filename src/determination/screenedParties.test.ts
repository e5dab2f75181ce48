import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Package, Party } from '../package/model.ts';
import { entryOf } from '../screening/lists/build.ts';
import { readListFactRules } from '../screening/listFacts.ts';
import { type FindingState, type PackageScreening, withScreening } from './screenedParties.ts';

const file = 'law/screening/list-facts.yaml';
const rules = readListFactRules(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file);
const entry = entryOf({
  list: 'us-entity-list', id: '7', name: 'Acme Limited', at: { file: 'f', line: 1 }, footnotes: ['4'], notices: ['90 FR 1'],
  licenceRequirement: 'For all items subject to the EAR', reviewPolicy: 'Presumption of denial',
});

function screened(state: FindingState, party: Partial<Party> = {}): { party: Party; screening: PackageScreening } {
  const acme: Party = { id: 'acme', name: 'Acme', line: 3, column: 5, ...party };
  const found = { file: 'p.yaml', parties: [acme] } as unknown as Package;
  const finding = { subject: 'acme', name: 'Acme', entry, score: 0.9, verdict: 'strong', because: 'alike', state, by: 'Ada' };
  const result = withScreening(found, { lists: [], notices: [], threshold: 0.85, compared: 1, findings: [finding] },
    { on: '2026-11-23', rules, setOn: () => [] });
  return { party: result.package.parties![0]!, screening: result.screening };
}

const valueOf = (party: Party, fact: string): unknown => party.facts?.[`party.${fact}`]?.value;
const stated = (value: boolean, assumed?: string): NonNullable<Party['facts']> =>
  ({ 'party.listedOnEntityList': { value, line: 9, column: 7, ...(assumed === undefined ? {} : { assumed }) } });

test('a settled finding states what the entry brings, with the notice it rests on', () => {
  const { party, screening } = screened('settled');
  assert.equal(valueOf(party, 'listedOnEntityList'), true);
  assert.equal(valueOf(party, 'footnote4'), true);
  assert.equal(valueOf(party, 'footnote1'), false);
  assert.equal(valueOf(party, 'entityListReviewPolicy'), 'presumption-of-denial');
  assert.deepEqual([party.facts?.['party.footnote4']?.source, party.facts?.['party.footnote4']?.derived], ['90 FR 1', true]);
  assert.ok(screening.findings[0]!.facts.includes('listedOnEntityList'));
});

test('an open finding states nothing: what it would bring is known not to be known', () => {
  const { party, screening } = screened('open');
  assert.equal(valueOf(party, 'listedOnEntityList'), null);
  assert.match(party.facts?.['party.listedOnEntityList']?.note ?? '', /may be Acme Limited \(us-entity-list\/7\); nobody has decided yet/);
  assert.equal(valueOf(party, 'entityListReviewPolicy'), undefined);
  assert.deepEqual(screening.findings[0]!.facts, []);
});

test('a finding that was settled as somebody else changes nothing', () => {
  assert.equal(screened('dismissed').party.facts, undefined);
});

test('what the file only assumes gives way; what it states stands against an open finding', () => {
  assert.equal(valueOf(screened('settled', { facts: stated(false, 'Nobody looked yet.') }).party, 'listedOnEntityList'), true);
  assert.equal(valueOf(screened('open', { facts: stated(false, 'Nobody looked yet.') }).party, 'listedOnEntityList'), null);
  assert.equal(valueOf(screened('open', { facts: stated(false) }).party, 'listedOnEntityList'), false);
  assert.equal(valueOf(screened('settled', { facts: stated(true) }).party, 'listedOnEntityList'), true);
});

test('what the file states against a settled finding is an error with both, at its place', () => {
  assert.throws(() => screened('settled', { facts: stated(false) }),
    /p\.yaml:9:7: parties\[acme\]\.listedOnEntityList: It is stated as false, and the list says true\. Screening: Acme Limited/);
  const screening = { on: '2026-11-01', lists: ['listedOnEntityList'], outcome: 'no-match' as const, line: 12, column: 7 };
  assert.throws(() => screened('settled', { screening }), /p\.yaml:12:7: parties\[acme\]\.listedOnEntityList/);
});
