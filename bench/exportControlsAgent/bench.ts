import { loadCorpus } from '../../src/cli/corpusCache.ts';
import type { Decision } from '../../src/engine/decision.ts';
import type { FactValue } from '../../src/engine/fact.ts';
import { True, type Truth, Unknown } from '../../src/engine/frame.ts';
import { LawEngine } from '../../src/engine/lawEngine.ts';
import type { Checkout } from './checkout.ts';
import type { Determination } from './determination.ts';

/** The date of the regulations that the peer holds. */
export const snapshot = '2026-07-23';

const question = { on: snapshot, view: 'codified' } as const;
const ordinary = { assumeOrdinary: true };

export type Facts = Readonly<Record<string, FactValue>>;

export type Decide = (facts: Facts) => Decision;

export interface Place {
  code: string;
  name: string;
}

/** The peer, and the places about which both can be asked. */
export interface Bench {
  peer: Checkout;
  /** A whole determination of ours, as printed on the day of the snapshot, for ordinary trade where nothing is said. */
  decide: Decide;
  /** The rules of ours that close exceptions, by their names: which hold, and which are open. */
  bars(facts: Facts): { holding: string[]; open: string[] };
  /** Every place of our table. */
  places: readonly Place[];
  /** Places abroad in a country group of the letters A, D or E, and one that is in B alone. */
  grouped: readonly Place[];
  /** One place of every combination of country groups. */
  distinct: readonly Place[];
}

/** One question in the words of both, and how their answers are laid side by side. */
export interface Question {
  ask(): unknown;
  facts: Facts;
  compare(decide: Decide): Determination[];
}

/** Opens our law, and finds the places that the peer knows by the names we give them. */
export function openBench(peer: Checkout): Bench {
  const engine = new LawEngine(loadCorpus());
  const places = Object.entries(engine.corpus.countries).map(([code, name]) => ({ code, name }));
  const groups = places.map(({ code, name }) => {
    const { resolved, groups: of } = peer.place(name);
    return resolved && code !== 'US' ? of.join(' ') : undefined;
  });
  const isFirst = (index: number): boolean => groups[index] !== undefined && groups.indexOf(groups[index]) === index;
  return {
    peer, places,
    grouped: places.filter((_, index) => isFirst(index) || /[ADE]/.test(groups[index] ?? '')),
    distinct: places.filter((_, index) => isFirst(index)),
    decide: (facts) => engine.decide(facts, question, ordinary),
    bars(facts) {
      engine.load(facts, snapshot, ordinary);
      const closing = engine.program(question).exceptions.flatMap(({ bars }) => bars);
      const named = (truth: Truth): string[] =>
        [...new Set(closing.filter(({ node }) => node.evaluate(engine.frame) === truth).map(({ rule }) => rule.id))];
      return { holding: named(True), open: named(Unknown) };
    },
  };
}

/** A question whose answers are compared by `compare`. */
export function asking<Found>(
  ask: () => Found, facts: Facts, compare: (found: Found, decision: Decision) => Determination[],
): Question {
  return { ask, facts, compare: (decide) => compare(ask(), decide(facts)) };
}
