import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../cli/corpusCache.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { collectionNames } from '../package/collections.ts';
import { readPackage } from '../package/reader.ts';
import { determine } from './determine.ts';
import type { Determination, TestFinding } from './determination.ts';

const corpus = loadCorpus();
const [engine, catalog] = [new LawEngine(corpus), loadCatalog(corpus)];

function determined(text: string): Determination {
  return determine(engine, readPackage(text, { path: 'p.yaml' }).package, catalog, { on: '2026-11-23' });
}

function found(text: string, rule: string): TestFinding {
  return determined(text).tests.find((one) => one.rule === rule)!;
}

test('every count of the vocabulary counts something that a package has', () => {
  const names: readonly string[] = collectionNames;
  const counted = corpus.vocabulary.facts.flatMap(({ counts }) => (counts === undefined ? [] : [counts.collection]));
  assert.ok(counted.length >= 8);
  assert.deepEqual(counted.filter((name) => !names.includes(name)), []);
});

const members = (...parties: string[]): string => `title: T
consortium: {anchor: m0, members: [${parties.map((_, index) => `{party: m${index}}`).join(', ')}]}
parties:
${parties.map((party, index) => `  - {id: m${index}, name: M${index}, ${party}}`).join('\n')}
`;

test('a member in a listed country is counted by name, one of unknown place widens the count', () => {
  const rule = 'program/call#members-located';
  const free = 'location: US, headquarters: US';
  assert.equal(found(members(free), rule).status, 'met');
  const failed = found(members(free, 'location: HK, headquarters: SG', 'location: null, headquarters: SG'), rule);
  assert.equal(failed.status, 'not-met');
  assert.deepEqual(failed.counts[0]!.counted, ['m1']);
  assert.deepEqual(failed.counts[0]!.open.map(({ of, needs }) => [of, needs.map(({ fact }) => fact)]),
    [['m2', ['member.location']]]);
  assert.equal(found(members(free, 'location: null, headquarters: SG'), rule).status, 'open');
});

test('an owner recorded above a foreign member is found; an owner left open is nobody\'s no', () => {
  const rule = 'program/call#members-controlled';
  const foreign = 'headquarters: SG, ultimateParent: itself, facts: {controlledFrom: SG}';
  assert.equal(found(members(foreign), rule).status, 'met');
  assert.equal(found(members(`${foreign}, ownersComplete: false`), rule).status, 'open');
  const owned = `${foreign}, owners: [{name: Fund, headquarters: CN, percent: 5}], ownersComplete: true`;
  assert.equal(found(members(owned), rule).status, 'for-judgement');
  assert.equal(found(members('headquarters: US, facts: {controlledFrom: CN}'), rule).status, 'met');
});

const layer = (name: string, item: string): string => `title: T
layers: {${name}: [{id: i, ${item}}]}
sites: [{id: s, name: S, country: KE}]
parties: [{id: c, name: C, location: SG, headquarters: SG, organisedIn: CN, facts: {mainlyBasedIn: SG}}]
`;

test('suppliers are barred outside the hardware layer, and an unnamed supplier is not a free one', () => {
  const rule = 'program/call#suppliers';
  assert.equal(found(layer('data', 'supplier: c'), rule).status, 'not-met');
  assert.equal(found(layer('hardware', 'supplier: c'), rule).status, 'met');
  assert.equal(found(layer('data', 'supplier: null'), rule).status, 'open');
});

test('open models from a listed country are counted, and asked for where the origin is open', () => {
  const rule = 'program/call#open-models';
  assert.equal(found(layer('models', 'figures: {openWeights: true, modelOrigin: CN}'), rule).status, 'not-met');
  assert.equal(found(layer('models', 'figures: {openWeights: false, modelOrigin: CN}'), rule).status, 'met');
  const open = found(layer('models', 'figures: {openWeights: true}'), rule);
  assert.equal(open.status, 'open');
  assert.deepEqual(open.counts[0]!.open[0]!.needs.map(({ fact }) => fact), ['item.modelOrigin']);
});

test('an item that is subject and has no classification is missing one', () => {
  const rule = 'program/order#classified';
  const goods = 'origin: US, delivery: sale, kind: server, figures: {published: false';
  assert.equal(found(layer('hardware', `${goods}, eccn: 5A992.c}`), rule).status, 'met');
  assert.deepEqual(found(layer('hardware', `${goods}}`), rule).counts[0]!.counted, ['i']);
});

test('requests outside the order go to a person; a bloc is known by its dated members, and items go to each', () => {
  const support = (instrument: string): string => `title: T\nsupport: [{agency: EXIM, instrument: ${instrument}}]\n`;
  assert.equal(found(support('loan-guarantee'), 'program/order#support-tools').status, 'met');
  assert.equal(found(support('advocacy'), 'program/order#support-tools').status, 'for-judgement');
  const bloc = (name: string): string => `title: T\ntargets: {blocs: [${name}]}\nlayers: {data: [{id: i}]}\n`;
  const known = determined(bloc('GCC'));
  assert.equal(known.tests.find(({ rule }) => rule === 'program/order#market-known')!.status, 'met');
  assert.deepEqual(known.legs.map(({ id }) => id).sort(), ['i@AE', 'i@BH', 'i@KW', 'i@OM', 'i@QA', 'i@SA']);
  assert.equal(found(bloc('Atlantis'), 'program/order#market-known').status, 'not-met');
});
