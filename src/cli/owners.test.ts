import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SaxesParser } from 'saxes';
import type { FactValue } from '../engine/fact.ts';
import { followOwners } from '../determination/owners.ts';
import { bodsOf } from '../screening/ownership/formats/bodsOut.ts';
import { bodsFaults } from '../screening/ownership/formats/bodsSchema.ts';
import { type OwnerBook, structureOn } from '../screening/ownership/book.ts';
import { pictureOf } from '../screening/ownership/picture/report.ts';
import { type OwnersReport, reportOn, sweep } from '../screening/ownership/report.ts';
import { projectRoot } from './lawFiles.ts';
import { readOwners } from './ownersFiles.ts';
import { reportJson, reportText, sweepText } from './ownersText.ts';
import { openWorkbench } from './workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'owners-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const stakes = written('stakes.csv', `owner,owned,percent,from,to,control,note
works,holding,60,,,,
works,fund,>25,,,,
holding,cloud,35,,,,
fund,cloud,15,,,,
seller,cloud,50,,2024-12-31,,
`);
const entities = written('entities.csv', `id,name,list,headquarters,organisedIn
works,Works,"EL all items, denial",CN,CN
holding,Harbour Holding,,SG,SG
fund,Delta Fund,,AE,AE
cloud,Target Cloud,,SG,SG
`);

const bench = openWorkbench();
const question = { on: '2025-10-15', view: 'enforced' } as const;
const options = { assumeOrdinary: true, rules: ['affiliates'] };

async function reportOf(...files: string[]): Promise<{ report: OwnersReport; book: OwnerBook }> {
  const book = await readOwners(files, bench);
  return { report: reportOn(bench.engine, book, 'cloud', question, options)!, book };
}

function owners(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['src/cli/main.ts', 'owners', ...args], { cwd: projectRoot, encoding: 'utf8' });
}

test('an answer names the chains and exactly what it depends on, in text and JSON', async () => {
  const { status, stdout } = owners(stakes, entities, '--of', 'Target Cloud', '--on', '2025-10-15', '--rule', 'affiliates');
  const { report, book } = await reportOf(stakes, entities);
  assert.equal(status, 1);
  assert.equal(stdout, reportText(report, book));
  assert.match(stdout, /owners on 2025-10-15 \(4 stakes and 0 controls of the day\)[\s\S]*There may be owners whom nobody recorded\.\n$/);
  assert.match(stdout, /^depends {3}Is the company caught/m);
  assert.match(stdout, /35 % {2}Harbour Holding: counts\n.*60 % {2}Works: counts by itself \(listedOnEntityList\)/);
  assert.match(stdout, /Depends on exactly this:\n {4}How much of Delta Fund does Works hold\? \(now: more than 25 %\)\n\n/);
  const { answers } = JSON.parse(reportJson(report, book)) as { answers: { hangsOn: { fact: string }[]; holds: unknown }[] };
  assert.deepEqual([answers[0]!.holds, answers[0]!.hangsOn.map(({ fact }) => fact)], [null, ['own.works>fund']]);
});

test('the picture is well-formed, says in words what it shows, and is the same each time', async () => {
  const [first, second] = await Promise.all([1, 2].map(async () => pictureOf((await reportOf(stakes, entities)).report)));
  assert.equal(first, second);
  const parser = new SaxesParser();
  parser.on('error', (error) => assert.fail(error.message));
  parser.write(first!).close();
  assert.match(first!, /role="img" aria-labelledby="title description"/);
  assert.match(first!, /<desc id="description">depends/);
  for (const name of ['Works', 'Harbour Holding', 'Delta Fund', 'more than 25 %']) assert.ok(first!.includes(`>${name}</text>`), name);
});

test('everybody is gone through where nobody is named, and the graph goes out as statements that keep to the standard', async () => {
  const book = await readOwners([stakes, entities], bench);
  assert.match(sweepText(sweep(bench.engine, book, question, options), book, question.on, false),
    /Reached: 1\n {4}Harbour Holding\n {2}Depends on what is open: 2\n {4}Delta Fund\n {4}Target Cloud/);
  const out = bodsOf(book, { publisher: 'A register', day: question.on });
  assert.deepEqual(out.flatMap(bodsFaults), []);
  const { report } = await reportOf(written('out.json', JSON.stringify(out)));
  assert.deepEqual(report.answers[0]!.hangsOn.map(({ owner, entity }) => [owner!.id, entity.id]), [['works', 'fund']]);
});

