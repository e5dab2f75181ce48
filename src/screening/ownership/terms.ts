import { whole } from './share.ts';

/** How a rule adds ownership up: the law's parameters, in the solver's units. */
export interface Terms {
  /** The least sum that catches a company: half of it, or one unit more where the rule says "more than half". */
  line: number;
  /** Whether shares of several owners that count are added, or each is held against the line by itself. */
  adds: 'together' | 'singly';
  /** What a caught company hands on: the whole of its stakes, or a part as large as the part of it that counts. */
  passes: 'whole' | 'multiplied';
}

/** What is known of who counts as an owner by itself, entity by entity. */
export interface Seeds {
  sure: Uint8Array;
  possible: Uint8Array;
}

/** The answer for every entity, at the least and at the most. */
export interface Solution {
  /** Where 1, the entity counts: by itself, or because owners that count reach the line in it. */
  sure: Uint8Array;
  possible: Uint8Array;
  /** What owners that count hold in an entity, at the least and at the most. */
  least(entity: number): number;
  most(entity: number): number;
}

/** Keeps a share within the whole. */
export function withinWhole(share: number): number {
  return Math.min(whole, Math.max(0, share));
}
