import { responsibleText } from '../../../cli/responsibleText.ts';
import { wholeOf } from '../../../cli/simulate/report/words.ts';
import type { LawResult, Simulation } from '../../../cli/simulate/simulation.ts';
import type { IndicatorDefinition, ProcessingDays } from '../../../corpus/indicators.ts';
import type { Bounds } from '../../../determination/bounds.ts';
import type { Mover, PortfolioComparison } from '../../../determination/comparePortfolio.ts';
import type { WitnessSearch } from '../../../determination/compareWitness.ts';
import { measuresOf, type Measures, tallyByGroup } from '../../../determination/simulate.ts';
import type { Tally } from '../../../determination/tally.ts';

/** What a law moves, the most first, as far as anybody reads. */
export interface ShownMoves extends Pick<PortfolioComparison, 'legs' | 'total' | 'packagesMoved' | 'transitions' | 'countries' | 'items'> {
  packages: Mover[];
}

/** One law of a simulation. */
export interface ShownLaw {
  name: string;
  /** As `portolan compare` takes it. */
  written: string;
  corpus: string;
  measures: Measures;
  moves: ShownMoves | null;
}

/** A place, and under each law the share of its performance that needs no licence; `null` where nothing goes there. */
export interface ShownShares {
  tpp: Bounds;
  deliveries: number;
  shares: (Bounds | null)[];
}

/** A simulation as the page draws it. */
export interface ShownSimulation {
  on: string;
  assumeOrdinary: boolean;
  packages: number;
  indicators: readonly IndicatorDefinition[];
  laws: ShownLaw[];
  /** Countries by code, the one with most performance first. */
  countries: (ShownShares & { code: string })[];
  groups: (ShownShares & { title: string; members: string[] })[];
  days: ProcessingDays;
  diversion: { members: readonly string[]; source: string };
}

/** Movers of each kind that are shown; the report has as many. */
const mostMovers = 15;

export function shownSimulation(simulation: Simulation): ShownSimulation {
  const { plan: { on, assumeOrdinary }, packages, laws, law } = simulation;
  return {
    on, assumeOrdinary, packages, indicators: law.indicators, laws: laws.map(lawOf), countries: countriesOf(simulation),
    groups: groupsOf(simulation), days: law.processingDays, diversion: law.diversionRisk,
  };
}

function lawOf(result: LawResult): ShownLaw {
  const { name, side, moved } = result;
  return { name, written: side.label, corpus: side.corpus, measures: wholeOf(result), moves: moved === undefined ? null : movesOf(moved) };
}

function movesOf({ legs, total, packagesMoved, transitions, countries, items, movedPackages }: PortfolioComparison): ShownMoves {
  const most = (movers: readonly Mover[]): Mover[] => movers.slice(0, mostMovers);
  return {
    legs, total, packagesMoved,
    transitions: most(transitions), countries: most(countries), items: most(items), packages: most(movedPackages),
  };
}

function countriesOf({ laws, law }: Simulation): ShownSimulation['countries'] {
  return [...laws[0]!.tallies].filter(([code, tally]) => code !== '' && tally.of('tpp')[1] > 0)
    .sort(([left, one], [right, other]) => other.of('tpp')[0] - one.of('tpp')[0] || (left < right ? -1 : 1))
    .map(([code, tally]) => ({ code, ...sharesOf(laws.map(({ tallies }) => tallies.get(code)), tally, law.processingDays) }));
}

function groupsOf({ laws, law, partners }: Simulation): ShownSimulation['groups'] {
  const byLaw = laws.map(({ tallies }) => tallyByGroup(tallies, partners));
  return byLaw[0]!.map(({ group, sums }) => ({
    title: group.title, members: [...group.countries].filter((code) => laws[0]!.tallies.has(code)).sort(),
    ...sharesOf(byLaw.map((groups) => groups.find((one) => one.group.id === group.id)?.sums), sums, law.processingDays),
  }));
}

function sharesOf(byLaw: readonly (Tally | undefined)[], first: Tally, days: ProcessingDays): ShownShares {
  return {
    tpp: first.of('tpp'), deliveries: first.of('deliveries')[0],
    shares: byLaw.map((tally) => (tally === undefined || tally.of('tpp')[1] === 0 ? null : measuresOf(tally, days)['open-performance']!)),
  };
}

/** A witness in words: facts, what changes for them, and what of the law makes it so; or how hard it was looked. */
export interface ShownWitness {
  found: { facts: { name: string; value: string }[]; changes: { aspect: string; before: string; after: string }[]; because: string[];
    from: string } | null;
  sameLaw: boolean;
  looked: number;
  bounded: boolean;
}

export function shownWitness({ witness, sameLaw, looked, bounded }: WitnessSearch): ShownWitness {
  return {
    sameLaw, looked, bounded,
    found: witness === undefined ? null : {
      facts: Object.entries(witness.facts).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
      changes: witness.changes.map(({ aspect, before, after }) => ({ aspect, before: listed(before), after: listed(after) })),
      because: witness.responsible.map(responsibleText), from: witness.from,
    },
  };
}

function listed(said: string | string[]): string {
  return [said].flat().join(', ');
}
