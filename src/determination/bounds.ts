import type { FactValue } from '../engine/fact.ts';

/** The least and the most a number can be. */
export type Bounds = readonly [low: number, high: number];

export const nothing: Bounds = [0, 0];
const unbounded: Bounds = [0, Infinity];

/** The bounds of a stated number that cannot be below zero; of what is unknown, all there are. */
export function boundsOf(value: FactValue): Bounds {
  if (typeof value === 'number') return [value, value];
  if (value === null || typeof value !== 'object') return unbounded;
  return [value.min ?? 0, value.max ?? Infinity];
}

/** Bounds as a fact: one number, an interval, or `null` where nothing is known. */
export function shown([low, high]: Bounds): FactValue {
  if (low === high) return low;
  if (high === Infinity) return low <= 0 ? null : { min: low };
  return { min: low, max: high };
}

export function add(left: Bounds, right: Bounds): Bounds {
  return [left[0] + right[0], left[1] + right[1]];
}

/** What is left of one after the other: never less than nothing. */
export function less(left: Bounds, right: Bounds): Bounds {
  return [Math.max(0, left[0] - right[1]), Math.max(0, left[1] - right[0])];
}

/** The bounds that hold both. */
export function hull(left: Bounds, right: Bounds): Bounds {
  return [Math.min(left[0], right[0]), Math.max(left[1], right[1])];
}
