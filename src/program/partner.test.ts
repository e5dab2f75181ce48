import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../cli/lawFiles.ts';
import { InputError } from '../corpus/diagnostic.ts';
import type { Package } from '../package/model.ts';
import { partnerFindings, readPartner } from './partner.ts';
import { readSafeguards, safeguardFindings } from './safeguards.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const law = readPartner('law/program/partner.yaml', read('law/program/partner.yaml'));
const safeguards = readSafeguards('law/program/safeguards.yaml', read('law/program/safeguards.yaml'));
const place = { line: 1, column: 1 };
const inCountry = (country: string, more: Partial<Package> = {}): Package => ({
  ...place,
  file: 'p.yaml',
  title: 'T',
  targets: { ...place, countries: [country] },
  ...more,
});
const findingsFor = (found: Package) => partnerFindings(found, safeguardFindings(found, safeguards), law);
const ids = (found: Package): string[] => findingsFor(found).obligations.map(({ id }) => id);
const hardware = { layers: { hardware: [{ ...place, id: 'racks' }] } };

test('obligations hold in their countries, for their layers and agencies', () => {
  assert.deepEqual(ids(inCountry('AM')), ['no-onward']);
  assert.deepEqual(ids(inCountry('AE', hardware)), ['no-onward', 'matching-investment', 'supplement-8', 'emirates-assurance']);
  assert.deepEqual(ids(inCountry('AM', { support: [{ ...place, agency: 'EXIM', instrument: 'direct-loan' }] })), [
    'no-onward',
    'down-payment',
  ]);
});

test('a standard that both sides name tells for which asks the package gives evidence', () => {
  const facts = { 'package.safeguards.encryption': { ...place, value: true, source: 'audit of 2026-09-01' } };
  const [ismap] = findingsFor(inCountry('JP', { facts })).standards.filter(({ standard }) => standard.id === 'ismap');
  assert.equal(ismap!.evidence.filter(({ state }) => state === 'given').length, 1);
  assert.ok(ismap!.evidence.length > 5);
});

test('a country of which nothing is held is named, which is not to say that it asks nothing', () => {
  assert.deepEqual(findingsFor(inCountry('PE')).without, { obligations: ['PE'], standards: ['PE'] });
  assert.deepEqual(findingsFor(inCountry('AE')).without, { obligations: [], standards: [] });
});

test('every ask and framework that a standard names is there', () => {
  const [asks, frameworks] = [safeguards.safeguards.map(({ id }) => id), safeguards.frameworks.map(({ name }) => name)];
  for (const { id, safeguards: named, ours } of law.standards) {
    for (const one of named) assert.ok(asks.includes(one), `${id}: ${one}`);
    for (const one of ours) assert.ok(frameworks.includes(one), `${id}: ${one}`);
  }
});

test('a list that is not in its form is refused with its line', () => {
  assert.throws(
    () =>
      readPartner('p.yaml', 'obligations:\n  - {id: a, whose: nobody, asks: x, provision: y, grade: primary, source: z}\nstandards: []\n'),
    (error: unknown) => error instanceof InputError && error.diagnostics[0]!.line === 2,
  );
});
