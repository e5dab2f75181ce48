import type { FactValue, Interval, StatedFact } from '../engine/fact.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import type { Leg } from '../package/legs.ts';
import type { OwnershipAnswer } from '../screening/ownership/answer.ts';
import type { Entity } from '../screening/ownership/book.ts';
import { nameOf } from '../screening/ownership/plain.ts';
import { formatShare, percentFact } from '../screening/ownership/share.ts';
import type { TopAnswer } from '../screening/ownership/top.ts';

/** The roles whose share of listed owners the law asks for as facts of the leg. */
export const shareRole = 'endUser';

/** Whose owners count as the end user's: the end user's own, or those of whoever stands in for one that nobody named. */
export function ownedEndUser({ parties }: Pick<Leg, 'parties'>): string | undefined {
  return parties[shareRole] ?? parties.operator ?? parties.consignee;
}

/** What the chains above one party say of it, as facts of the law under the name of its role. */
export function factsOfOwned(role: string, answers: readonly OwnershipAnswer[], tops: readonly TopAnswer[]): Record<string, StatedFact> {
  const facts: Record<string, StatedFact> = {};
  const put = (name: string, value: FactValue, note: string, source: string): void => {
    facts[name] = { value, origin: { kind: 'derived', note, source } };
  };
  for (const answer of answers) {
    const { on: { rule }, isSeed, holds, carried, shares, governing } = answer;
    if (isSeed) continue;
    if (rule.concludes !== undefined) put(`${role}.${rule.concludes}`, holds, toldOf(answer), rule.cite);
    for (const [fact, value] of Object.entries(carried)) {
      put(`${role}.${fact}`, value, `Taken over from ${governing === undefined ? 'its owners' : nameOf(governing)}.`, rule.cite);
    }
    if (role !== shareRole) continue;
    for (const [fact, share] of Object.entries(shares)) put(fact, percentFact(share), toldOf(answer), rule.cite);
  }
  for (const { rule, paths, headquarters, party } of tops) {
    if (headquarters === undefined || rule.concludes === undefined) continue;
    const ends = paths.map(({ entities, isCircle }) => `${entities.map(nameOf).join(' < ')}${isCircle ? ' (a circle)' : ''}`);
    put(`${role}.${rule.concludes}`, headquarters, `At the top of ${nameOf(party)}: ${ends.join(' or ')}.`, rule.cite);
  }
  return facts;
}

function toldOf({ held, sources, party, isReachable }: OwnershipAnswer): string {
  if (!isReachable) return `The rule does not reach ${nameOf(party)}, whoever owns it.`;
  const owners = sources.length === 0 ? 'nobody on record' : sources.map(nameOf).join(', ');
  return `Of ${nameOf(party)}, owners that count hold ${formatShare(held)} (${owners}).`;
}

/**
 * Adds what the chains say to what is stated. What is stated stays; where the chains say something else of the same fact,
 * neither is taken: throws {@link FactError} with both.
 */
export function addOwned(engine: LawEngine, facts: Readonly<Record<string, FactValue>>, derived: Readonly<Record<string, StatedFact>>): {
  facts: Record<string, FactValue>; stated: Record<string, StatedFact>;
} {
  const stated: Record<string, StatedFact> = {};
  const names = new Map(Object.keys(facts).map((name) => [engine.layout.names.find(name)?.name ?? name, name]));
  const problems = Object.entries(derived).flatMap(([name, fact]) => {
    const own = names.get(name);
    const value = own === undefined ? undefined : facts[own];
    if (value === undefined || value === null) stated[name] = fact;
    else if (!agree(value, fact.value)) {
      const message = `It is stated as ${JSON.stringify(value)}, and the owners say ${JSON.stringify(fact.value)}: ${fact.origin.note}`;
      return [{ field: own!, message, hint: 'Correct the fact or the stakes.' }];
    }
    return [];
  });
  if (problems.length > 0) throw new FactError(problems);
  const known = Object.fromEntries(Object.entries(stated).map(([name, { value }]) => [name, value]));
  return { facts: { ...facts, ...known }, stated };
}

/** Whether two statements of one fact can both be true. */
export function agree(stated: FactValue, derived: FactValue): boolean {
  if (stated === null || derived === null) return true;
  if (typeof stated !== 'number' && typeof stated !== 'object') return stated === derived;
  const [left, right] = [stated, derived].map(intervalOf);
  return (left!.min ?? -Infinity) <= (right!.max ?? Infinity) && (right!.min ?? -Infinity) <= (left!.max ?? Infinity);
}

function intervalOf(value: FactValue): Interval {
  return typeof value === 'number' ? { min: value, max: value } : value as Interval;
}

/** The party's own name in a question that gives it no role. */
export function assumedName(entity: Entity): StatedFact {
  const note = `${nameOf(entity)} stands at the end of all chains and is taken to be the end user.`;
  return { value: entity.id, origin: { kind: 'assumed', note } };
}
