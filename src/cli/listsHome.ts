import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { latest } from '../corpus/latest.ts';
import { countryReader } from '../screening/lists/countries.ts';
import type { FeedContext } from '../screening/lists/feed.ts';
import { readStarter, type Starter } from '../screening/lists/starter.ts';
import { cached } from './cache.ts';
import { sha256 } from './corpusCache.ts';
import { attempt } from './inputFile.ts';
import { projectRoot } from './lawFiles.ts';

/** What a screening must know of the lists beside their entries. Plain JSON. */
export interface ListsOutline {
  /** What each list is called. */
  titles: Record<string, string>;
  /** The feeds, the first before the others where their data is of one day. */
  feeds: string[];
  /** After how many days a list that was not looked at again is called old. */
  staleDays: number;
}

/** Where a file of the project stands that says what lists there are. */
export const usualSources = join(projectRoot, 'lists', 'sources.yaml');
const usualStaleDays = 7;
const countryFiles = ['law/tables/countries.yaml', 'lists/country-names.yaml'] as const;

const [lastOutline, lastStarter] = [latest<ListsOutline>(), latest<Starter>()];

/** Where lists are kept: outside the project, because they outlive an installation. */
export function listsFolder(): string {
  const { PORTOLAN_LISTS, XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (PORTOLAN_LISTS) return PORTOLAN_LISTS;
  return join(XDG_DATA_HOME || LOCALAPPDATA || join(homedir(), '.local', 'share'), 'portolan', 'lists');
}

/** What the file of sources says of lists and feeds, kept between runs: most commands need no more of it. */
export function openOutline(file = usualSources): ListsOutline {
  const text = attempt(file, () => readFileSync(file, 'utf8'));
  const key = `lists-${sha256(text).slice(0, 24)}`;
  return lastOutline(key, () => cached(key, () => readOutline(text)));
}

function readOutline(text: string): ListsOutline {
  const { lists = {}, feeds = {}, fetch = {} } = parse(text) as {
    lists?: Record<string, { title?: string }>; feeds?: Record<string, unknown>; fetch?: { staleDays?: number };
  };
  const titles = Object.fromEntries(Object.entries(lists).map(([list, { title = list }]) => [list, title]));
  return { titles, feeds: Object.keys(feeds), staleDays: fetch.staleDays ?? usualStaleDays };
}

/** Countries as the project reads them in lists: by code, by the name in the law's table, or by another known name. */
export function openCountries(): FeedContext['countryCode'] {
  const { names, others } = countryNames();
  return countryReader(names, others);
}

/** How publishers write countries: the names of the law's table by code, and others beside them. */
export function countryNames(): { names: Readonly<Record<string, string>>; others: Readonly<Record<string, readonly string[]>> } {
  const [table, others] = countryFiles.map((path) => parse(readProject(path)) as Record<string, unknown>);
  const countries = Object.entries(table!.countries as Record<string, string | { name: string }>);
  const names = Object.fromEntries(countries.map(([code, value]) => [code, typeof value === 'string' ? value : value.name]));
  return { names, others: others!.names as Record<string, string[]> };
}

/** The list that ships with the project, kept between runs as it was read. */
export function openStarter(): Starter {
  const path = 'lists/starter.yaml';
  const text = readProject(path);
  const key = `starter-${sha256([text, ...countryFiles.map(readProject)].join('\n')).slice(0, 24)}`;
  return lastStarter(key, () => cached(key, () => readStarter(text, path, openCountries())));
}

function readProject(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}
