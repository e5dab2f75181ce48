import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { InputError } from '../../corpus/diagnostic.ts';
import { together } from '../../determination/tally.ts';
import { measuresOf } from '../../determination/simulate.ts';
import { writeSimulation } from './command.ts';
import { memoPdf } from './memo.ts';
import { worldOutlines } from './outlines.ts';
import { type Plan, readPlan } from './plan.ts';
import { reportPage } from './report/page.ts';
import { runSimulation } from './run.ts';
import { csvTable, parquetTable, tablesOf } from './tables.ts';

const plan: Plan = {
  title: 'Two packages <& their laws>', question: 'What moves?', reading: ['Look at the ranges.'], on: '2026-11-23', assumeOrdinary: false,
  portfolio: { kind: 'files', paths: ['examples/half-finished.yaml', 'examples/lower-income-inference-region.yaml'] },
  laws: [{ name: 'As applied', law: '2026-11-23:enforced' }, { name: 'As printed', law: '2026-11-23:codified' },
    { name: 'Chip Security Act', law: '2026-11-23:enforced+chip-security', days: { low: 10, high: 20, sources: ['supposed',
      'supposed'] } }],
  sources: ['Nobody.'],
};
const simulation = await runSimulation(plan);
const folder = mkdtempSync(join(tmpdir(), 'simulation-'));
after(() => { rmSync(folder, { recursive: true }); });

const measuresIn = (index: number) => measuresOf(together(simulation.laws[index]!.tallies), simulation.laws[index]!.days);

test('each law is measured apart, and held to the first', () => {
  assert.ok(measuresIn(1).licences![0] > measuresIn(0).licences![0]);
  assert.deepEqual(simulation.laws.map(({ moved }) => moved?.packages), [undefined, 2, 2]);
  assert.equal(measuresIn(2)['processing-weeks']![1], measuresIn(2).licences![1] * 20 / 7);
});

test('what was found of one part serves the next, and comes to the same as the whole at once', async () => {
  const generated: Plan = { ...plan, laws: plan.laws.slice(0, 2), portfolio: { kind: 'generated', packages: 90, seed: 7 } };
  const [inParts, atOnce] = [await runSimulation(generated, { part: 30 }), await runSimulation(generated, { part: 90 })];
  for (const [index, law] of inParts.laws.entries()) {
    const whole = measuresOf(together(atOnce.laws[index]!.tallies), law.days);
    for (const [name, range] of Object.entries(measuresOf(together(law.tallies), law.days))) {
      const other = whole[name as keyof typeof whole];
      const isNear = (value: number, end: number): boolean => value === other![end] || Math.abs(value - other![end]!) <= 1e-9 * value;
      assert.ok((range ?? []).every(isNear), `${law.name}: ${name} ${range} and ${other}`);
    }
  }
});

test('what is unknown widens a range instead of counting as a no', () => {
  const [least, most] = measuresIn(0).licences!;
  assert.ok(least < most);
  for (const index of simulation.laws.keys()) assert.ok(Object.values(measuresIn(index)).every(([low, high]) => low <= high));
});

test('the report has every formula, needs nothing else, and the same simulation gives the same bytes', async () => {
  const page = reportPage(simulation, worldOutlines());
  for (const { formula } of simulation.law.indicators) assert.ok(page.includes(formula), formula);
  assert.ok(page.includes('Two packages &lt;&amp; their laws&gt;') && page.includes('Nobody.'));
  assert.ok(!/https?:\/\/|<script/.test(page));
  const told: number[] = [];
  const again = await runSimulation(plan, { threads: 2, part: 1, onProgress: (done) => { told.push(done); } });
  assert.equal(reportPage(again, worldOutlines()), page);
  assert.deepEqual(told, [0, 1, 2]);
  assert.deepEqual(memoPdf(again), memoPdf(simulation));
});

test('the memo has two pages, and every formula it uses among its notes', async () => {
  const memo = await getDocument({ data: memoPdf(simulation) }).promise;
  assert.equal(memo.numPages, 2);
  const { items } = await (await memo.getPage(2)).getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  assert.match(text, /What it rests on|Days of a licence/);
});

test('tables read back from Parquet as they stand in CSV, an open end as nothing', async () => {
  const tables = tablesOf(simulation);
  assert.deepEqual(tables.map(({ name }) => name), ['indicators', 'groups', 'countries', 'movers']);
  for (const table of tables) {
    const rows = await parquetReadObjects({ file: parquetTable(table).slice().buffer });
    assert.deepEqual(rows.map((row) => table.columns.map((column) => row[column])), table.rows.map((row) => [...row]), table.name);
    assert.equal(csvTable(table).split('\n').length, table.rows.length + 2);
  }
});

test('everything is written into one folder', () => {
  writeSimulation(simulation, folder);
  assert.equal(readFileSync(join(folder, 'report.html'), 'utf8'), reportPage(simulation, worldOutlines()));
  assert.equal(readFileSync(join(folder, 'memo.pdf')).subarray(0, 5).toString(), '%PDF-');
});

test('a package that cannot be read is told of, whichever thread had it', async () => {
  const file = join(folder, 'broken.yaml');
  writeFileSync(file, 'title: Broken\nlayers: 7\n');
  const broken: Plan = { ...plan, laws: plan.laws.slice(0, 2), portfolio: { kind: 'files', paths: ['examples/half-finished.yaml', file] } };
  await assert.rejects(runSimulation(broken, { threads: 2, part: 1 }), (error) => error instanceof InputError
    && error.message.includes('broken.yaml:2'));
});

test('a simulation that cannot be read says where and what to do', () => {
  const file = join(folder, 'bad.simulation.yaml');
  writeFileSync(file, 'title: A\nquestion: B\non: 2026-11-31\nportfolio: {packages: many}\nlaws: [{name: One, law: "2026-11-23"}]\n');
  assert.throws(() => readPlan(file), (error) => error instanceof InputError
    && ['There is no date', "whole number is needed in 'packages'", 'At least two laws'].every((words) => error.message.includes(words)));
});
