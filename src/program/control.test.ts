import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { InputError } from '../corpus/diagnostic.ts';
import { determine } from '../determination/determine.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { readPackage } from '../package/reader.ts';
import { packageVocabulary } from '../package/vocabulary.ts';
import { type ControlMap, controlMap, readControl, readDeals } from './control.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const law = readControl('law/program/control.yaml', read('law/program/control.yaml'));
const deals = readDeals('law/program/deals.yaml', read('law/program/deals.yaml'));
const corpus = loadCorpus();
const [engine, catalog, vocabulary] = [new LawEngine(corpus), loadCatalog(corpus), packageVocabulary(corpus)];

function mapOf(text: string, on = '2026-11-23'): ControlMap {
  const { package: found } = readPackage(text, { path: 'p.yaml', vocabulary });
  return controlMap(found, determine(engine, found, catalog, { on, horizonDays: 0 }), law, deals);
}

const model = (facts: string): string => `title: T
layers: {models: [{id: m, name: M, supplier: dev, endUser: buyer, delivery: lease, activity: export, origin: US, facts: {${facts}}}]}
sites: [{id: s, name: S, country: JP, owner: buyer}]
parties: [{id: dev, name: Dev}, {id: buyer, name: Buyer}]
facts: {package.control.keysHeldBy: the buyer}
`;
const by = ({ held }: ControlMap, what: string): string | null | undefined => held.find((one) => one.what === what)?.by;

test('who holds what is what the file says, and what it does not say is nobody known', () => {
  const map = mapOf(model('weightsTransferred: true'));
  assert.equal(by(map, 'weights of M'), 'copied to the site, to Buyer');
  assert.equal(by(mapOf(model('weightsTransferred: false')), 'weights of M'), 'Dev');
  assert.equal(by(mapOf(model('')), 'weights of M'), null);
  assert.deepEqual([by(map, 'S: owner'), by(map, 'S: operator'), by(map, 'encryption keys'), by(map, 'user data')],
    ['Buyer', null, 'the buyer', null]);
});

test('a lever reaches what it names, and one that names nothing the whole package', () => {
  const reaches = Object.fromEntries(mapOf(model('')).levers.map(({ lever, reaches: own }) => [lever.id, own]));
  assert.deepEqual(reaches['model-access-cut'], ['m']);
  assert.deepEqual(reaches['party-listed'], ['the whole package']);
  assert.equal(reaches['bank-suspends'], undefined);
  const asked = mapOf('title: T\nsupport: [{agency: EXIM, instrument: direct-loan}]\n').levers;
  assert.deepEqual(asked.find(({ lever }) => lever.id === 'bank-suspends')!.reaches, ['EXIM direct-loan']);
});

test('texts between governments are those of the package\'s countries, from their day on', () => {
  assert.deepEqual(mapOf(model('')).deals.map(({ on }) => on), ['2025-10-28', '2026-02-20']);
  assert.deepEqual(mapOf(model(''), '2025-10-27').deals, []);
});

test('a lever without its provision is refused with its place', () => {
  assert.throws(() => readControl('c.yaml', 'levers: [{id: a, who: w, can: c, notice: n, ready: r, grade: primary, source: s}]\n'),
    (error) => error instanceof InputError && /c\.yaml:1:\d+: .*'provision' is missing/.test(error.message));
});
