import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { openWorkbench } from '../cli/workbench.ts';
import { readPackage } from '../package/reader.ts';
import { isWalled, readLicensingWall, withoutLicensing } from './licensing.ts';

const file = 'law/program/licensing.yaml';
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const wall = readLicensingWall(file, read(file));
const { vocabulary, catalog } = openWorkbench();

const text = `
title: Harbour            # see licence D0004711 before you call
description: Under D0004711 half of it may go.
facts: {exporter.isInformedLetter: true, knowledge.ofDiversion: null, endUse.civil: true}
authorisations:
  - {kind: licence, number: D0004711, authority: BIS, parties: [a], conditions: [No transfer to another hall.]}
diligence: [{concerns: [knowledge.unresolvedRedFlag], question: Who pays, finding: false}]
judgements:
  - {settles: knowledge.ofDiversion, answer: false, by: counsel, on: 2026-01-02, grounds: privileged}
  - {settles: endUse.civil, answer: true, by: counsel, on: 2026-01-02, grounds: the contract}
parties: [{id: a, name: A, facts: {stateOwned: true}}]
layers:
  hardware:
    - {id: x, name: X, facts: {licenceExpiresOn: 2027-01-01, item.encryptionAuthorisation: true, origin: US}}
`;

test('held licences, letters, diligence and what was judged of them are taken out; everything else stays', () => {
  const { text: left, withheld } = withoutLicensing(text, wall);
  assert.equal(withheld, 7);
  assert.deepEqual(parse(left), {
    title: 'Harbour', description: 'Under withheld half of it may go.', facts: { 'endUse.civil': true },
    judgements: [{ settles: 'endUse.civil', answer: true, by: 'counsel', on: '2026-01-02', grounds: 'the contract' }],
    parties: [{ id: 'a', name: 'A', facts: { stateOwned: true } }], layers: { hardware: [{ id: 'x', name: 'X', facts: { origin: 'US' } }] },
  });
  for (const word of ['D0004711', 'another hall', 'isInformed', 'privileged', 'call']) assert.ok(!left.includes(word), word);
});

test('a package without any of it stays byte for byte as it is, and what is left of every example is a package', () => {
  assert.deepEqual(withoutLicensing('title: X  # calm\n', wall), { text: 'title: X  # calm\n', withheld: 0 });
  const examples = readdirSync(new URL('../../examples/', import.meta.url)).filter((name) => name.endsWith('.yaml'));
  const withheld = examples.map((name) => {
    const left = withoutLicensing(read(`examples/${name}`), wall);
    readPackage(left.text, { path: name, vocabulary, catalogNames: catalog.names });
    assert.equal(withoutLicensing(left.text, wall).withheld, 0, name);
    return left.withheld;
  });
  assert.ok(withheld.some((count) => count > 0), 'one of them holds some');
});

test('every name of the list stands for a fact or a part that there is', () => {
  const names = [...vocabulary.facts.keys()];
  for (const one of wall.facts) assert.ok(names.some((name) => isWalled({ ...wall, facts: [one] }, name)), one);
  assert.throws(() => readLicensingWall('f', 'facts: 3'), /facts/);
});
