import type { FactValue } from '../../engine/fact.ts';
import { False, True, Unknown } from '../../engine/frame.ts';
import type { Entity, Stake } from './book.ts';
import { chainsAbove, type Link } from './chain.ts';
import { lookThrough } from './lookThrough.ts';
import { mattersTo } from './matters.ts';
import type { RuleOn } from './rulesOn.ts';
import { type Share, whole } from './share.ts';
import type { Verdict } from './verdict.ts';

/** Something open on which an answer hangs. */
export interface Hanging {
  /** A stake of unknown or rough size, whether an owner counts by itself, or whether the rule can reach the company. */
  kind: 'stake' | 'owner' | 'reach';
  entity: Entity;
  stake?: Stake;
  share?: Share;
  owner?: Entity;
}

/** What one rule says of one party, as plain data with the records it rests on. */
export interface OwnershipAnswer {
  on: RuleOn;
  /** What the rule says of everybody. */
  verdict: Verdict;
  party: Entity;
  /** Whether owners that count reach the line in the party and the rule can catch it, in force or not; null where that is open. */
  holds: boolean | null;
  /** Whether the party is caught on the day: it holds and the rule is in force. Null where either is open. */
  answer: boolean | null;
  /** For a rule without a line: persons that count own or control something of it, and somebody has to judge. */
  judgedBy?: string;
  /** The party counts by itself. */
  isSeed: boolean;
  /** The rule can reach the party, whoever owns it. */
  isReachable: boolean;
  held: Share;
  line: number;
  hangsOn: Hanging[];
  isExact: boolean;
  chains: Link[];
  /** Owners that count by themselves, in the chains above the party. */
  sources: Entity[];
  carried: Record<string, FactValue>;
  /** The owner whose terms are the strictest. */
  governing?: Entity;
  /** What owners of each kind hold in the party, by the fact that says so. */
  shares: Record<string, Share>;
  /**
   * Signs that fall short of the rule: counting owners below the line, control without it, a counting company below, counting
   * owners behind a circle or further up.
   */
  short: {
    minority: boolean; control: Entity[]; owns: Entity[];
    through: { share?: number; circle?: { members: Entity[]; outside: Entity[] } };
  };
  /** What the answer takes for granted. */
  supposed: Entity[];
  takenAsReached: boolean;
}

/** What a rule says of one party of a structure. `assumeReach`: where nothing says whether the rule can reach it, it can. */
export function answerFor(verdict: Verdict, on: RuleOn, party: number, assumeReach: boolean): OwnershipAnswer {
  const { structure, solution, seeds, terms, reached, rule } = verdict;
  const { entities } = structure;
  const isSeed = seeds.sure[party] === 1;
  const reach = reached[party]!;
  const mayReach = reach !== False || isSeed;
  const open = solution.possible[party] === 1 && solution.sure[party] === 0;
  const unreached = solution.possible[party] === 1 && !isSeed && reach === Unknown;
  const held = { low: solution.least(party), high: solution.most(party) };
  const isJudged = rule.judgedBy !== undefined;
  const holds = !mayReach || solution.possible[party] === 0 ? false
    : isJudged || open || (unreached && !assumeReach) ? null : true;
  const hanging = open && mayReach && !isJudged ? hangingOn(verdict, party) : { hangsOn: [], isExact: true };
  if (unreached && !assumeReach) hanging.hangsOn.push({ kind: 'reach', entity: entities[party]! });
  const links = chainsAbove(structure, party, solution, seeds);
  const sources = sourcesIn(links).map((number) => entities[number]!);
  const judged = rule.judgedBy === undefined ? {} : { judgedBy: rule.judgedBy };
  return {
    on, verdict, party: entities[party]!, holds, answer: both(holds, on.inForce), ...judged, isSeed, isReachable: mayReach, held,
    line: terms.line, ...hanging,
    chains: links, sources, ...carriedFrom(rule, holds === true ? sources : []),
    shares: sharesOf(verdict, links), short: shortOf(verdict, party, holds === false),
    supposed: [...verdict.supposed].map((number) => entities[number]!).filter((entity) => sources.includes(entity)),
    takenAsReached: unreached && assumeReach,
  };
}

/** Both have to hold; one that does not is enough for a no. */
function both(holds: boolean | null, inForce: boolean | null): boolean | null {
  if (holds === false || inForce === false) return false;
  return holds === null || inForce === null ? null : true;
}

