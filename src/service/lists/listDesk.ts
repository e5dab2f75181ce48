import type { FeedVersion } from '../../screening/lists/version.ts';

/** A version of a list with its entries, packed with gzip as they are kept. */
export interface PackedVersion {
  about: FeedVersion;
  entries: Uint8Array;
}

/** Files that somebody offers as a newer version of a feed; the first is the main one. */
export interface ListOffer {
  feed: string;
  files: readonly { name: string; bytes: Uint8Array }[];
  published?: string | undefined;
}

/**
 * The screening lists with which a process compares: its own copy of what the store holds. `portolan lists` on the same machine
 * writes into it too.
 */
export interface ListDesk {
  /** What is in force here, by feed, and when somebody looked last for a newer one. */
  inForce(): Map<string, { version: string; checked: string }>;
  /** A version that is kept here. Throws `InputError` where it was damaged. */
  read(feed: string, version: string): PackedVersion;
  /** Keeps a version, and compares with it from now on. */
  hold(packed: PackedVersion, checked: string): void;
  /** Reads what is offered to its end, and says what speaks against it. Throws `InputError` where it cannot be read. */
  readOffer(offer: ListOffer, before: FeedVersion | undefined): Promise<PackedVersion & { reasons: string[] }>;
  /** What speaks against a version as the next one. */
  judge(about: FeedVersion, before: FeedVersion): string[];
}
