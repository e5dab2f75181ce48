import { explore, type Query } from './explore.ts';
import type { Frame } from './frame.ts';
import { type Setting, Suppositions } from './suppositions.ts';

/** One thing that can be changed, and the ways to change it; a way may move several facts at once. */
export interface Lever<Name = string> {
  name: Name;
  alternatives: Setting[][];
}

/** Levers that together bring about a wanted answer, and no fewer of them do, with every way that works. */
export interface Flip<Name = string> {
  levers: Lever<Name>[];
  /** The alternative of each lever, by position, and the answer that the way leads to. */
  ways: { alternatives: number[]; answer: string }[];
}

export interface Flips<Name = string> {
  flips: Flip<Name>[];
  /** Sets of levers of up to this size were all tried. */
  sizeTried: number;
  /** True where there are larger sets, which were not all tried: there may be other ways, with more changes. */
  bounded: boolean;
  steps: number;
}

export interface FlipBounds {
  /** Sets of levers larger than this are not tried. */
  sizeMax: number;
  /** Evaluations in all. */
  stepsMax: number;
  /** Of several levers together only the first way that works is looked for. */
  oneWayTogether?: boolean;
}

/** Evaluations to settle an answer in which facts that nobody changes are unknown. */
const glanceMax = 32;

/**
 * Every minimal set of levers that leads to a wanted answer, the smallest sets first. A set is passed over only where it
 * holds a smaller one that works, or where the answer stays unwanted whatever its facts may be.
 */
export function flipsOf<Name>(
  frame: Frame, query: Query, levers: readonly Lever<Name>[], isWanted: (answer: string) => boolean, bounds: FlipBounds,
): Flips<Name> {
  const search = new Search(frame, query, levers, isWanted, bounds);
  return search.run();
}

class Search<Name> {
  private readonly query: Query;
  private readonly frame: Frame;
  private readonly levers: readonly Lever<Name>[];
  private readonly isWanted: (answer: string) => boolean;
  private readonly bounds: FlipBounds;
  private readonly supposed: Suppositions;
  private readonly found: { places: number[]; flip: Flip<Name> }[] = [];
  private steps = 0;

  constructor(
    frame: Frame, query: Query, levers: readonly Lever<Name>[], isWanted: (answer: string) => boolean, bounds: FlipBounds,
  ) {
    this.frame = frame;
    this.query = query;
    // Levers with few ways to go first: what one word can bring about should not wait for two hundred countries.
    this.levers = levers.toSorted((left, right) => left.alternatives.length - right.alternatives.length);
    this.isWanted = isWanted;
    this.bounds = bounds;
    this.supposed = new Suppositions(frame, query);
  }

  run(): Flips<Name> {
    const { sizeMax, stepsMax } = this.bounds;
    const all = this.levers.map((_, place) => place);
    if (!this.mayWork(all)) return { flips: [], sizeTried: all.length, bounded: false, steps: this.steps };
    let sizeTried = 0;
    // Larger sets are only begun where there is room to try a good part of them.
    for (let size = 1; size <= Math.min(sizeMax, all.length) && this.steps < stepsMax / 2; size++) {
      this.trySets([], 0, size);
      if (this.steps < stepsMax) sizeTried = size;
    }
    return { flips: this.found.map(({ flip }) => flip), sizeTried, bounded: sizeTried < all.length, steps: this.steps };
  }

  private trySets(places: readonly number[], from: number, size: number): void {
    if (this.steps >= this.bounds.stepsMax) return;
    if (this.found.some((other) => other.places.every((place) => places.includes(place)))) return;
    if (places.length === size) {
      if (this.mayWork(places)) this.tryWays(places);
      return;
    }
    for (let place = from; place < this.levers.length; place++) this.trySets([...places, place], place + 1, size);
  }

  /** False where the answer is known and unwanted although nothing is known of what the levers move. */
  private mayWork(places: readonly number[]): boolean {
    this.open(places);
    this.steps++;
    const answer = this.query.answer(this.frame);
    this.supposed.liftAll();
    return answer === undefined || this.isWanted(answer);
  }

  private tryWays(places: readonly number[]): void {
    const ways: Flip<Name>['ways'] = [];
    this.tryWay(places, [], ways);
    if (ways.length > 0) this.found.push({ places: [...places], flip: { levers: places.map((place) => this.levers[place]!), ways } });
  }

  private tryWay(places: readonly number[], chosen: number[], ways: Flip<Name>['ways']): void {
    if (this.steps >= this.bounds.stepsMax) return;
    if (this.bounds.oneWayTogether === true && places.length > 1 && ways.length > 0) return;
    if (chosen.length === places.length) {
      this.set(places, chosen);
      const answer = this.answer();
      this.supposed.liftAll();
      if (answer !== undefined && this.isWanted(answer)) ways.push({ alternatives: chosen, answer });
      return;
    }
    const { alternatives } = this.levers[places[chosen.length]!]!;
    for (const index of alternatives.keys()) {
      const next = [...chosen, index];
      if (next.length === places.length || this.mayStillWork(places, next)) this.tryWay(places, next, ways);
    }
  }

  /** The same where some of the levers are set already. */
  private mayStillWork(places: readonly number[], chosen: readonly number[]): boolean {
    this.open(places.slice(chosen.length));
    this.set(places, chosen);
    this.steps++;
    const answer = this.query.answer(this.frame);
    this.supposed.liftAll();
    return answer === undefined || this.isWanted(answer);
  }

  private open(places: readonly number[]): void {
    this.supposed.openAll([...new Set(places.flatMap((place) => this.levers[place]!.alternatives.flat().map(({ slot }) => slot)))]);
  }

  private set(places: readonly number[], chosen: readonly number[]): void {
    this.supposed.supposeAll(chosen.flatMap((alternative, index) => this.levers[places[index]!]!.alternatives[alternative]!));
  }

  private answer(): string | undefined {
    this.steps++;
    const answer = this.query.answer(this.frame);
    if (answer !== undefined) return answer;
    const { diagram, steps } = explore(this.frame, this.query, glanceMax);
    this.steps += steps;
    return 'answer' in diagram ? diagram.answer : undefined;
  }
}
