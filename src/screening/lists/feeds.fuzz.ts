import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ListEntry } from '../entry.ts';
import { countryReader } from './countries.ts';
import type { FeedContext, FeedFile } from './feed.ts';
import { readers } from './readers.ts';
import { feedContext, readSources, type Sources } from './sources.ts';

const project = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, project), 'utf8');

/** A made-up file in a published format. */
export function fixture(name: string): string {
  return read(`src/screening/lists/fixtures/${name}`);
}

/** The sources that the project ships. */
export const shippedSources: Sources = readSources(read('lists/sources.yaml'), 'lists/sources.yaml');

/** Countries as the project reads them in lists. */
export const shippedCountries: FeedContext['countryCode'] = countryReader(
  Object.fromEntries(Object.entries(parse(read('law/tables/countries.yaml')).countries as Record<string, string | { name: string }>)
    .map(([code, value]) => [code, typeof value === 'string' ? value : value.name])),
  parse(read('lists/country-names.yaml')).names,
);

/** A file in memory, given in pieces so small that every cut is tried. */
export function fileOf(name: string, text: string | Uint8Array, pieceBytes = 11): FeedFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return {
    name,
    async *open() {
      for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.slice(from, from + pieceBytes);
    },
  };
}

/** Every entry of a feed in memory, and what its header said. */
export async function readFeed(
  feed: string, format: string, ...files: FeedFile[]
): Promise<{ entries: ListEntry[]; header: FeedContext['header'] }> {
  const context = feedContext(shippedSources, shippedSources.feeds.get(feed)!, shippedCountries);
  const entries: ListEntry[] = [];
  for await (const entry of readers[format]!(files, context)) entries.push(entry);
  return { entries, header: context.header };
}
