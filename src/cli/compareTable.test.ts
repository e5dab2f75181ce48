import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Compared } from '../determination/compare.ts';
import { comparePackages } from '../determination/comparePackages.ts';
import { compareTable } from '../determination/compareTable.ts';
import { changesBetween } from '../determination/decisionAspects.ts';
import { LegTable } from '../determination/legTable.ts';
import { portfolioOf } from '../determination/portfolio.ts';
import { generatedPackages } from '../package/generate.ts';
import { legsOf } from '../package/legs.ts';
import { readPackage } from '../package/reader.ts';
import { openSides } from './compareSides.ts';
import { loadDistributions } from './portfolio.ts';
import { openPackages } from './portfolioFiles.ts';
import { openWorkbench } from './workbench.ts';

const bench = openWorkbench();
const { engine, catalog } = bench;
const table = new LegTable();
for (const [index, tree] of [...generatedPackages(8, 7, loadDistributions())].entries()) {
  table.add(index, legsOf(readPackage(JSON.stringify(tree), { path: `${index}.json` }).package, catalog));
}

test('a table gives back what was put into it', () => {
  assert.equal(table.size, 80);
  assert.equal(table.factsOf(0).destination?.value, table.value('destination', 0));
  assert.equal(table.value('no.such.fact', 0), undefined);
});

for (const words of ['2026-11-23+gain-ai', '2026-11-23:codified']) {
  test(`the legs that a table says change are those that change one by one: ${words}`, () => {
    const { a, b } = openSides(engine, { a: '2026-11-23', b: words });
    const compared = new Compared(a, b, { assumeOrdinary: true });
    const found = compareTable(compared, table, true);
    const changed = new Set(found.changed.flatMap(({ rows }) => [...rows]));
    for (let row = 0; row < table.size; row += 3) {
      const leg = { facts: table.factsOf(row) };
      const differs = changesBetween(compared.decide(a, leg), compared.decide(b, leg)).length > 0;
      assert.equal(changed.has(row), differs, `${table.ids[row]} of package ${table.packages[row]}`);
    }
    assert.ok(found.looked < table.size);
  });
}

test('packages compared together come out as each by itself', () => {
  const packages = openPackages(['examples/half-finished.yaml', 'examples/gulf-sovereign-cluster.yaml'], bench);
  const { a, b } = openSides(engine, { a: '2026-11-23', b: '2026-11-23:codified' });
  const compared = new Compared(a, b);
  const portfolio = portfolioOf(engine, packages, catalog, { on: '2026-11-23' });
  const found = comparePackages(compared, portfolio, catalog, { because: true, tests: true });
  assert.ok(found.some(({ changes }) => changes.length > 0));
  assert.deepEqual(found, packages.map((one) => compared.compare(one, catalog)));
});

test('the same law twice looks at nothing', () => {
  const { a, b } = openSides(engine, { a: '2026-11-23', b: '2026-11-23' });
  assert.deepEqual(compareTable(new Compared(a, b), table), { changed: [], looked: 0, decided: 0 });
});
