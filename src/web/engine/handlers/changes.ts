import { determine } from '../../../determination/determine.ts';
import type { Loss } from '../../../determination/pathLosses.ts';
import { pathsOf } from '../../../determination/paths.ts';
import type { TurningDate } from '../../../determination/pathDates.ts';
import type { Way } from '../../../determination/pathWays.ts';
import type { Outcome } from '../../../engine/program.ts';
import { legsOf } from '../../../package/legs.ts';
import type { Bench } from '../bench.ts';
import { editsFor } from '../applied.ts';
import { determined, opened, optionsFor, type PackageQuestion } from '../determined.ts';
import { edit, type Edit } from './edit.ts';

/** Ways that a page lets one apply; each is tried before it is offered. */
const mostApplied = 5;

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
    ways: ways.map((way, index) => {
      const edits = index < mostApplied ? editsFor(bench, found, leg, way.changes) : null;
      return { ...way, edits: keeping(bench, question, { id, site: leg.site, view }, way, edits) };
    }),
  }));
}

/** The edits of a way, if the file with them comes out as the way says; the page offers nothing else. */
function keeping(
  bench: Bench, question: PackageQuestion, { id, site, view }: { id: string; site: string | undefined; view: LegChanges['view'] },
  { outcome }: Way, edits: Edit[] | null,
): Edit[] | null {
  if (edits === null) return null;
  const text = edit(bench, { text: question.text, path: question.path, edits });
  const { package: found } = opened(bench, { text, path: question.path });
  const { legs } = determine(bench.engine, found, bench.catalog, { ...optionsFor(bench, question, found), memory: bench.memory });
  const leg = legs.find((one) => one.id === id) ?? legs.find((one) => one.site === site);
  return leg?.[view].outcome === outcome ? edits : null;
}
