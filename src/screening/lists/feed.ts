import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../../corpus/diagnostic.ts';
import type { ListEntry } from '../entry.ts';

/** One file of a feed. Every opening gives it from its beginning, so that a reader may go through it twice. */
export interface FeedFile {
  name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** What a reader finds out about the whole of a feed while it reads. */
export interface FeedHeader {
  /** The day on which the publisher made the file (ISO), where the file says so. */
  published?: string;
  /** How many records the publisher says there are. */
  declaredCount?: number;
}

/** How a publisher's words are to be read; comes from data files, so that no list and no place is named in the program. */
export interface FeedContext {
  /** The list of ours that the publisher calls so: by its name, or by the programs of an entry. */
  listOf(name: string | undefined, programmes: readonly string[]): string | undefined;
  /** ISO 3166 alpha-2 of a country as publishers write it. */
  countryCode(words: string): string | undefined;
  /** The numbers of footnotes that the words of a licence requirement carry, on that list. */
  footnotesIn(list: string, words: string): string[];
  header: FeedHeader;
}

/**
 * Reads a feed, entry by entry. Throws {@link InputError} with file and line where the feed is not in its format or ends
 * before its end.
 */
export type FeedReader = (files: readonly FeedFile[], context: FeedContext) => AsyncGenerator<ListEntry>;

/** A feed that cannot be read, with the place where that shows. */
export function feedFault(file: string, line: number, message: string, field?: string): InputError {
  return new InputError([{
    file, line, column: 1, message, ...(field === undefined ? {} : { field }),
    hint: 'Fetch it again; if it stays so, its publisher may have changed the format.',
  }]);
}

/** The one file of a feed that has only one. */
export function onlyFile(files: readonly FeedFile[]): FeedFile {
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return file;
  throw feedFault(files[0]?.name ?? 'feed', 1, `This format is one file; here are ${files.length}.`);
}

/** A stable short name for an entry whose publisher gives it none, made from what says who it is. */
export function madeId(...parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.map((part) => part.trim().replace(/\s+/g, ' ')).join('\n')))).slice(0, 12);
}

/**
 * The id of an entry to which its publisher gives none: made from its list, name and first notice, so that it is the same in
 * every format in which the list is published and stays when addresses, countries and later notices are added.
 */
export function madeEntryId(list: string, name: string, notices: readonly string[]): string {
  const notice = /\d+ FR \d+/.exec(notices[0] ?? '')?.[0] ?? '';
  return madeId(list, name.toLowerCase(), notice);
}

/** Makes ids unique by counting on: what a publisher gives twice is two entries. */
export class UniqueIds {
  private readonly counts = new Map<string, number>();

  /** The id as it is the first time, then with `-2`, `-3` … */
  next(list: string, id: string): string {
    const key = `${list} ${id}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count === 1 ? id : `${id}-${count}`;
  }
}
