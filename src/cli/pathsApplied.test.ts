// Every change that is proposed, made in the package file as a user would make it, has to give the outcome it promises.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { determine } from '../determination/determine.ts';
import { type Paths, pathsOf } from '../determination/paths.ts';
import type { Change } from '../determination/pathWays.ts';
import { readPackage } from '../package/reader.ts';
import { projectRoot } from './lawFiles.ts';
import { openWorkbench } from './workbench.ts';

const { engine, catalog, corpus, vocabulary } = openWorkbench();
const on = '2026-11-23';

interface Party { id: string; name: string; facts?: Record<string, unknown>; [field: string]: unknown }
type Item = { id: string; catalog?: string; figures?: Record<string, unknown>; [field: string]: unknown };
/** A package file as data, as far as the changes reach. */
interface File {
  layers: Record<string, Item[]>;
  sites: { id: string; country: string; [role: string]: unknown }[];
  parties: Party[];
  targets?: { countries: string[] };
  authorisations?: Record<string, unknown>[];
}

const base = `title: Servers to Nairobi
layers:
  hardware:
    - {id: racks, name: HGX H200 servers, kind: server, part: compute, catalog: nvidia-hgx-h200, quantity: 60, unit: server,
       origin: US, delivery: sale, supplier: amco}
sites: [{id: nairobi, name: Hall in Nairobi, country: KE, owner: keco, operator: keco, endUser: keco}]
parties:
  - {id: amco, name: "Blue Mesa Servers, Inc.", location: US, headquarters: US, ultimateParent: itself}
`;
const chinese = `${base}  - {id: keco, name: Keco Ltd, location: KE, headquarters: KE,
     ultimateParent: {name: Chinaco, headquarters: CN}}\n`;
const affiliate = `${base}  - {id: keco, name: Keco Ltd, location: KE, headquarters: KE, ultimateParent: itself,
     owners: [{party: lw, percent: 50}, {name: Mid, percent: 50, headquarters: KE}], ownersComplete: true}
  - {id: lw, name: Listed Works, location: KE, headquarters: KE, ultimateParent: itself, facts: {listedOnEntityList: true}}
`;
const example = (name: string): string => readFileSync(join(projectRoot, `examples/${name}.yaml`), 'utf8');
const usedUp = example('small-allied-market').replace(/quantityUsed: \{.*\}/, 'quantityUsed: 1');

function read(text: string) {
  return readPackage(text, { path: 'package.yaml', vocabulary, catalogNames: catalog.names }).package;
}

const known = new Map<string, Paths[]>();

function pathsIn(text: string, leg: string, assumeOrdinary: boolean): Paths[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const { paths } = pathsOf(engine, read(text), catalog, { on, assumeOrdinary, wants: ({ id }) => id === leg });
  known.set(text, paths);
  return paths;
}

/** The first country that the words of an alternative name. */
function codeOf(words: string): string {
  const [code] = Object.entries(corpus.countries).filter(([, name]) => words.split(/, | or /)[0] === name || words === name)[0] ?? [];
  assert.ok(code !== undefined, words);
  return code;
}

/** Makes one change in the file. */
function make(file: File, [item, site]: [string, string], { fact, change }: Change, to: string): void {
  const [prefix = '', name = fact] = fact.split('.');
  const place = file.sites.find(({ id }) => id === site)!;
  const goods = Object.values(file.layers).flat().find(({ id }) => id === item)!;
  if (fact === 'item.name') {
    goods.catalog = catalog.find(to)!.id;
    const given = catalog.facts(goods.catalog)!;
    for (const figure of Object.keys(goods.figures ?? {})) if (`item.${figure}` in given) delete goods.figures![figure];
  } else if (fact === 'destination' || fact === 'site.country') {
    const code = codeOf(to);
    if (file.targets !== undefined) file.targets.countries = file.targets.countries.map((one) => (one === place.country ? code : one));
    place.country = code;
  } else if (fact === 'bisAuthorisation') {
    const licence = { kind: 'licence', authority: 'BIS', items: [item], quantity: 1e6, quantityUsed: 0, issued: on, expires: '2028-11-23' };
    file.authorisations = [...file.authorisations ?? [], licence];
  } else if (name === 'name') {
    const [before, code] = [place[prefix], codeOf(to)];
    file.parties.push({ id: 'other', name: 'Other', location: code, headquarters: code, ultimateParent: 'itself' });
    for (const role of Object.keys(place)) if (role !== 'id' && place[role] === before) place[role] = 'other';
  } else if (name === 'headquarters' || name === 'ultimateParentHeadquarters') {
    const party = file.parties.find(({ id }) => id === place[prefix])!;
    if (name === 'headquarters') party.headquarters = codeOf(to);
    else party.ultimateParent = { name: 'New parent', headquarters: codeOf(to) };
  } else assert.fail(`Nobody has said how to make this change by hand: ${fact} (${change})`);
}

/** The answers for the leg of a file with the changes made. */
function answersWith(text: string, leg: string, changes: readonly Change[], to: string, assumeOrdinary: boolean) {
  const file = parse(text) as File;
  for (const change of changes) make(file, leg.split('@') as [string, string], change, changes.length === 1 ? to : change.to[0] ?? '');
  const { legs } = determine(engine, read(stringify(file)), catalog, { on, assumeOrdinary, horizonDays: 0 });
  return legs.find(({ id }) => id === leg)!;
}

