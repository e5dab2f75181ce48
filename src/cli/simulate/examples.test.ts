import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../lawFiles.ts';
import { openPlan } from './laws.ts';
import { readPlan } from './plan.ts';
import { runSimulation } from './run.ts';
import { csvTable, tablesOf } from './tables.ts';

const folder = join(projectRoot, 'examples', 'simulations');
const names = globSync('*.simulation.yaml', { cwd: folder }).map((file) => file.replace('.simulation.yaml', '')).sort();
const planOf = (name: string) => readPlan(join(folder, `${name}.simulation.yaml`));

test('eight simulations ship, each with its tables, report and memo', () => {
  assert.equal(names.length, 8);
  const files = ['indicators', 'groups', 'countries', 'movers'].flatMap((table) => [`${table}.csv`, `${table}.parquet`]);
  for (const name of names) {
    const missing = [...files, 'report.html', 'memo.pdf'].filter((file) => !existsSync(join(folder, name, file)));
    assert.deepEqual(missing, [], name);
    const report = readFileSync(join(folder, name, 'report.html'), 'utf8');
    for (const { name: law } of planOf(name).laws) assert.ok(report.includes(law), `${name}: ${law}`);
  }
});

test('every law of every simulation can be opened, and differs from the first unless only its days do', () => {
  for (const plan of names.map(planOf)) {
    const { compared } = openPlan({ ...plan, laws: plan.laws.filter(({ days }) => days === undefined) });
    for (const { differences, b } of compared) assert.ok(differences.length > 0, b.label);
  }
});

for (const name of ['affiliates-rule', 'diffusion-and-the-deals', 'remote-access']) {
  test(`the figures that ship are those of today's law: ${name} (else run portolan simulate on it again)`, async () => {
    const [indicators] = tablesOf(await runSimulation(planOf(name)));
    assert.equal(csvTable(indicators!), readFileSync(join(folder, name, 'indicators.csv'), 'utf8'));
  });
}