test('what cannot be used is said in a line, with its place, and ends with 2', async () => {
  const { status, stderr, stdout } = owners(stakes, entities, '--of', 'Target Clod', '--on', '2025-10-15');
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^command line:1:1: --of: There is no party 'Target Clod' in the files\. Did you mean 'Target Cloud'\?\n$/);
  const complaints: [string, RegExp][] = [
    ['no-such.csv', /no-such\.csv:1:1: There is no such file/],
    [written('what.csv', 'a,b\n1,2\n'), /what\.csv:1:1: It is not clear what this file holds/],
    [written('bad.csv', 'owner,owned,percent\nA,B,lots\n'), /bad\.csv:2:1: percent: 'lots' is no share/],
    [written('bad.json', '[{"statementId": "short"}]'), /bad\.json:1:2: statementId: Must NOT have fewer than 32 characters/],
    [written('cut.json', '[{"statementId": '), /cut\.json:1:/],
    [written('bad.yaml', 'stakes: [{owner: A}]\n'), /bad\.yaml:1:10: stakes\[0\]\.owned: A stake needs 'owned'/],
  ];
  for (const [path, message] of complaints) await assert.rejects(readOwners([path], bench), message);
});

interface Blocked {
  name: string;
  list?: string;
  program?: string;
  hq?: string;
}

interface WorkedCase {
  id: string;
  regime: string;
  asOf?: string;
  owners: { owner: string; target: string; pct: number | null }[];
  control?: { controller: string; target: string }[];
  blocked: (string | Blocked)[];
  expected: Record<string, boolean | null>;
}

/** Published worked examples, where they are at hand: their graphs in the words of a question about owners. */
function questionOf({ regime, owners: held, control = [], blocked, expected }: WorkedCase): Record<string, FactValue> {
  const facts: Record<string, FactValue> = { regime, 'reading.affiliatesRuleBack': true };
  for (const { owner, target, pct } of held) facts[`own.${owner}>${target}`] = pct;
  for (const { controller, target } of control) facts[`control.${controller}>${target}`] = true;
  for (const one of blocked) {
    const { name, list, program, hq }: Blocked = typeof one === 'string' ? { name: one } : one;
    if (hq === undefined) facts[`${name}.list`] = list ?? 'SDN';
    if (program !== undefined) facts[`${name}.sanctionsProgramTag`] = program;
    if (hq !== undefined) facts[`${name}.headquarters`] = hq;
  }
  // The example says in words that this one is organised in the United States.
  if ('US1' in expected) facts['US1.organisedIn'] = 'US';
  return facts;
}

test('the worked examples published by others come out as published', () => {
  const path = '../shared/law/ownership.dev.json';
  const published = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as WorkedCase[] : [];
  for (const one of [...published, sample]) {
    const on = one.asOf ?? '2026-11-20';
    const { conclusions } = followOwners(bench.engine, questionOf(one), { on, view: 'enforced' }, { assumeOrdinary: true });
    for (const [party, expected] of Object.entries(one.expected)) assert.equal(conclusions[party], expected, `${one.id}: ${party}`);
  }
});

const sample: WorkedCase = {
  id: 'sample', regime: 'OFAC-50', owners: [{ owner: 'X', target: 'A', pct: 50 }, { owner: 'A', target: 'B', pct: null }], blocked: ['X'],
  expected: { A: true, B: null },
};

test('the published fixtures of the standard are taken or refused as they should be, where they are at hand', () => {
  const base = '../shared/data/ownership/bods-0.4/test-data';
  const faultsIn = (kind: string): [string, number][] => (existsSync(`${base}/${kind}`) ? readdirSync(`${base}/${kind}`) : [])
    .filter((name) => name.endsWith('.json') && name !== 'statements_not_array.json').map((name) => {
      const value = JSON.parse(readFileSync(`${base}/${kind}/${name}`, 'utf8')) as unknown;
      return [name, (Array.isArray(value) ? value : [value]).flatMap(bodsFaults).length];
    });
  assert.deepEqual(faultsIn('valid-statements').filter(([, count]) => count > 0), []);
  assert.deepEqual(faultsIn('invalid-statements').filter(([, count]) => count === 0), []);
  assert.equal(bodsFaults({}).length > 0, true);
});

test('the published examples of the standard are read, where they are at hand', async () => {
  const examples = '../shared/data/ownership/bods-0.4/examples';
  for (const name of existsSync(examples) ? readdirSync(examples).filter((each) => each.endsWith('.json')) : []) {
    const book = await readOwners([`${examples}/${name}`], bench);
    for (const day of ['2015-01-01', '2022-06-30']) structureOn(book, day);
  }
});
