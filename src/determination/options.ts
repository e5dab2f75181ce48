import { once } from '../corpus/once.ts';
import type { Question } from '../corpus/view.ts';
import type { FactValue, StatedFact } from '../engine/fact.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Memory } from './memory.ts';

export interface DetermineOptions {
  on: string;
  knownOn?: string;
  assumeOrdinary?: boolean;
  /** How many days ahead to look for dates that change the answer. */
  horizonDays?: number;
  /** Keeps what is found out, for the next determination by the same engine. */
  memory?: Memory;
}

/**
 * The facts as they are on a day: what was stated only until an earlier one is unknown by then, and what a judgement
 * settled is as open as before it.
 */
export function factsOn(facts: StatedFacts, on: string): StatedFacts {
  const ended = endingOf(facts).filter(([, { origin }]) => origin.until! < on);
  if (ended.length === 0) return facts;
  const current: StatedFacts = { ...facts };
  for (const [name, { origin }] of ended) {
    if (origin.lapses === true) delete current[name];
    else current[name] = { value: null, origin: { ...origin, note: `Stated only until ${origin.until}.` } };
  }
  return current;
}

/** The facts that are stated only until a day. */
export const endingOf = once((facts: StatedFacts) => Object.entries(facts).filter(([, { origin }]) => origin.until !== undefined));

/** The question of a view under the options of a determination. */
export function questionOf({ on, knownOn }: Pick<DetermineOptions, 'on' | 'knownOn'>, view: Question['view']): Question {
  return { on, view, ...(knownOn === undefined ? {} : { knownOn }) };
}

/** The bare values of stated facts, as the engine takes them. */
export function valuesOf(facts: Readonly<Record<string, StatedFact>>): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
}
