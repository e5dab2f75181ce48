import type { Basis } from '../../screening/decisions/finding.ts';
import type { Decision } from '../../screening/decisions/ledger.ts';
import type { Subject } from '../../screening/entry.ts';

/** That a party may be the one an entry names, as it is kept: enough to decide on, and to see later whether anything changed. */
export interface FoundPair {
  /** From 0 to 1. */
  score: number;
  /** What the matcher makes of it, in a word. */
  verdict: string;
  /** Why, in plain words. */
  because: string;
  list: string;
  /** The name on the list. */
  name: string;
  basis: Basis;
}

/** A finding with the id of its subject and the entry, as `list/id`. */
export interface FoundParty extends FoundPair {
  subject: string;
  entry: string;
}

/** A table of parties, or a package whose parties are meant. */
export type PartySource = { kind: 'table'; name: string; bytes: Uint8Array } | { kind: 'package'; text: string };

/** A decision of a workspace as an analyst takes it into account. */
export interface DecidedPair extends Pick<Decision, 'at' | 'who' | 'entry' | 'verdict' | 'why' | 'expires' | 'basis' | 'needsSecond'> {
  confirmedBy?: string;
}

/** What an analyst does with parties. */
export interface PartyDesk {
  /** The parties that somebody sends. Throws `InputError` with the rows that cannot be read. */
  read(source: PartySource, signal?: AbortSignal): Promise<Subject[]>;
  /** Compares parties with every list held; `lists` stands for the versions that were compared with. */
  screen(subjects: readonly Subject[], signal?: AbortSignal): Promise<{ lists: string; findings: FoundParty[] }>;
}
