import { once } from '../../corpus/once.ts';
import type { Entity, Stake, Structure } from './book.ts';
import { OwnershipGraph } from './graph.ts';
import { mattersTo } from './matters.ts';
import { type Share, whole } from './share.ts';
import { solve } from './solve.ts';
import type { Seeds, Solution } from './terms.ts';
import type { Verdict } from './verdict.ts';

/** What is not on record and could turn a no, whatever the rest turns out to be. */
export interface Turning {
  /** Companies that somebody who is not on record may own, with what such owners can hold. */
  owners: { entity: Entity; share: Share }[];
  /** Stakes of open size, whose owner could only count through such owners. */
  stakes: { entity: Entity; owner: Entity; share: Share; stake?: Stake }[];
  /** Whether none of these could be left out. Otherwise too many may be named, never too few. */
  exact: boolean;
}

/** The same companies, each with one more owner where nobody says that all of them are on record. */
interface Widened {
  graph: OwnershipGraph;
  seeds: Seeds;
  solution: Solution;
  /** The company of each owner that was added, by the owner's number less the count of the entities on record. */
  companies: number[];
}

/** Whether owners that nobody recorded could make a party count that does not. */
export function canTurn(verdict: Verdict, party: number): boolean {
  return widenedOf(verdict).solution.possible[party] === 1;
}

/** What a no rests on: exactly what could turn it, and nothing that could not. Call it for a party that does not count. */
export function turningOf(verdict: Verdict, party: number): Turning {
  const { structure: { entities, stakes: records }, terms } = verdict;
  if (!canTurn(verdict, party)) return { owners: [], stakes: [], exact: true };
  const { graph, seeds, solution, companies } = widenedOf(verdict);
  const { stakes, entities: open, exact } = mattersTo(graph, party, seeds, solution, terms);
  return {
    exact,
    owners: open.filter((one) => one >= entities.length).map((one) => {
      const company = companies[one - entities.length]!;
      return { entity: entities[company]!, share: { low: 0, high: roomIn(verdict.structure.graph, company) } };
    }),
    stakes: stakes.filter((stake) => stake < records.length).map((stake) => ({
      entity: entities[graph.stakes.owned[stake]!]!, owner: entities[graph.stakes.owner[stake]!]!, share: graph.shareOf(stake),
      ...(records[stake] === undefined ? {} : { stake: records[stake] }),
    })),
  };
}

const widenedOf = once(({ structure, seeds, terms }: Verdict): Widened => {
  const { graph } = structure;
  const companies = silentIn(structure);
  const count = graph.count + companies.length;
  const { owner, owned, low, high } = graph.stakes;
  const widened = new OwnershipGraph(count, {
    owner: Uint32Array.from([...owner, ...companies.map((_, index) => graph.count + index)]),
    owned: Uint32Array.from([...owned, ...companies]),
    low: Uint32Array.from([...low, ...companies.map(() => 0)]),
    high: Uint32Array.from([...high, ...companies.map((company) => roomIn(graph, company))]),
  }, resized(graph.complete, count, 0));
  const open = { sure: resized(seeds.sure, count, 0), possible: resized(seeds.possible, count, 1) };
  return { graph: widened, seeds: open, solution: solve(widened, open, terms), companies };
});

/** Companies of which nobody says whether their owners are all on record, and whose recorded owners leave room for more. */
function silentIn({ entities, graph }: Structure): number[] {
  return entities.flatMap(({ complete, isUnknown }, number) =>
    (complete === undefined && isUnknown !== true && roomIn(graph, number) > 0 ? [number] : []));
}

function roomIn(graph: OwnershipGraph, company: number): number {
  return Math.max(0, whole - graph.totalLow[company]!);
}

function resized(marks: Uint8Array, count: number, filling: 0 | 1): Uint8Array {
  const wider = new Uint8Array(count).fill(filling);
  wider.set(marks);
  return wider;
}
