import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Compared } from '../determination/compare.ts';
import { compareTable } from '../determination/compareTable.ts';
import { changesBetween } from '../determination/decisionAspects.ts';
import { LegTable } from '../determination/legTable.ts';
import { generatedPackages } from '../package/generate.ts';
import { legsOf } from '../package/legs.ts';
import { readPackage } from '../package/reader.ts';
import { openSides } from './compareSides.ts';
import { loadDistributions } from './portfolio.ts';
import { openWorkbench } from './workbench.ts';

const { engine, catalog } = openWorkbench();
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

test('the same law twice looks at nothing', () => {
  const { a, b } = openSides(engine, { a: '2026-11-23', b: '2026-11-23' });
  assert.deepEqual(compareTable(new Compared(a, b), table), { changed: [], looked: 0, decided: 0 });
});
