import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { loadProgrammeLaw } from '../cli/programmeLaw.ts';
import { determine } from '../determination/determine.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { readPackage } from '../package/reader.ts';
import type { RequirementStatus } from './assess.ts';
import { callChanges } from './calls.ts';
import { type Programme, programmeOf } from './programme.ts';

const corpus = loadCorpus();
const [engine, catalog, law] = [new LawEngine(corpus), loadCatalog(corpus), loadProgrammeLaw()];

function programme(text: string, on = '2026-11-23'): Programme {
  const found = readPackage(text, { path: 'p.yaml' }).package;
  const options = { on, horizonDays: 0 };
  return programmeOf(engine, found, catalog, determine(engine, found, catalog, options), law, options);
}

function status({ requirements }: Programme, id: string): RequirementStatus {
  return requirements.find(({ requirement }) => requirement.id === id)!.status;
}

const hardware = (...items: string[]): string =>
  `title: T\nlayers: {hardware: [${items.map((item, index) => `{id: i${index}, ${item}}`).join(', ')}]}\n`;
const value = (amount: number, currency = 'USD'): string => `value: {amount: ${amount}, currency: ${currency}}`;

function states(found: Programme): Record<string, string> {
  return Object.fromEntries(found.content.findings.map(({ method, state }) => [method.id, state]));
}

test('the share of U.S. content has three states, a method each, and is never refused', () => {
  const racks = (share: number, origin: string, made: number): string =>
    hardware(`part: compute, ${value(100)}, usContentShare: ${share}, origin: ${origin}, figures: {madeInUnitedStatesShare: ${made}}`);
  const high = programme(racks(0.6, 'US', 0.51));
  assert.equal(high.content.state, 'met');
  assert.equal(status(high, 'AAEP-030'), 'met');
  assert.deepEqual(high.content.findings.find(({ method }) => method.id === 'made')!.share, { min: 0.51, max: 0.51 });
  const low = programme(racks(0.5099, 'TW', 0));
  assert.equal(low.content.state, 'not-available');
  assert.equal(status(low, 'AAEP-030'), 'for-judgement');
  const unpriced = programme(hardware('part: compute, usContentShare: 0.9', `part: storage, ${value(1)}, usContentShare: 0.9`));
  assert.equal(unpriced.content.state, 'cannot-be-computed');
  assert.equal(status(unpriced, 'AAEP-030'), 'open');
  assert.deepEqual(unpriced.content.findings[0]!.unpriced, ['i0']);
});

test('methods that differ are told apart, with the share or range of each', () => {
  const cloud = programme(hardware(
    `part: compute, ${value(60)}, usContentShare: 0.3, origin: TW, figures: {madeInUnitedStatesShare: 0}`,
    `part: cloud, ${value(40)}, usContentShare: {min: 0.9, max: 1}, origin: US, figures: {madeInUnitedStatesShare: 1}`));
  assert.equal(cloud.content.state, 'depends-on-method');
  assert.deepEqual(states(cloud), {
    value: 'met', 'value-without-cloud': 'not-available', 'value-compute': 'not-available', made: 'not-available', origin: 'not-available',
  });
  assert.deepEqual(cloud.content.findings[0]!.share, { min: 0.54, max: 0.58 });
  assert.equal(status(cloud, 'AAEP-031'), 'for-judgement');
  assert.deepEqual(states(programme(hardware(`part: compute, ${value(1)}`, `part: cloud, ${value(1, 'EUR')}`))),
    Object.fromEntries(law.methods.methods.map(({ id }) => [id, 'cannot-be-computed'])));
});

test('a description of models, and licences before the bank closes, are concluded by the law', () => {
  const model = (figures: string): string =>
    `title: T\nlayers: {models: [{id: m, supplier: p, figures: {${figures}}}], security: [{id: s, supplier: p, protects: [m]}]}\n`
    + 'parties: [{id: p, name: P}]\nsites: [{id: x, name: X, country: KE}]\n';
  assert.equal(status(programme(model('openWeights: true, modelOrigin: US')), 'AAEP-005'), 'met');
  assert.equal(status(programme(model('openWeights: true')), 'AAEP-005'), 'not-met');
  const bank = 'title: T\nsupport: [{agency: EXIM, instrument: direct-loan}]\n';
  assert.equal(status(programme('title: T\n'), 'AAEP-062'), 'met');
  assert.equal(status(programme(bank), 'AAEP-062'), 'open');
  assert.equal(status(programme(`${bank}facts: {package.licenceMilestoneBeforeClose: false}\n`), 'AAEP-062'), 'not-met');
});

test('a person always has the last word where the list says so, and nobody on what was not found', () => {
  const example = programme(readFileSync(join(projectRoot, 'examples/gulf-sovereign-cluster.yaml'), 'utf8'));
  for (const { requirement, status: found } of example.requirements) {
    if (requirement.how === 'judgement') assert.notEqual(found, 'met', requirement.id);
    if (requirement.how === 'not-found') assert.equal(found, 'not-found', requirement.id);
  }
  assert.equal(JSON.stringify(example).includes('"score"'), false);
});

test('every market is held against the lists of the day, members of blocs too', () => {
  const found = programme('title: T\ntargets: {countries: [CN], blocs: [ASEAN]}\n');
  const flags = (country: string): string[] => found.markets.find((one) => one.country === country)!.flags.map(({ set }) => set);
  assert.ok(flags('CN').includes('D:5') && flags('CN').includes('program-members'));
  assert.ok(flags('MM').includes('D:5'));
  assert.deepEqual(flags('SG'), []);
  assert.deepEqual(found.markets.find(({ country }) => country === 'MM')!.through, ['ASEAN']);
  assert.equal(status(programme('title: T\n'), 'AAEP-042'), 'open');
});

test('windows and days follow the day asked about', () => {
  assert.equal(programme('title: T\n', '2026-06-30').window.open?.id, 'first-call');
  const closed = programme('title: T\n', '2026-07-01');
  assert.deepEqual([closed.window.open, closed.window.last?.id], [undefined, 'first-call']);
  assert.equal(closed.deadlines[0]!.on, '2026-12-31');
  assert.equal(status(programme('title: T\n', '2026-03-31'), 'AAEP-011'), 'not-in-force');
});

test('a later stage is told by what it changes, against all that was said before', () => {
  const call = { title: 'c', state: 's', unknown: [], grade: 'primary' as const, source: 's' };
  const changes = callChanges([
    { ...call, id: 'a', says: { form: 'one', markets: 'any' } }, { ...call, id: 'b', says: { form: 'two' } },
    { ...call, id: 'c', says: { markets: 'few', size: 'new' } }]);
  assert.deepEqual(changes[2]!.changes, [{ topic: 'markets', before: 'any', after: 'few' }, { topic: 'size', before: null, after: 'new' }]);
});

test('what is missing to be a consortium is said thing by thing, with the help that exists', () => {
  const { gaps } = programme('title: T\nconsortium: {members: [{party: p, layers: [hardware]}]}\nparties: [{id: p, name: P}]\n'
    + 'layers: {hardware: [{id: a, supplier: p}, {id: b}]}\nsites: [{id: s, name: S, country: KE, owner: p}]\n');
  const of = (kind: string): string[] => gaps.filter((gap) => gap.kind === kind).map(({ what }) => what);
  assert.equal(of('anchor').length, 1);
  assert.deepEqual(of('layer').length, 4);
  assert.deepEqual(of('supplier'), ['b names no supplier.']);
  assert.deepEqual(of('role'), ['s has no builder.', 's has no operator.']);
  assert.ok(gaps.find(({ kind }) => kind === 'supplier')!.help.length > 0);
});
