import type { FigureSource } from '../package/itemFacts.ts';
import { type Compared, type Comparison, countryOf, type FindingChange } from './compare.ts';
import { shownSide } from './compareSide.ts';
import { compareTable } from './compareTable.ts';
import { weightsIn } from './legWeight.ts';
import { isFirstOfDelivery, type Portfolio } from './portfolio.ts';

/**
 * Every package of a portfolio under two laws, as `Compared.compare` has each, found for all together: what changes is looked
 * at once for all legs that the laws cannot tell apart. Without `because` no provision is named, without `tests` only deliveries are
 * compared.
 */
export function comparePackages(
  compared: Compared, { packages, table, apart }: Portfolio, catalog: FigureSource, { because,
    tests }: { because: boolean; tests: boolean },
): Comparison[] {
  const { a, b, assumeOrdinary } = compared;
  const counts = new Int32Array(packages.length);
  for (const position of table.packages) counts[position]!++;
  const sides = { a: shownSide(a), b: shownSide(b) };
  const found = packages.map(({ title, file }, position): Comparison =>
    ({ title: title ?? file, file, ...sides, legs: counts[position]!, changes: [], weights: {}, only: [] }));
  const rows: { row: number; change: FindingChange }[] = [];
  for (const { rows: group, before, after, changes } of compareTable(compared, table, assumeOrdinary).changed) {
    const responsible = because ? compared.responsible(table.factsOf(group[0]!), before, after) : [];
    for (const row of group) {
      const item = table.value('item.name', row);
      rows.push({ row, change: {
        finding: table.ids[row]!, item: typeof item === 'string' ? item : table.items[row]!,
        country: countryOf(table.value('destination', row)), changes, responsible,
      } });
    }
  }
  rows.sort((left, right) => left.row - right.row);
  const weighed = Int32Array.from(rows.map(({ row }) => row).filter((row) => isFirstOfDelivery(table.ids[row]!)));
  const weights = weightsIn(table, weighed, b, assumeOrdinary);
  for (const { row, change } of rows) found[table.packages[row]!]!.changes.push(change);
  for (const [index, row] of weighed.entries()) found[table.packages[row]!]!.weights[table.ids[row]!] = weights[index]!;
  const isApart = new Set(apart);
  return found.map((comparison, position) => {
    const source = packages[position]!;
    if (isApart.has(position)) return compared.compare(source, catalog, { tests });
    return tests ? { ...comparison, changes: [...comparison.changes, ...compared.tests(source, catalog)] } : comparison;
  });
}
