import type { ChoiceProblem, Row, Solve } from './binary.ts';

/** What is weighed of each choice. Cost and dependence are whole numbers that add up, burden too; delivery is the latest of all. */
export interface Weighed {
  cost: readonly number[];
  dependence: readonly number[];
  burden: readonly number[];
  deliveryDays: readonly number[];
}

export interface Point {
  chosen: boolean[];
  cost: number;
  dependence: number;
  burden: number;
  deliveryDays: number;
}

export interface Front {
  points: Point[];
  /** True where the search was cut short: there may be more points. */
  bounded: boolean;
}

/** What a set of choices weighs. */
export function pointOf(chosen: boolean[], { cost, dependence, burden, deliveryDays }: Weighed): Point {
  const total = (of: readonly number[]): number => of.reduce((sum, one, index) => sum + (chosen[index] === true ? one : 0), 0);
  return {
    chosen, cost: total(cost), dependence: total(dependence), burden: total(burden),
    deliveryDays: deliveryDays.reduce((latest, one, index) => (chosen[index] === true ? Math.max(latest, one) : latest), 0),
  };
}

/** Whether one point is at least as good in everything and better in something. */
export function dominates(left: Omit<Point, 'chosen'>, right: Omit<Point, 'chosen'>): boolean {
  const aims = ['cost', 'dependence', 'burden', 'deliveryDays'] as const;
  return aims.every((aim) => left[aim] <= right[aim]) && aims.some((aim) => left[aim] < right[aim]);
}

/** The points that no other dominates, of equal ones the first; cheapest first. */
export function undominated<Kind extends Omit<Point, 'chosen'>>(points: readonly Kind[]): Kind[] {
  const key = ({ cost, dependence, burden, deliveryDays }: Kind): string => `${cost} ${dependence} ${burden} ${deliveryDays}`;
  const once = [...new Map(points.toReversed().map((point) => [key(point), point])).values()].toReversed();
  return once.filter((point) => !once.some((other) => dominates(other, point)))
    .sort((left, right) => left.cost - right.cost || left.deliveryDays - right.deliveryDays || left.burden - right.burden);
}

/**
 * Every best trade-off between cost, dependence, burden and delivery under some rows. Bounds on delivery and burden are drawn
 * tighter from one solved front to the next, only past what the last one used, so that nothing is passed over.
 */
export function frontOf(solve: Solve, rows: readonly Row[], weighed: Weighed, solvesMax = 2000): Front {
  const search = new Search(solve, rows, weighed, solvesMax);
  for (let latest = Infinity; ; ) {
    const found = search.underDelivery(latest);
    if (found.length === 0) break;
    latest = Math.max(...found.map(({ deliveryDays }) => deliveryDays)) - 1;
  }
  return { points: undominated(search.points), bounded: search.isSpent };
}

class Search {
  readonly points: Point[] = [];
  readonly #solve: Solve;
  readonly #rows: readonly Row[];
  readonly #weighed: Weighed;
  #left: number;

  constructor(solve: Solve, rows: readonly Row[], weighed: Weighed, solvesMax: number) {
    [this.#solve, this.#rows, this.#weighed, this.#left] = [solve, rows, weighed, solvesMax];
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  underDelivery(latest: number): Point[] {
    const late: Row = { of: this.#weighed.deliveryDays.map((days) => (days > latest ? 1 : 0)), atMost: 0 };
    const found: Point[] = [];
    for (let most = this.#weighed.burden.reduce((sum, one) => sum + one, 0); most >= 0;) {
      const front = this.#costAndDependence([late, { of: this.#weighed.burden, atMost: most }]);
      if (front.length === 0) break;
      found.push(...front);
      most = Math.max(...front.map(({ burden }) => burden)) - 1;
    }
    this.points.push(...found);
    return found;
  }

  /** Best trade-offs of two: the cheapest, then the cheapest of those that depend on less, and so on. */
  #costAndDependence(bounds: readonly Row[]): Point[] {
    const { cost, dependence } = this.#weighed;
    const found: Point[] = [];
    for (let most = Infinity; ;) {
      const within = Number.isFinite(most) ? [{ of: dependence, atMost: most }] : [];
      const cheapest = this.#best({ minimise: cost, rows: [...bounds, ...within] });
      if (cheapest === undefined) return found;
      const frugal = this.#best({ minimise: dependence, rows: [...bounds, ...within, { of: cost, atMost: cheapest.cost }] }) ?? cheapest;
      found.push(frugal);
      if (frugal.dependence <= 0) return found;
      most = Math.min(most, frugal.dependence) - 1;
    }
  }

  #best({ minimise, rows }: ChoiceProblem): Point | undefined {
    if (this.#left-- <= 0) return undefined;
    const chosen = this.#solve({ minimise, rows: [...this.#rows, ...rows] });
    return chosen === undefined ? undefined : pointOf(chosen, this.#weighed);
  }
}
