import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import type { FeedContext } from '../screening/lists/feed.ts';
import { type FeedSource, readSources, type Sources } from '../screening/lists/sources.ts';
import { attempt } from './inputFile.ts';
import { openCountries, usualSources } from './listsHome.ts';

/** How feeds are fetched, as the file of sources says. */
export interface FetchRules {
  attempts: number;
  firstWaitMilliseconds: number;
  timeoutSeconds: number;
}

/** What taking lists in works with. */
export interface ListsBench {
  sources: Sources;
  sourcesFile: string;
  fetchRules: FetchRules;
  countryCode: FeedContext['countryCode'];
}

/** Reads what is said of lists, feeds and countries. Throws {@link InputError} where the file of sources is not in its form. */
export function openListsBench(sourcesFile = usualSources): ListsBench {
  const text = attempt(sourcesFile, () => readFileSync(sourcesFile, 'utf8'));
  const sources = readSources(text, sourcesFile);
  const fetching = (parse(text) as { fetch?: Partial<FetchRules> }).fetch ?? {};
  return {
    sources, sourcesFile, countryCode: openCountries(),
    fetchRules: { attempts: 4, firstWaitMilliseconds: 1000, timeoutSeconds: 300, ...fetching },
  };
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
