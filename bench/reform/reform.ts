import { openSides } from '../../src/cli/compareSides.ts';
import { loadDistributions } from '../../src/cli/portfolio.ts';
import { openWorkbench, type Workbench } from '../../src/cli/workbench.ts';
import { Compared } from '../../src/determination/compare.ts';
import { compareTable, type TableComparison } from '../../src/determination/compareTable.ts';
import { LegTable } from '../../src/determination/legTable.ts';
import { generatedPackages } from '../../src/package/generate.ts';
import { legsOf } from '../../src/package/legs.ts';
import { readPackage } from '../../src/package/reader.ts';
import { figure, type Section, table, verdict } from '../table.ts';
import { bestMilliseconds } from '../timing.ts';
import { openFiscaText } from './openfisca.ts';
import { measureThreads } from './threads.ts';

const [packages, seed, targetMilliseconds, editTargetMilliseconds] = [10_000, 7, 1000, 200];
const reforms = ['malaysia-thailand-draft', 'gain-ai', 'chip-security', 'partner-template'];

const heads = ['reform', 'opened, ms', 'first, ms', 'again, ms', 'groups looked at', 'decided', 'legs changed', 'kept, kB'];

interface Measured {
  name: string;
  opening: number;
  first: number;
  again: number;
  kilobytes: number;
  found: TableComparison;
}

/** Reforms over a generated portfolio: the legs in a table, the laws compiled, what changes found; `whole` says that a million is run. */
export async function measureReforms(on: string, whole: boolean): Promise<Section> {
  const bench = openWorkbench();
  const legs = legsFor(bench, on);
  const measured = reforms.map((name) => measure(bench, legs, on, name));
  const slowest = Math.max(...measured.map(({ first }) => first));
  const opening = Math.max(...measured.map(({ opening: own }) => own));
  const threads = await measureThreads(on, whole);
  return { title: 'Reforms over a portfolio', text: [
    `${figure(packages)} generated packages, ${figure(legs.size)} legs, held fact by fact; one thread, processor time.\n`
    + '*Opened*: the reform '
    + 'read, checked as the law is, and compiled. *First*: the comparison of a reform that was opened just now, nothing warm but the law;\n'
    + '*again*: the same once more. Legs that the laws cannot tell apart are looked at once; '
    + 'only where a differing rule comes out otherwise\n'
    + 'is anything decided. *Kept*: what the result takes in memory, which grows with what changed, not with the portfolio.',
    table(heads, measured.map((one) => [
      one.name, figure(one.opening), figure(one.first), figure(one.again), figure(one.found.looked), figure(one.found.decided),
      figure(one.found.changed.reduce((sum, { rows }) => sum + rows.length, 0)), figure(one.kilobytes),
    ]), [1, 2, 3, 4, 5, 6, 7]),
    threads.text, openFiscaText(),
    table(['target', 'wanted', 'measured', ''], [
      verdict('a reform over 10,000 packages, first time', 'under 1 s', `${figure(slowest)} ms`, slowest < targetMilliseconds),
      verdict('a reform opened after an edit', 'under 200 ms', `${figure(opening)} ms`, opening < editTargetMilliseconds),
      ...threads.verdicts,
    ], [1, 2]),
  ].join('\n\n') };
}

function measure(bench: Workbench, legs: LegTable, on: string, name: string): Measured {
  let compared: Compared | undefined;
  const opening = bestMilliseconds(2, () => {
    const { a, b } = openSides(bench.engine, { a: on, b: `${on}+${name}` });
    compared = new Compared(a, b, { assumeOrdinary: true });
  });
  let found: TableComparison | undefined;
  const run = (): void => { found = compareTable(compared!, legs, true); };
  const first = bestMilliseconds(1, run);
  const again = bestMilliseconds(1, run);
  const rows = found!.changed.reduce((sum, { rows: own }) => sum + own.byteLength, 0);
  const kilobytes = (rows + JSON.stringify(found!.changed.map(({ rows: _, ...rest }) => rest)).length) / 1000;
  return { name, opening, first, again, kilobytes, found: found! };
}

function legsFor(bench: Workbench, on: string): LegTable {
  const legs = new LegTable();
  let index = 0;
  for (const tree of generatedPackages(packages, seed, loadDistributions())) {
    legs.add(index, legsOf(readPackage(JSON.stringify(tree), { path: `${index}.json` }).package, bench.catalog, on));
    index++;
  }
  return legs;
}
