import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCatalog, loadCorpus } from '../cli/corpusCache.ts';
import { projectRoot } from '../cli/lawFiles.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import type { Package } from '../package/model.ts';
import { readPackage } from '../package/reader.ts';
import { changesOn } from './changes.ts';
import { determine } from './determine.ts';
import { legsOn } from './legsOn.ts';
import { factsOn, valuesOf } from './options.ts';

const corpus = loadCorpus();
const [engine, catalog] = [new LawEngine(corpus), loadCatalog(corpus)];
const alone = new LawEngine(corpus);
const on = '2026-11-23';

const examples: Package[] = readdirSync(join(projectRoot, 'examples')).filter((name) => name.endsWith('.yaml'))
  .map((name) => readPackage(readFileSync(join(projectRoot, 'examples', name), 'utf8'), { path: name }).package);

test('a leg loaded once for all questions is decided as if each were asked alone', () => {
  for (const found of examples) {
    const determination = determine(engine, found, catalog, { on });
    for (const [index, { facts }] of legsOn(engine, found, catalog, { on }).entries()) {
      for (const view of ['codified', 'enforced'] as const) {
        const expected = alone.decide(valuesOf(facts), { on, view }, { stated: facts });
        assert.deepEqual(determination.legs[index]![view], expected, `${found.file} ${determination.legs[index]!.id} ${view}`);
      }
    }
  }
});

test('dates ahead are what the law of that day says by itself', () => {
  const day = '2027-04-07';
  for (const found of examples) {
    const changed = new Map(determine(engine, found, catalog, { on }).datesAhead.filter((date) => date.on <= day)
      .flatMap(({ changes }) => changes.map(({ leg, view, after }) => [`${view} ${leg}`, after])));
    const legs = determine(engine, found, catalog, { on }).legs;
    for (const [index, { facts, id }] of legsOn(engine, found, catalog, { on }).entries()) {
      for (const view of ['enforced', 'codified'] as const) {
        const then = alone.outcome({ ...valuesOf(factsOn(facts, day)), on: day }, { on: day, view });
        assert.equal(changed.get(`${view} ${id}`) ?? legs[index]![view].outcome, then, `${found.file} ${id} ${view}`);
      }
    }
  }
});

test('tests of items and legs say whose they are, once where several legs agree', () => {
  const text = `title: T
layers:
  hardware:
    - {id: board, catalog: nvidia-h100-sxm, origin: US, delivery: sale, figures: {eccn: 3A090.b}}
sites: [{id: a, name: A, country: KE}, {id: b, name: B, country: RW}]
`;
  const { tests } = determine(engine, readPackage(text, { path: 'p.yaml' }).package, catalog, { on });
  const conflict = tests.filter(({ name }) => name === 'The classification number stated agrees with the circuit\'s figures'
    || name === 'The maker\'s classification number agrees with the circuit\'s figures');
  assert.ok(conflict.length > 0);
  for (const one of conflict) {
    assert.deepEqual([one.subject, one.of, one.legs], ['item', 'board', ['board@a', 'board@b']]);
  }
  assert.ok(tests.filter(({ subject }) => subject === 'leg').every(({ of, legs }) => legs.length === 1 && legs[0] === of));
});

test('a date ahead names the changes of law that its legs turn on, and counts the others of that day', () => {
  const gulf = examples.find(({ file }) => file === 'gulf-sovereign-cluster.yaml')!;
  const dates = determine(engine, gulf, catalog, { on: '2024-05-20' }).datesAhead;
  const weights = dates.find(({ changes }) => changes.some(({ leg }) => leg.startsWith('frontier-model')))!;
  const all = changesOn(corpus, weights.on).map(({ text }) => text);
  const causes = weights.causes.map(({ text }) => text);
  assert.ok(causes.some((cause) => /Closed weights of the largest models/.test(cause)), causes.join('\n'));
  assert.ok(causes.every((cause) => all.includes(cause)));
  assert.doesNotMatch(causes.join('\n'), /^AU joins/m);
  assert.ok(causes.length < 12, causes.join('\n'));
  assert.equal(causes.length + weights.otherChanges, all.length);
});

test('a date in the facts of a leg is a date ahead, and so is a day that the law names', () => {
  const small = examples.find(({ file }) => file === 'small-allied-market.yaml')!;
  const expires = small.authorisations![0]!.expires!.value!;
  const [end] = determine(engine, small, catalog, { on }).datesAhead.filter(({ causes }) =>
    causes.some(({ text }) => text.startsWith(`licenceExpiresOn is ${expires}`)));
  assert.ok(end !== undefined && end.on > expires);
  assert.ok(end.changes.every(({ before }) => before === 'authorised'));
  const gulf = examples.find(({ file }) => file === 'gulf-sovereign-cluster.yaml')!;
  const named = { ...gulf, parties: gulf.parties!.map((party) => (party.id === 'rimal' ? { ...party, name: 'Core42' } : party)) };
  const lapse = determine(engine, named, catalog, { on }).datesAhead.find(({ causes }) =>
    causes.some(({ text }) => /Supplement No. 8 names/.test(text)));
  assert.ok(lapse !== undefined && lapse.changes.some(({ before }) => before === 'exception-available'));
});

test('what is stated until a day is unknown after it, and the day after is a date ahead', () => {
  const gulf = examples.find(({ file }) => file === 'gulf-sovereign-cluster.yaml')!;
  const [end] = determine(engine, gulf, catalog, { on }).datesAhead.filter(({ causes }) =>
    causes.some(({ text }) => text.startsWith('approvedUnderSupplement8 is stated only until')));
  assert.ok(end !== undefined && end.changes.some(({ before, after }) => before === 'exception-available' && after === 'needs-facts'));
  const later = determine(engine, gulf, catalog, { on: end.on }).legs[0]!;
  assert.equal(later.facts['consignee.approvedUnderSupplement8']!.value, null);
  assert.ok(later.enforced.needs.some(({ fact }) => fact === 'consignee.approvedUnderSupplement8'));
});
