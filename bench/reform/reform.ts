import { openSides } from '../../src/cli/compareSides.ts';
import { loadDistributions } from '../../src/cli/portfolio.ts';
import { openWorkbench } from '../../src/cli/workbench.ts';
import { Compared } from '../../src/determination/compare.ts';
import { compareTable, type TableComparison } from '../../src/determination/compareTable.ts';
import { LegTable } from '../../src/determination/legTable.ts';
import { generatedPackages } from '../../src/package/generate.ts';
import { legsOf } from '../../src/package/legs.ts';
import { readPackage } from '../../src/package/reader.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestMilliseconds } from '../timing.ts';

const [packages, seed, runs, targetMilliseconds, editTargetMilliseconds] = [10_000, 7, 2, 1000, 200];
const reforms = ['malaysia-thailand-draft', 'gain-ai', 'chip-security', 'partner-template'];

/** Reforms over a generated portfolio: the legs in a table, the laws compiled, what changes found. */
export function measureReforms(on: string): Section {
  const bench = openWorkbench();
  const legs = new LegTable();
  let index = 0;
  for (const tree of generatedPackages(packages, seed, loadDistributions())) {
    legs.add(index, legsOf(readPackage(JSON.stringify(tree), { path: `${index}.json` }).package, bench.catalog, on));
    index++;
  }
  const measured = reforms.map((name) => {
    let compared: Compared | undefined;
    const opening = bestMilliseconds(runs, () => {
      const { a, b } = openSides(bench.engine, { a: on, b: `${on}+${name}` });
      compared = new Compared(a, b, { assumeOrdinary: true });
    });
    let found: TableComparison | undefined;
    const milliseconds = bestMilliseconds(runs, () => { found = compareTable(compared!, legs, true); });
    return { name, opening, milliseconds, found: found! };
  });
  const slowest = Math.max(...measured.map(({ milliseconds }) => milliseconds));
  const opening = Math.max(...measured.map(({ opening: own }) => own));
  return { title: 'Reforms over a portfolio', text: [
    `${figure(packages)} generated packages, ${figure(legs.size)} legs, held fact by fact; one thread, processor time, best of ${runs}.\n`
    + 'Opened: the reform read, checked as the law is, and compiled. Groups that the differing rules cannot tell apart are looked at\n'
    + 'once; only where such a rule comes out otherwise is anything decided.',
    table(['reform', 'opened, ms', 'compared, ms', 'groups looked at', 'decided', 'legs changed'], measured.map((one) => [
      one.name, figure(one.opening), figure(one.milliseconds), figure(one.found.looked), figure(one.found.decided),
      figure(one.found.changed.reduce((sum, { rows }) => sum + rows.length, 0)),
    ]), [1, 2, 3, 4, 5]),
    table(['target', 'wanted', 'measured', ''], [
      verdict('a reform over 10,000 packages', 'under 1 s', `${figure(slowest)} ms`, slowest < targetMilliseconds),
      verdict('a reform opened after an edit', 'under 200 ms', `${figure(opening)} ms`, opening < editTargetMilliseconds),
    ], [1, 2]),
  ].join('\n\n') };
}
