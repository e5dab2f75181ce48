import type { FactValue, StatedFact } from '../engine/fact.ts';

export interface DetermineOptions {
  on: string;
  knownOn?: string;
  assumeOrdinary?: boolean;
  /** How many days ahead to look for dates that change the answer. */
  horizonDays?: number;
}

/** The bare values of stated facts, as the engine takes them. */
export function valuesOf(facts: Readonly<Record<string, StatedFact>>): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
}
