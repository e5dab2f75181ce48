import type { Loss } from '../../../determination/pathLosses.ts';
import { pathsOf, type Way } from '../../../determination/paths.ts';
import type { TurningDate } from '../../../determination/pathDates.ts';
import type { Outcome } from '../../../engine/program.ts';
import { legsOf } from '../../../package/legs.ts';
import type { Bench } from '../bench.ts';
import { editsFor } from '../applied.ts';
import { determined, type PackageQuestion } from '../determined.ts';
import type { Edit } from './edit.ts';

/** What can be done about one leg in one view. */
export interface LegChanges {
  view: 'enforced' | 'codified';
  outcome: Outcome;
  isFavourable: boolean;
  ways: OfferedWay[];
  losses: Loss[];
  dates: TurningDate[];
  sizeTried: number;
  bounded: boolean;
}

/** A way, with what it changes in the file, where the file has a place for all of it. */
export interface OfferedWay extends Way {
  edits: Edit[] | null;
}

/** The smallest changes that make a leg a yes, and those that would lose one. */
export function smallestChanges(bench: Bench, { question, leg: id }: { question: PackageQuestion; leg: string }): LegChanges[] {
  const { package: found, options } = determined(bench, question);
  const leg = legsOf(found, bench.catalog, options.on).find((one) => one.id === id);
  if (leg === undefined) return [];
  const { paths } = pathsOf(bench.engine, found, bench.catalog, { ...options, wants: (one) => one.id === id });
  return paths.map(({ view, outcome, isFavourable, ways, losses, dates, sizeTried, bounded }) => ({
    view, outcome, isFavourable, losses, dates, sizeTried, bounded,
    ways: ways.map((way) => ({ ...way, edits: editsFor(bench, found, leg, way.changes) })),
  }));
}