function hangingOn({ structure, seeds, solution, terms }: Verdict, party: number): { hangsOn: Hanging[]; isExact: boolean } {
  const { graph, entities, stakes } = structure;
  const { stakes: shares, entities: owners, exact } = mattersTo(graph, party, seeds, solution, terms);
  return {
    isExact: exact,
    hangsOn: [
      ...shares.map((stake): Hanging => ({
        kind: 'stake', entity: entities[graph.stakes.owned[stake]!]!, owner: entities[graph.stakes.owner[stake]!]!,
        share: graph.shareOf(stake), ...(stakes[stake] === undefined ? {} : { stake: stakes[stake] }),
      })),
      ...owners.map((owner): Hanging => ({ kind: 'owner', entity: entities[owner]! })),
    ],
  };
}

function sourcesIn(links: readonly Link[]): number[] {
  const found = new Set<number>();
  const look = (link: Link): void => {
    if (link.isSeed && link.counts !== 'no') found.add(link.entity);
    link.above.forEach(look);
  };
  links.filter(({ counts }) => counts !== 'no').forEach(look);
  return [...found];
}

/** The strictest of each term that the owners have; left out while an owner's is not known and could be stricter. */
function carriedFrom({ carries }: Verdict['rule'], sources: readonly Entity[]): Pick<OwnershipAnswer, 'carried' | 'governing'> {
  const carried: Record<string, FactValue> = {};
  let candidates = [...sources];
  for (const { fact, strictest } of carries) {
    const values = new Map(sources.map((source) => [source, source.facts[`party.${fact}`]?.value]));
    const top = strictest.find((value) => [...values.values()].includes(value));
    const isSettled = top !== undefined && (top === strictest[0] || ![...values.values()].some((value) => value == null));
    if (!isSettled) continue;
    carried[fact] = top;
    // What is true of one owner is added to the terms of another; between terms that exclude each other the strictest governs.
    if (typeof top === 'string') candidates = candidates.filter((source) => values.get(source) === top);
  }
  const [governing] = candidates;
  const isOne = carries.length > 0 && candidates.length === 1 && governing !== undefined;
  return { carried, ...(isOne ? { governing } : {}) };
}

/** What owners that count hold directly; each has its share under the first kind that it, or somebody above it, belongs to. */
function sharesOf({ kinds, solution }: Verdict, links: readonly Link[]): Record<string, Share> {
  const shares = Object.fromEntries(kinds.map(({ fact }) => [fact, { low: 0, high: 0 }]));
  for (const link of links) {
    if (link.share === undefined || link.counts === 'no') continue;
    const sources = link.isSeed ? [link.entity] : sourcesIn([link]);
    const kind = kinds.find(({ members }) => sources.some((source) => members[source] === True));
    const isSure = kind !== undefined && solution.sure[link.entity] === 1;
    // An owner of whom it is open to which kind it belongs may belong to any.
    const possible = kind === undefined ? kinds.filter(({ members }) => sources.some((source) => members[source] !== False)) : [kind];
    for (const { fact } of possible) {
      const share = shares[fact]!;
      if (isSure) share.low += link.share.low;
      share.high = Math.min(whole, share.high + link.share.high);
    }
  }
  return shares;
}

function shortOf({ structure, solution, seeds, terms }: Verdict, party: number, isNot: boolean): OwnershipAnswer['short'] {
  const { graph, entities, controls, numberOf } = structure;
  if (!isNot) return { minority: false, control: [], owns: [], through: {} };
  const control = controls.filter(({ owner, owned }) => numberOf.get(owned) === party && solution.possible[numberOf.get(owner)!] === 1);
  const owns = [...graph.heldBy(party)].map((stake) => graph.stakes.owned[stake]!).filter((below) => seeds.sure[below] === 1);
  const { circle, ...through } = lookThrough(structure, party, seeds, solution, terms);
  const named = (numbers: readonly number[]): Entity[] => numbers.map((number) => entities[number]!);
  return {
    minority: solution.least(party) > 0, control: named(control.map(({ owner }) => numberOf.get(owner)!)), owns: named(owns),
    through: circle === undefined ? through : { ...through, circle: { members: named(circle.members), outside: named(circle.outside) } },
  };
}
