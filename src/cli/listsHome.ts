import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import type { FeedContext } from '../screening/lists/feed.ts';
import { countryReader, type FeedSource, readSources, type Sources } from '../screening/lists/sources.ts';
import { readStarter, type Starter } from '../screening/lists/starter.ts';
import { attempt } from './inputFile.ts';
import { projectRoot } from './lawFiles.ts';

/** How feeds are fetched, as the file of sources says. */
export interface FetchRules {
  attempts: number;
  firstWaitMilliseconds: number;
  timeoutSeconds: number;
  /** After how many days a list that was not looked at again is called old. */
  staleDays: number;
}

/** What every command on lists works with. */
export interface ListsBench {
  sources: Sources;
  sourcesFile: string;
  fetchRules: FetchRules;
  countryCode: FeedContext['countryCode'];
}

/** Where lists are kept: outside the project, because they outlive an installation. */
export function listsFolder(): string {
  const { PORTOLAN_LISTS, XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (PORTOLAN_LISTS) return PORTOLAN_LISTS;
  return join(XDG_DATA_HOME || LOCALAPPDATA || join(homedir(), '.local', 'share'), 'portolan', 'lists');
}

/** Reads what is said of lists, feeds and countries. Throws {@link InputError} where the file of sources is not in its form. */
export function openListsBench(sourcesFile = join(projectRoot, 'lists', 'sources.yaml')): ListsBench {
  const text = attempt(sourcesFile, () => readFileSync(sourcesFile, 'utf8'));
  const sources = readSources(text, sourcesFile);
  const fetching = (parse(text) as { fetch?: Partial<FetchRules> }).fetch ?? {};
  return {
    sources, sourcesFile, countryCode: openCountries(),
    fetchRules: { attempts: 4, firstWaitMilliseconds: 1000, timeoutSeconds: 300, staleDays: 7, ...fetching },
  };
}

/** Countries as the project reads them in lists: by code, by the name in the law's table, or by another known name. */
export function openCountries(): FeedContext['countryCode'] {
  const read = (path: string): unknown => parse(readFileSync(join(projectRoot, path), 'utf8'));
  const table = (read('law/tables/countries.yaml') as { countries: Record<string, string | { name: string }> }).countries;
  const names = Object.fromEntries(Object.entries(table).map(([code, value]) => [code, typeof value === 'string' ? value : value.name]));
  return countryReader(names, (read('lists/country-names.yaml') as { names: Record<string, string[]> }).names);
}

/** The list that ships with the project. */
export function openStarter(countryCode: FeedContext['countryCode']): Starter {
  const path = 'lists/starter.yaml';
  return readStarter(readFileSync(join(projectRoot, path), 'utf8'), path, countryCode);
}

/** A feed by its name. Throws {@link InputError} with the names there are. */
export function feedNamed({ sources, sourcesFile }: ListsBench, id: string): FeedSource {
  const feed = sources.feeds.get(id);
  if (feed !== undefined) return feed;
  throw new InputError([{
    file: 'command line', line: 1, column: 1, message: `There is no feed '${id}'.`,
    hint: `Feeds of ${sourcesFile}: ${[...sources.feeds.keys()].join(', ')}.`,
  }]);
}