const asked: [name: string, text: string, leg: string, assumeOrdinary: boolean][] = [
  ['a small allied market whose licence is used', usedUp, 'servers@hrazdan', false],
  ['a lower-income region', example('lower-income-inference-region'), 'h200-servers@olkaria', false],
  ['an operator with a parent elsewhere', chinese, 'racks@nairobi', true],
  ['an operator that a listed party owns', affiliate, 'racks@nairobi', true],
];

for (const [name, text, leg, assumeOrdinary] of asked) {
  test(`every change proposed for ${name} gives what it promises`, () => {
    for (const { view, ways, isFavourable } of pathsIn(text, leg, assumeOrdinary)) {
      assert.ok(isFavourable || ways.length > 0);
      for (const { changes, outcome, otherView } of ways) {
        for (const to of changes.length === 1 && changes[0]!.to.length > 0 ? changes[0]!.to : ['']) {
          const found = answersWith(text, leg, changes, to, assumeOrdinary);
          const said = `${view}: ${changes.map((change) => change.change).join(' ')} ${to}`;
          assert.equal(found[view].outcome, outcome, said);
          const other = view === 'enforced' ? found.codified : found.enforced;
          assert.equal(other.outcome, otherView?.outcome ?? outcome, `the other view, ${said}`);
        }
      }
    }
  });
}

test('where a licence that is held does not cover a delivery, a further one is proposed', () => {
  const [paths] = pathsIn(usedUp, 'servers@hrazdan', false);
  const further = paths!.ways.find(({ changes }) => changes.some(({ fact }) => fact === 'bisAuthorisation'));
  assert.equal(further?.outcome, 'authorised');
  assert.match(further!.changes[0]!.change, /further licence/);
});

test('no site is placed where the delivery would be no export, or would meet an embargo', () => {
  const { places, countryGroups } = corpus.tables;
  const entries = [...places!.sets['united-states']!, ...countryGroups!.sets['E:1']!, ...countryGroups!.sets['E:2']!];
  const home = entries.flatMap((entry) => ('member' in entry ? [corpus.countries[entry.member]!] : []));
  for (const [, text, leg, assumeOrdinary] of asked) {
    const moves = pathsIn(text, leg, assumeOrdinary).flatMap(({ ways }) => ways).flatMap(({ changes }) => changes)
      .filter(({ change }) => change.startsWith('Place the site'));
    for (const words of moves.flatMap(({ to }) => to)) assert.ok(!home.some((place) => words.includes(place)), words);
  }
});

test('another organisation brings none of the owners of the one before, wherever it sits', () => {
  const [paths] = pathsIn(affiliate, 'racks@nairobi', true);
  const other = paths!.ways.flatMap(({ changes }) => changes).find(({ fact }) => fact.endsWith('.name') && fact !== 'item.name');
  assert.ok(other!.to.includes('Kenya'), other!.to.join('; '));
});

test('a licence that is likely to be refused says so with the paragraph, and comes last', () => {
  const [paths] = pathsIn(chinese, 'racks@nairobi', true);
  const last = paths!.ways.at(-1)!;
  assert.deepEqual([last.changes[0]!.fact, last.review?.policy, last.review?.isRefusalExpected],
    ['bisAuthorisation', 'presumption-of-denial', true]);
  assert.match(last.review!.authorities[0]!.cite, /744\.23\(d\)/);
  const havana = pathsIn(chinese.replace('country: KE', 'country: CU'), 'racks@nairobi', true);
  const licence = havana.flatMap(({ ways }) => ways).find(({ changes }) => changes.some(({ fact }) => fact === 'bisAuthorisation'));
  assert.equal(licence?.review?.policy, 'policy-of-denial');
  const [market] = pathsIn(usedUp, 'servers@hrazdan', false);
  assert.deepEqual(market!.ways.flatMap(({ review }) => (review === undefined ? [] : [review.isRefusalExpected])), [false]);
});

test('a way out of what is only perhaps required names the paragraph', () => {
  const [paths] = pathsIn(affiliate, 'racks@nairobi', true);
  assert.match(paths!.ways[0]!.because[0]!.cite, /744\.11\(a\)\(1\)/);
});

test('a product of whose maker a letter is reported carries the question, whoever sends it', () => {
  const products = pathsIn(chinese, 'racks@nairobi', true).flatMap(({ ways }) => ways)
    .filter(({ changes }) => changes[0]!.fact === 'item.name');
  const named = products.find(({ changes }) => changes[0]!.to.some((name) => name.includes('H20')));
  assert.match(named!.judgements![0]!.question, /Does the letter bind/);
  assert.ok(products.some(({ judgements }) => judgements === undefined));
});

test('a licence that covers the delivery settles the question of a reported letter', () => {
  const own = chinese.replace('Blue Mesa Servers, Inc.', 'NVIDIA Corporation');
  const [paths] = pathsIn(own, 'racks@nairobi', true);
  const licence = paths!.ways.find(({ changes }) => changes.some(({ fact }) => fact === 'bisAuthorisation'))!;
  assert.equal(licence.outcome, 'authorised');
  assert.equal(answersWith(own, 'racks@nairobi', licence.changes, '', true).enforced.outcome, 'authorised');
});
