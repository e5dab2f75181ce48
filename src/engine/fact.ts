/** A number known only within bounds. A missing bound is open; `…Exclusive` leaves the bound itself out. */
export interface Interval {
  min?: number;
  max?: number;
  minExclusive?: boolean;
  maxExclusive?: boolean;
}

/**
 * What somebody says about a fact. `null` is a stated "not known"; an omitted fact was never spoken of.
 * Dates are ISO strings, countries ISO 3166-1 alpha-2 codes, numbers in the unit the vocabulary gives.
 */
export type FactValue = boolean | number | string | null | Interval;

/** Where a stated fact came from. Every answer can show it. */
export interface Origin {
  kind: 'file' | 'catalog' | 'assumed' | 'derived' | 'stated';
  file?: string;
  line?: number;
  column?: number;
  /** The catalog entry, for facts taken from the catalog. */
  entry?: string;
  source?: string;
  grade?: string;
  note?: string;
  /** Diligence or a judgement that somebody recorded: who, when, on what. An answer that rests on it says so. */
  recorded?: string;
  /** The last day of which it is stated: after it, nobody knows. */
  until?: string;
  /** After that day it is as if nobody had spoken. */
  lapses?: true;
}

export interface StatedFact {
  value: FactValue;
  origin: Origin;
}

/** The facts of one question, by their vocabulary names (or declared aliases). */
export type Facts = Readonly<Record<string, FactValue>>;
