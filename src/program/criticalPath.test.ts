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
import { beginBy, type CriticalPath, criticalPath, durationWords, startsFirst } from './criticalPath.ts';
import { readPathLaw } from './criticalPathLaw.ts';
import { criticalPathPicture } from './criticalPathPicture.ts';

const law = readPathLaw('law/program/waits.yaml', readFileSync(join(projectRoot, 'law/program/waits.yaml'), 'utf8'));
const corpus = loadCorpus();
const [engine, catalog, vocabulary] = [new LawEngine(corpus), loadCatalog(corpus), packageVocabulary(corpus)];
const own = readPathLaw(
  'w.yaml',
  `waits:
  - {id: first, kind: notice, what: First, who: A, for: {everything: true}, holds: signing,
     least: {days: 10, grade: primary, source: s}, most: {days: 20, grade: primary, source: s}}
  - {id: second, kind: financing, what: Second, who: B, for: {agencies: [EXIM]}, after: [first], holds: signing,
     least: {days: 5, grade: primary, source: s}, most: {days: 50, grade: primary, source: s}}
  - {id: third, kind: power, what: Third, who: C, for: {sites: true}, after: [second], holds: service,
     least: {days: 1, grade: primary, source: s}}
charters:
  - {id: end, what: It ends, ends: 2027-01-04, agencies: [EXIM], closes: [second], grade: primary, source: s}
`,
);

function pathOf(text: string, waits = own, on = '2026-12-24'): CriticalPath {
  const { package: found } = readPackage(text, { path: 'p.yaml', vocabulary });
  return criticalPath(found, determine(engine, found, catalog, { on, horizonDays: 0 }), waits);
}

const asking = `title: T
dates: {signing: 2027-02-22}
support: [{agency: EXIM, instrument: direct-loan}]
sites: [{id: s, name: S, country: JP, powerMegawatts: 20}]
`;
const wait = (path: CriticalPath, id: string) => path.waits.find((one) => one.wait.id === id)!;

test('a wait begins when those before it are over, at the earliest and at the latest', () => {
  const path = pathOf(asking);
  assert.deepEqual(wait(path, 'second').begins, { earliest: 10, latest: 20 });
  assert.deepEqual(wait(path, 'second').ends, { earliest: 15, latest: 70 });
  assert.deepEqual(wait(path, 'third').ends, { earliest: 16, latest: null });
});

test('what is tightest comes first, and what waits for nothing starts first', () => {
  const path = pathOf(asking);
  assert.deepEqual(
    path.waits.map(({ wait: { id } }) => id),
    ['second', 'third', 'first'],
  );
  assert.equal(wait(path, 'second').spare, -10);
  assert.equal(beginBy(wait(path, 'second'), path.on), '2027-01-03');
  assert.deepEqual(
    startsFirst(path).map(({ wait: { id } }) => id),
    ['first'],
  );
});

test('a wait that is too long for an authority that ends is named, and a charter that nobody needs is not', () => {
  assert.deepEqual(
    pathOf(asking).charters.map(({ inDays, missed }) => [inDays, missed]),
    [[11, ['second']]],
  );
  assert.deepEqual(pathOf('title: T\n').charters, []);
  assert.deepEqual(pathOf(asking, own, '2027-01-05').charters, []);
});

test('without a milestone or an end nothing is said of what is left', () => {
  const path = pathOf('title: T\n');
  assert.deepEqual(
    path.waits.map(({ wait: { id }, spare }) => [id, spare]),
    [['first', null]],
  );
  assert.equal(beginBy(path.waits[0]!, path.on), null);
});

test('the example waits for a licence only where one is needed, and every figure has its source', () => {
  const gulf = readFileSync(join(projectRoot, 'examples/gulf-sovereign-cluster.yaml'), 'utf8');
  const path = pathOf(gulf, law, '2026-11-23');
  assert.ok(!path.waits.some(({ wait: { id } }) => id === 'licence'));
  assert.deepEqual(wait(path, 'commitment').begins.earliest, 14);
  for (const { least, most } of law.waits) {
    for (const one of [least, most]) if (one !== undefined) assert.ok(one.source.length > 5 && one.days >= 0);
  }
});

test('durations in words never hide that an end is missing', () => {
  assert.equal(durationWords(own.waits[0]!), '10 to 20 days');
  assert.equal(durationWords(own.waits[2]!), '1 days or more; no upper figure was found');
  assert.equal(durationWords({}), 'nothing found on how long it takes');
});

test('the picture tells in words what it draws', () => {
  const svg = criticalPathPicture(pathOf(asking), 'T & Co');
  assert.match(svg, /<title id="title">What is waited for: T &amp; Co<\/title>/);
  assert.match(svg, /<desc id="description">Second: 5 to 50 days/);
  assert.equal(svg, criticalPathPicture(pathOf(asking), 'T & Co'));
});

test('a wait that is not in its form is refused with its line', () => {
  const broken =
    'waits:\n  - {id: a, kind: notice, what: w, who: x, holds: signing, least: {days: -1, grade: primary, source: s}}\n';
  assert.throws(
    () => readPathLaw('w.yaml', broken),
    (error: unknown) => error instanceof InputError && error.diagnostics[0]!.line === 2,
  );
});
