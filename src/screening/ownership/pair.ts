import type { OwnershipGraph } from './graph.ts';
import { whole } from './share.ts';
import type { Seeds, Solution } from './terms.ts';

/** Whether one open thing can decide about a target. */
export interface PairQuestion {
  target: number;
  /** The entities whose standing is open, the target among them. */
  open: readonly number[];
  seeds: Seeds;
  solution: Solution;
  line: number;
  /** What is varied: a stake, or whether an entity counts by itself. */
  stake?: number;
  entity?: number;
}

/** How an entity stands in two worlds that differ in one thing: in neither, only in the second, or in both. */
type Standing = 0 | 1 | 2;
const neither: Standing = 0;
const second: Standing = 1;
const both: Standing = 2;

/** What owners of one standing hold in an entity between them. */
interface Sum {
  low: number;
  high: number;
}

/**
 * Looks for two worlds, alike but for the thing that is varied, in which the target stands differently. It tries standings
 * for the open entities and asks of each whether shares exist that bring them about; which shares, it need not guess.
 */
export class PairSearch {
  /** Whether completeness of owners was left out of account, so that a yes may be one too many. */
  loosened = false;
  private readonly graph: OwnershipGraph;
  private readonly question: PairQuestion;
  private readonly standing = new Map<number, Standing>();
  private readonly order: readonly number[];
  /** For each place in the order, the entities all of whose open owners have their standing from there on. */
  private readonly settledAt: number[][];
  /** The steps taken so far. */
  taken = 0;
  private readonly mostSteps: number;

  constructor(graph: OwnershipGraph, question: PairQuestion, mostSteps: number) {
    this.graph = graph;
    this.question = question;
    this.mostSteps = mostSteps;
    this.order = question.open;
    const place = new Map(this.order.map((entity, index) => [entity, index]));
    this.settledAt = this.order.map(() => []);
    for (const entity of this.order) {
      const owners = [...graph.heldIn(entity)].map((stake) => place.get(graph.stakes.owner[stake]!) ?? 0);
      this.settledAt[Math.max(place.get(entity)!, ...owners)]!.push(entity);
    }
  }

  /** True or false; undefined where the search ran out of steps. */
  run(): boolean | undefined {
    return this.tryFrom(0);
  }

  private tryFrom(index: number): boolean | undefined {
    if (this.taken++ >= this.mostSteps) return undefined;
    const entity = this.order[index];
    if (entity === undefined) return this.comesAbout();
    for (const standing of this.candidates(entity)) {
      this.standing.set(entity, standing);
      if (!this.settledAt[index]!.every((one) => this.isFeasible(one, this.standings))) continue;
      const found = this.tryFrom(index + 1);
      if (found !== false) return found;
    }
    this.standing.delete(entity);
    return false;
  }

  /** Where the two worlds part, and where it has to show. */
  private candidates(entity: number): readonly Standing[] {
    const { target, stake, entity: varied } = this.question;
    const parts = entity === target || entity === varied || (stake !== undefined && this.graph.stakes.owned[stake] === entity);
    return parts ? [second] : [neither, second, both];
  }

  private readonly standings = (entity: number): Standing => this.standing.get(entity)
    ?? (this.question.solution.sure[entity] === 1 ? both : neither);

  /** Whether shares exist with which an entity stands as it is supposed to, given who among its owners counts where. */
  private isFeasible(entity: number, of: (owner: number) => Standing): boolean {
    const { line, seeds, entity: varied, stake: variedStake } = this.question;
    const standing = this.standing.get(entity)!;
    if (entity !== varied && standing === both && seeds.possible[entity] === 1) return true;
    const sums: Record<Standing, Sum> = { 0: { low: 0, high: 0 }, 1: { low: 0, high: 0 }, 2: { low: 0, high: 0 } };
    let moved: { low: number; high: number; standing: Standing } | undefined;
    for (const stake of this.graph.heldIn(entity)) {
      const share = this.graph.shareOf(stake);
      if (this.graph.complete[entity] === 1 && share.low !== share.high) this.loosened = true;
      const side = of(this.graph.stakes.owner[stake]!);
      if (stake === variedStake) moved = { ...share, standing: side };
      else {
        sums[side].low += share.low;
        sums[side].high += share.high;
      }
    }
    const { low: movedLow, high: movedHigh, standing: movedStanding } = moved ?? { low: 0, high: 0, standing: neither };
    const inFirst = movedStanding === both ? movedLow : 0;
    const [inBoth, inSecond, outside] = [sums[both], sums[second], sums[neither]];
    if (standing === both) {
      const room = whole - inSecond.low - outside.low - (movedStanding === both ? 0 : movedLow);
      return Math.min(inBoth.high + inFirst, room) >= line;
    }
    if (standing === neither) return inBoth.low + inSecond.low + (movedStanding === neither ? 0 : movedLow) < line;
    const below = Math.min(inBoth.high, line - 1 - inFirst);
    if (below < inBoth.low) return false;
    if (entity === varied) return true;
    const room = whole - outside.low - (movedStanding === neither ? movedLow : 0);
    return Math.min(below + inSecond.high + (movedStanding === neither ? 0 : movedHigh), room) >= line;
  }

  /** Standings that agree with one another may still only hold each other up in a circle: they have to come about from outside. */
  private comesAbout(): boolean {
    const arrived = new Set<number>();
    const hasArrived = (owner: number): boolean => arrived.has(owner) || (!this.standing.has(owner) && this.standings(owner) === both);
    const coming = this.order.filter((entity) => this.standing.get(entity) !== neither);
    for (let before = -1; before < arrived.size;) {
      before = arrived.size;
      for (const entity of coming) if (!arrived.has(entity) && this.isReached(entity, hasArrived)) arrived.add(entity);
    }
    return arrived.size === coming.length;
  }

  /**
   * Whether owners that have arrived can bring the entity in. Those still to come hold as little as they can; for an entity
   * that is only in the second world, those that count in both may not reach the line together.
   */
  private isReached(entity: number, hasArrived: (owner: number) => boolean): boolean {
    const { line, seeds, entity: varied, stake: variedStake } = this.question;
    const standing = this.standing.get(entity)!;
    if (entity === varied || (standing === both && seeds.possible[entity] === 1)) return true;
    let [reach, inBoth, inFirst, heldBack] = [0, 0, 0, 0];
    for (const stake of this.graph.heldIn(entity)) {
      const { low, high } = this.graph.shareOf(stake);
      const owner = this.graph.stakes.owner[stake]!;
      const side = this.standings(owner);
      const isVaried = stake === variedStake;
      if (side === both && (isVaried || !hasArrived(owner))) inFirst += low;
      if (!hasArrived(owner) || (standing === both && side !== both)) heldBack += low;
      else if (standing === both) reach += isVaried ? low : high;
      else if (side === both && !isVaried) inBoth += high;
      else reach += high;
    }
    if (standing === second) reach += Math.min(inBoth, line - 1 - inFirst);
    return Math.min(reach, whole - heldBack) >= line;
  }
}
