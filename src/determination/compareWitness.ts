import { isDeciding } from '../corpus/rule.ts';
import type { FactValue } from '../engine/fact.ts';
import { FactError } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Compared } from './compare.ts';
import type { Responsible } from './compareCause.ts';
import { type CellAxis, cellAxes } from './compareCells.ts';
import { readingOf, rulesMoved } from './compareLaw.ts';
import type { Side } from './compareSide.ts';
import { wishes } from './compareWish.ts';
import { type AspectChange, changesBetween } from './decisionAspects.ts';

type Facts = Record<string, FactValue>;

/** Facts to begin with, and whose they are. */
export interface Seed {
  facts: Readonly<Facts>;
  from: string;
}

/** Facts under which two laws differ, the fewest that still make them. What is omitted is as in ordinary trade. */
export interface Witness {
  facts: Facts;
  from: string;
  changes: AspectChange[];
  responsible: Responsible[];
}

/** A witness, or how far it was looked for one. */
export interface WitnessSearch {
  witness?: Witness;
  /** Sets of facts put to both laws. */
  looked: number;
  /** The facts that were varied over every cell the laws tell apart, one and two at a time. */
  varied: string[];
  /** True where no witness can exist: the two laws hold the same rules, sets and figures on the same day. */
  sameLaw: boolean;
  /** True where the bound was reached before everything was looked at. */
  bounded: boolean;
}

/** Sets of facts looked at before the search ends. */
export const witnessLookMost = 1200;
/** Seeds looked at as they stand, with their facts varied one at a time, and two at a time. */
const [plainSeeds, variedSeeds, pairedSeeds] = [300, 3, 1];
/** Seeds whose whole answers are compared where no outcome differs. */
const wholeSeeds = 60;

const open = new Set<Outcome>(['needs-facts', 'unsettled', 'needs-judgement']);

/** Looks for facts under which two laws come to different answers, beginning at seeds that speak of what differs. */
export function findWitness(compared: Compared, seeds: readonly Seed[], most = witnessLookMost): WitnessSearch {
  const { a, b, differences } = compared;
  const found: WitnessSearch = { looked: 0, varied: [], sameLaw: false, bounded: false };
  if (differences.length === 0 && a.question.on === b.question.on) return { ...found, sameLaw: true };
  const views = [a.engine.program(a.question).view, b.engine.program(b.question).view] as const;
  const { facts: names } = readingOf(differences, ...views);
  const search = new Search(compared, most);
  const near = nearest(seeds, names);
  const axes = cellAxes(compared, names);
  const moved = rulesMoved(differences, ...views);
  const canDecide = moved.some((rule) => isDeciding(rule));
  const byOutcome = (): Seed | undefined => search.over(near.slice(0, plainSeeds))
    ?? search.over(wishes(compared, moved, near, (seed) => search.isRequired(seed)))
    ?? search.over(varied(search.requiredFirst(near).slice(0, variedSeeds), axes))
    ?? search.over(paired(search.requiredFirst(near).slice(0, pairedSeeds), axes)) ?? search.openWitness;
  const best = (canDecide ? byOutcome() : undefined) ?? search.otherAspects(near);
  return {
    ...found, looked: search.looked, varied: axes.map(({ name }) => name), bounded: search.looked >= most,
    ...(best === undefined ? {} : { witness: search.smallest(best) }),
  };
}

/** The seeds that state most of what the differing rules read; one that states nothing comes last. */
function nearest(seeds: readonly Seed[], names: ReadonlySet<string>): Seed[] {
  const overlap = ({ facts }: Seed): number =>
    Object.keys(facts).filter((name) => names.has(name.slice(name.lastIndexOf('.') + 1))).length;
  const near = seeds.map((seed) => ({ seed, shared: overlap(seed) })).filter(({ shared }) => shared > 0)
    .sort((left, right) => right.shared - left.shared).map(({ seed }) => seed);
  return [...near, { facts: {}, from: 'ordinary trade' }];
}

