import type { Stance, Workflow } from './workflow.ts';

/** Something somebody did in a case. `with` holds what came with it: receipt and dossier by digest, reasons, advice. */
export interface WorkflowEvent {
  event: string;
  /** When, as an ISO instant in UTC. */
  at: string;
  person: string;
  role: string;
  /** Of an adviser: the agency for which it speaks. */
  agency?: string;
  with: Readonly<Record<string, string>>;
}

/** What an agency said last of the file as it stands. */
export interface Opinion {
  agency: string;
  advice: string;
  at: string;
  person: string;
  with: Readonly<Record<string, string>>;
}

export interface Proposal {
  outcome: string;
  at: string;
  person: string;
  with: Readonly<Record<string, string>>;
}

/** A file as it was sealed: nothing of it changes afterwards. */
export interface Seal {
  at: string;
  person: string;
  with: Readonly<Record<string, string>>;
}

/** A case as its events have made it. Nothing in it is changed; every event makes another. */
export interface Case {
  state: string;
  /** Every state it was in, with the instant it was entered. */
  spans: readonly { state: string; from: string }[];
  /** The state that `back` leads to. */
  cameFrom: string | null;
  seals: readonly Seal[];
  opinions: Readonly<Record<string, Opinion>>;
  proposal: Proposal | null;
  /** What persons declared last: their interest, or `none`. */
  interests: Readonly<Record<string, string>>;
  /** Who did what, for rules on the second person. */
  authors: Readonly<Record<string, readonly string[]>>;
  last: string | null;
}

/** How somebody says that there is no interest to declare. */
export const noInterest = 'none';

/** A case before anything happened. Throws where the workflow has no initial state, which its reader refuses. */
export function newCase({ states }: Workflow, at: string): Case {
  const initial = states.find((state) => state.initial);
  if (initial === undefined) throw new Error('The workflow has no initial state.');
  return {
    state: initial.id, spans: [{ state: initial.id, from: at }], cameFrom: null, seals: [], opinions: {}, proposal: null,
    interests: {}, authors: {}, last: null,
  };
}

/** How the agencies' advice stands as a whole. */
export interface AdviceStanding {
  given: Opinion[];
  /** Agencies that have said nothing. */
  silent: string[];
  /** Some are for it and some against. */
  conflicting: boolean;
}

/** Sums up what the agencies said. */
export function adviceOf({ agencies, advice }: Workflow, { opinions }: Case): AdviceStanding {
  const given = agencies.flatMap(({ id }) => opinions[id] ?? []);
  const stances = new Set(given.map((opinion) => advice.find(({ id }) => id === opinion.advice)?.stance));
  const both: Stance[] = ['for', 'against'];
  return {
    given, silent: agencies.filter(({ id }) => opinions[id] === undefined).map(({ id }) => id),
    conflicting: both.every((stance) => stances.has(stance)),
  };
}
