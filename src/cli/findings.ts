import { InputError, nearestName } from '../corpus/diagnostic.ts';
import type { Determination, LegFinding, TestFinding } from '../determination/determination.ts';
import { testId } from '../determination/proveTest.ts';

/** Findings of a determination: legs, and tests. */
export interface Findings {
  legs: LegFinding[];
  tests: TestFinding[];
}

/**
 * The findings a name means: a leg by its id or those of the item it begins, a test by its id or the end of it. Throws
 * {@link InputError} where none does, or several.
 */
export function findFindings({ legs, tests }: Determination, finding: string, file: string): Findings {
  const exact = legs.filter(({ id, item }) => id === finding || item === finding);
  if (exact.length > 0) return { legs: exact, tests: [] };
  const named = tests.filter((test) => [testId(test), test.rule].some((id) => id === finding || id.endsWith(`:${finding}`)));
  if (named.length > 0) return { legs: [], tests: named };
  const wanted = finding.toLowerCase();
  const begun = legs.filter(({ id, itemName }) => id.toLowerCase().startsWith(wanted) || itemName.toLowerCase().startsWith(wanted));
  if (new Set(begun.map(({ item }) => item)).size === 1) return { legs: begun, tests: [] };
  const near = nearestName(finding, [
    ...legs.flatMap(({ id, item }) => [id, item]), ...tests.map((test) => testId(test).replace(/^.*:/, '')),
  ]);
  const hint = begun.length > 0 ? `It could be ${begun.map(({ id }) => id).join(', ')}.`
    : near !== undefined ? `Did you mean '${near}'?`
      : thereAre(legs, tests.map(testId));
  const message = begun.length > 0 ? `More than one finding begins with '${finding}'.` : `There is no finding '${finding}'.`;
  throw new InputError([{ file, line: 1, column: 1, message, hint }]);
}

/** The names that a finding may have: deliveries, and tests where they are asked for. */
export function thereAre(legs: readonly { id: string }[], tests: readonly string[] = []): string {
  if (legs.length === 0) return 'The package has no items yet.';
  const deliveries = legs.map(({ id }) => id).join(', ');
  const named = legs.length === 1 ? `The only delivery is ${deliveries}.` : `The deliveries are ${deliveries}.`;
  return tests.length === 0 ? named : `${named} The tests are ${tests.join(', ')}.`;
}
