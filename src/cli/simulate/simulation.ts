import type { Indicators, ProcessingDays } from '../../corpus/indicators.ts';
import { joined, type PortfolioComparison } from '../../determination/comparePortfolio.ts';
import { type Side, shownSide, type SideShown } from '../../determination/compareSide.ts';
import type { PortfolioAccount } from '../../determination/portfolioAccounts.ts';
import { type Partners, partnersOn } from '../../determination/simulate.ts';
import { addTallies, type Tallies } from '../../determination/tally.ts';
import type { OpenLaws } from './openLaws.ts';
import type { Plan } from './plan.ts';
import { type ShardResult, talliesIn } from './shard.ts';

/** One law of a simulation: its sums, and what it moves against the first law. */
export interface LawResult {
  name: string;
  side: SideShown;
  days: ProcessingDays;
  tallies: Tallies;
  moved?: PortfolioComparison;
  /** What the packages draw on limits that several share, where the plan asks for it. */
  accounts?: PortfolioAccount[];
}

/** A simulation, ready to be written. */
export interface Simulation {
  plan: Plan;
  packages: number;
  law: Indicators;
  partners: Partners[];
  /** Countries by their codes. */
  countries: Readonly<Record<string, string>>;
  laws: LawResult[];
}

/** A simulation from the sums of all its parts. */
export function simulationOf(
  { law, sides, corpus: { countries } }: OpenLaws, plan: Plan, { laws, done }: Sums,
  accountsUnder: (side: Side) => PortfolioAccount[] | undefined = () => undefined,
): Simulation {
  return {
    plan, packages: done, law, partners: partnersOn(sides[0]!, law), countries,
    laws: sides.map((side, index): LawResult => {
      const { name, days = law.processingDays } = plan.laws[index]!;
      const { tallies, moved } = laws[index]!;
      const accounts = accountsUnder(side);
      return {
        name, side: shownSide(side), days, tallies, ...(moved === undefined ? {} : { moved }),
        ...(accounts === undefined ? {} : { accounts }),
      };
    }),
  };
}

/** What the parts of a portfolio come to together. Parts are added in their order, whenever they come in, and then forgotten. */
export class Sums {
  readonly laws: Pick<LawResult, 'tallies' | 'moved'>[];
  private readonly waiting = new Map<number, ShardResult>();
  private readonly onDone: (packages: number) => void;
  private next = 0;
  /** Packages that were looked at. */
  done = 0;

  constructor(laws: number, onDone: (packages: number) => void = () => undefined) {
    this.laws = Array.from({ length: laws }, () => ({ tallies: new Map() }));
    this.onDone = onDone;
  }

  take(number: number, result: ShardResult): void {
    this.waiting.set(number, result);
    this.onDone(this.done += result.packages);
    for (let ready = this.waiting.get(this.next); ready !== undefined; ready = this.waiting.get(this.next)) {
      this.waiting.delete(this.next++);
      for (const [index, part] of ready.laws.entries()) {
        const law = this.laws[index]!;
        addTallies(law.tallies, talliesIn(part));
        if (part.moved !== undefined) law.moved = law.moved === undefined ? part.moved : joined([law.moved, part.moved]);
      }
    }
  }
}
