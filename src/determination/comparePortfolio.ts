import { add, type Bounds, nothing } from './bounds.ts';
import type { Comparison, FindingChange } from './compare.ts';
import type { Weight } from './legWeight.ts';

/** Something that the second law moves: a package, a country, an item or a transition, with all that it moves. */
export interface Mover extends Weight {
  name: string;
  /** Findings with any change, and those of which the outcome changes. */
  findings: number;
  outcomes: number;
}

/** A portfolio under two laws, each list with the most moved first: by dollars, then performance, then findings. */
export interface PortfolioComparison {
  packages: number;
  legs: number;
  total: Mover;
  /** How many packages have any change. */
  packagesMoved: number;
  movedPackages: Mover[];
  countries: Mover[];
  items: Mover[];
  /** `licence-required → no-licence-required`. */
  transitions: Mover[];
}

/** Adds up comparisons of many packages. Dollars and performance are ranges: what no figure was given for stays open. */
export function summarise(comparisons: readonly Comparison[]): PortfolioComparison {
  const [packages, countries, items, transitions] = Array.from({ length: 4 }, () => new Map<string, Mover>());
  const total = moverOf('all');
  for (const { file, changes, weights } of comparisons) {
    for (const change of changes) {
      const weight = weights[change.finding] ?? { dollars: nothing, tpp: nothing };
      const transition = transitionOf(change);
      const into = (movers: Map<string, Mover>, name: string): void => {
        const mover = movers.get(name) ?? moverOf(name);
        movers.set(name, mover);
        count(mover, weight, transition !== undefined);
      };
      count(total, weight, transition !== undefined);
      into(packages!, file);
      if (change.country != null) into(countries!, change.country);
      if (change.item !== undefined) into(items!, change.item);
      if (transition !== undefined) into(transitions!, transition);
    }
  }
  return {
    packages: comparisons.length, legs: comparisons.reduce((sum, { legs }) => sum + legs, 0), total,
    packagesMoved: packages!.size,
    movedPackages: ranked(packages!), countries: ranked(countries!), items: ranked(items!), transitions: ranked(transitions!),
  };
}

/** Packages named in a comparison that was added up of parts; the rest is only counted. */
const packagesNamed = 1000;

/** The comparison of a whole portfolio from those of its parts. Every package stands in one part. */
export function joined(parts: readonly PortfolioComparison[]): PortfolioComparison {
  const merged = (list: (part: PortfolioComparison) => readonly Mover[]): Mover[] => {
    const movers = new Map<string, Mover>();
    for (const { name, ...moved } of parts.flatMap(list)) {
      const mover = movers.get(name) ?? moverOf(name);
      movers.set(name, {
        name, findings: mover.findings + moved.findings, outcomes: mover.outcomes + moved.outcomes,
        dollars: add(mover.dollars, moved.dollars), tpp: add(mover.tpp, moved.tpp),
      });
    }
    return ranked(movers);
  };
  const sum = (count: (part: PortfolioComparison) => number): number => parts.reduce((all, part) => all + count(part), 0);
  return {
    packages: sum(({ packages }) => packages), legs: sum(({ legs }) => legs),
    total: merged(({ total }) => [total])[0] ?? moverOf('all'),
    packagesMoved: sum(({ packagesMoved }) => packagesMoved),
    movedPackages: merged(({ movedPackages }) => movedPackages.slice(0, packagesNamed)).slice(0, packagesNamed),
    countries: merged(({ countries }) => countries), items: merged(({ items }) => items),
    transitions: merged(({ transitions }) => transitions),
  };
}

function moverOf(name: string): Mover {
  return { name, findings: 0, outcomes: 0, dollars: nothing, tpp: nothing };
}

function count(mover: Mover, { dollars, tpp }: Weight, isOutcome: boolean): void {
  mover.findings++;
  if (isOutcome) mover.outcomes++;
  mover.dollars = add(mover.dollars, dollars);
  mover.tpp = add(mover.tpp, tpp);
}

function transitionOf({ changes }: FindingChange): string | undefined {
  const change = changes.find(({ aspect }) => aspect === 'outcome');
  return change === undefined ? undefined : `${String(change.before)} → ${String(change.after)}`;
}

function ranked(movers: ReadonlyMap<string, Mover>): Mover[] {
  const order = ({ dollars, tpp, findings }: Mover): number[] => [least(dollars), least(tpp), findings];
  return [...movers.values()].sort((left, right) => {
    const [one, other] = [order(left), order(right)];
    const place = one.findIndex((value, index) => value !== other[index]);
    return place < 0 ? (left.name < right.name ? -1 : 1) : other[place]! - one[place]!;
  });
}

/** What is sure: an open figure ranks by what is known of it. */
function least([low]: Bounds): number {
  return low;
}
