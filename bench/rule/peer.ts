import type { Facts } from './facts.ts';

/** What an engine says of facts with gaps. */
export interface Answer {
  answer: boolean | undefined;
  /** The facts it names as missing; undefined where it names none at all. */
  missing?: string[];
  /** How it says so, where that is neither an answer nor an unknown: an error, a thrown exception. */
  how?: string;
}

/** The rule of the bench, in the words of one engine. */
export interface Peer {
  name: string;
  /** The npm package it comes from; undefined for what stands in the bench itself. */
  package?: string;
  /** Does a caller have to wait for it? */
  waits?: true;
  /** Whether a licence is needed, on complete facts. */
  decide(facts: Required<Facts>): boolean | Promise<boolean>;
  /** The same on facts with gaps. */
  ask(facts: Facts): Answer | Promise<Answer>;
}

/** What the first line of an error says; the lines below it may quote the whole rule. */
export function complaint(error: unknown, names: readonly string[]): Answer {
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const named = names.filter((name) => message.includes(name));
  return { answer: undefined, how: 'error', ...(named.length > 0 ? { missing: named } : {}) };
}

export const factNames = ['totalProcessingPerformance', 'performanceDensity', 'destination', 'headquarters'] as const;