function* varied(seeds: readonly Seed[], axes: readonly CellAxis[]): Generator<Seed> {
  for (const { facts, from } of seeds) {
    for (const { name, values } of axes) for (const value of values) yield { facts: { ...facts, [name]: value }, from };
  }
}

function* paired(seeds: readonly Seed[], axes: readonly CellAxis[]): Generator<Seed> {
  for (const seed of seeds) {
    for (const [index, { name, values }] of axes.entries()) {
      for (const value of values) yield* varied([{ ...seed, facts: { ...seed.facts, [name]: value } }], axes.slice(index + 1));
    }
  }
}

class Search {
  looked = 0;
  /** The first difference in which one of the answers is open: better than none. */
  openWitness: Seed | undefined;
  private readonly compared: Compared;
  private readonly most: number;
  private readonly required = new Set<Seed>();

  constructor(compared: Compared, most: number) {
    [this.compared, this.most] = [compared, most];
  }

  /** The first seed whose outcomes differ and are both closed. */
  over(seeds: Iterable<Seed>): Seed | undefined {
    for (const seed of seeds) {
      if (this.looked >= this.most) return undefined;
      const pair = this.outcomes(seed.facts);
      if (pair?.includes('licence-required') === true) this.required.add(seed);
      if (pair === undefined || pair[0] === pair[1]) continue;
      if (!pair.some((outcome) => open.has(outcome))) return seed;
      this.openWitness ??= seed;
    }
    return undefined;
  }

  /** Whether a seed looked at needs a licence under one of the laws. */
  isRequired(seed: Seed): boolean {
    return this.required.has(seed);
  }

  /** Seeds that need a licence first: what lifts one shows on them. */
  requiredFirst(seeds: readonly Seed[]): Seed[] {
    return seeds.toSorted((left, right) => Number(this.isRequired(right)) - Number(this.isRequired(left)));
  }

  /** The first seed in whose answers something besides the outcome differs. */
  otherAspects(seeds: readonly Seed[]): Seed | undefined {
    return seeds.slice(0, wholeSeeds).find(({ facts }) => this.changes(facts).length > 0);
  }

  /** A seed with every fact left out that is not needed for the difference. */
  smallest({ facts, from }: Seed): Witness {
    const wanted = this.outcomes(facts);
    const differs = wanted !== undefined && wanted[0] !== wanted[1];
    const holds = (fewer: Facts): boolean =>
      (differs ? String(this.outcomes(fewer)) === String(wanted) : this.changes(fewer).length > 0);
    let kept: Facts = { ...facts };
    for (const name of Object.keys(facts)) {
      const { [name]: _, ...fewer } = kept;
      if (holds(fewer)) kept = fewer;
    }
    const stated: StatedFacts = Object.fromEntries(Object.entries(kept)
      .map(([name, value]) => [name, { value, origin: { kind: 'stated' } }]));
    const [before, after] = this.decisions(kept);
    const responsible = this.compared.responsible(stated, before, after, true);
    return { facts: kept, from, changes: changesBetween(before, after), responsible };
  }

  private outcomes(facts: Readonly<Facts>): [Outcome, Outcome] | undefined {
    this.looked++;
    const ask = ({ engine, question }: Side): Outcome => engine.outcome(facts, question, { assumeOrdinary: true });
    try {
      return [ask(this.compared.a), ask(this.compared.b)];
    } catch (error) {
      if (error instanceof FactError) return undefined;
      throw error;
    }
  }

  private decisions(facts: Readonly<Facts>) {
    const { a, b } = this.compared;
    return [a, b].map(({ engine, question }) => engine.decide(facts, question, { assumeOrdinary: true })) as
      [ReturnType<Side['engine']['decide']>, ReturnType<Side['engine']['decide']>];
  }

  private changes(facts: Readonly<Facts>): AspectChange[] {
    this.looked++;
    try {
      return changesBetween(...this.decisions(facts));
    } catch (error) {
      if (error instanceof FactError) return [];
      throw error;
    }
  }
}
