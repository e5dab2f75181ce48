import { comparePackages } from '../../determination/comparePackages.ts';
import { type PortfolioComparison, summarise } from '../../determination/comparePortfolio.ts';
import { measure } from '../../determination/measure.ts';
import { portfolioOf } from '../../determination/portfolio.ts';
import { type Tallies, Tally } from '../../determination/tally.ts';
import type { Package } from '../../package/model.ts';
import type { OpenLaws } from './openLaws.ts';
import type { Plan } from './plan.ts';

/** What one law does to some packages; plain, so that it can be handed from thread to thread. */
export interface ShardLaw {
  tallies: [country: string, low: Float64Array, high: Float64Array][];
  moved?: PortfolioComparison;
}

export interface ShardResult {
  packages: number;
  laws: ShardLaw[];
}

/** Puts some packages under every law of a plan. */
export function shardResult({ catalog, law, sides, known, compared }: OpenLaws, plan: Plan, packages: readonly Package[]): ShardResult {
  const { on, knownOn } = sides[0]!.question;
  const options = { on, assumeOrdinary: plan.assumeOrdinary, ...(knownOn === undefined ? {} : { knownOn }) };
  const portfolio = portfolioOf(sides[0]!.engine, packages, catalog, options);
  return {
    packages: packages.length,
    laws: sides.map((side, index): ShardLaw => {
      const tallies = plainOf(measure(side, portfolio, catalog, { law, assumeOrdinary: plan.assumeOrdinary, known: known[index]! }));
      if (index === 0) return { tallies };
      return { tallies, moved: summarise(comparePackages(compared[index - 1]!, portfolio, catalog, { because: false, tests: false })) };
    }),
  };
}

/** The sums as they were before they were handed over. */
export function talliesIn({ tallies }: ShardLaw): Tallies {
  return new Map(tallies.map(([country, low, high]) => [country, new Tally(low, high)]));
}

function plainOf(tallies: Tallies): ShardLaw['tallies'] {
  return [...tallies].map(([country, { low, high }]) => [country, low, high]);
}
