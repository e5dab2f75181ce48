import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { diffEntries } from '../screening/lists/diff.ts';
import { formatOf, readers } from '../screening/lists/readers.ts';
import type { FeedSource } from '../screening/lists/sources.ts';
import type { FeedVersion } from '../screening/lists/version.ts';
import { feedNamed, type ListsBench, openListsBench } from './listsBench.ts';
import { fetchFeed } from './listsFetch.ts';
import { statusOf } from './listsStatus.ts';
import { inForce, keptFeeds, keptVersions, logEvent, putInForce, readEntries, versionInForce } from './listsStore.ts';
import { beginningOf, type Outcome, takeFeed } from './listsTake.ts';
import { diffJson, diffText, outcomeText, statusText } from './listsText.ts';
import { dateFor, today } from './question.ts';
import { pageFor } from './render/layout.ts';

type Format = 'text' | 'json';

const formatOption = (): Option => new Option('--format <format>', 'how to write the answer').choices(['text', 'json']).default('text');
const sourcesOption = ['--sources <file>', 'lists, feeds and their addresses (default: lists/sources.yaml of the project)'] as const;

/** `portolan lists …`: which screening lists are held, and how they come here. */
export function addListsCommands(program: Command): void {
  const lists = program.command('lists').description('The screening lists that are held: fetch, import, look, compare.');
  lists.command('update').description('Fetch the lists from their publishers, as far as they changed.')
    .argument('[feed...]', 'feeds to fetch (default: all that the file of sources marks so)')
    .option(...sourcesOption)
    .option('--force', 'take what is offered although something speaks against it')
    .action(update);
  lists.command('import').description('Take in a list from files, in any of the published formats.')
    .argument('<file...>', 'the file, or the files of one family; may be packed with gzip')
    .option(...sourcesOption)
    .option('--feed <name>', 'which feed it is, where the file does not show it')
    .addOption(new Option('--reader <name>', 'which format it is in, where the file does not show it').choices(Object.keys(readers)))
    .option('--published <date>', 'the day of the data, where the file does not say it', dateFor('--published'))
    .option('--force', 'take it although something speaks against it')
    .action(importFiles);
  lists.command('status').description('Which lists are held, of which day, and what was refused.')
    .option(...sourcesOption)
    .option('--versions', 'name every version that is kept')
    .addOption(formatOption())
    .action(status);
  lists.command('diff').description('What changed from one version to another.')
    .argument('<from>', 'a version, the beginning of one, or a feed (then: the version before the last)')
    .argument('[to]', 'a version (default: the one in force)')
    .option('--list <list>', 'only this list')
    .option('--all', 'shorten nothing')
    .addOption(formatOption())
    .action(diff);
  lists.command('use').description('Put another kept version in force.')
    .argument('<version>', 'a version, or the beginning of one')
    .action(use);
}

async function update(names: string[], options: { sources?: string; force?: boolean }): Promise<void> {
  const bench = openListsBench(options.sources);
  const marked = [...bench.sources.feeds.values()].filter((feed) => feed.update);
  const feeds = names.length > 0 ? names.map((name) => feedNamed(bench, name)) : marked;
  for (const feed of feeds) {
    const outcome = await updateFeed(bench, feed, options.force === true);
    say(feed, outcome);
  }
}

async function updateFeed(bench: ListsBench, feed: FeedSource, force: boolean): Promise<Outcome> {
  const before = versionInForce(feed.id);
  const fetched = await fetchFeed(feed, before, bench.fetchRules);
  if (fetched.kind === 'failed') {
    logEvent(feed.id, { what: 'failed', reason: fetched.reason });
    return { kind: 'refused', reasons: [fetched.reason], judged: false, before };
  }
  if (fetched.kind === 'not-modified') {
    putInForce(feed.id, { version: before!.id, checked: new Date().toISOString() });
    return { kind: 'unchanged', version: before! };
  }
  try {
    const { files, published } = fetched;
    const day = published === undefined ? {} : { fallbackDay: published };
    return await takeFeed(bench, { feed, format: feed.format, files, force, ...day });
  } finally {
    fetched.done();
  }
}

interface ImportOptions {
  sources?: string;
  feed?: string;
  reader?: string;
  published?: string;
  force?: boolean;
}

async function importFiles(paths: string[], options: ImportOptions): Promise<void> {
  const bench = openListsBench(options.sources);
  const main = paths.find((path) => !/(^|[^a-z])(add|alt|comments)([^a-z]|$)/.test(basename(path).toLowerCase())) ?? paths[0]!;
  const format = options.reader ?? formatOf(beginningOf(main));
  if (format === undefined) {
    throw refusal(main, 'The file shows none of the published formats.', `Name one with --reader: ${Object.keys(readers).join(', ')}.`);
  }
  const feed = options.feed === undefined ? feedFor(bench, format, main) : feedNamed(bench, options.feed);
  const { published, force } = options;
  say(feed, await takeFeed(bench, {
    feed, format, files: paths.map((path) => ({ name: basename(path), path })), force: force === true,
    ...(published === undefined ? {} : { published }),
  }));
}

/** The feed that a file belongs to: by its format, and where several have the same, by the name of the file. */
function feedFor({ sources }: ListsBench, format: string, path: string): FeedSource {
  const inFormat = [...sources.feeds.values()].filter((feed) => feed.format === format || feed.alternatives.includes(format));
  const named = inFormat.filter((feed) => feed.fileNames === undefined || basename(path).toLowerCase().includes(feed.fileNames));
  const exact = named.filter((feed) => feed.format === format);
  const [found, ...others] = exact.length > 0 ? exact : named;
  if (found !== undefined && others.length === 0) return found;
  const names = (inFormat.length > 0 ? inFormat : [...sources.feeds.values()]).map(({ id }) => id).join(', ');
  throw refusal(path, `The file is in the format ${format}, and it does not show which feed it is.`, `Name it with --feed: ${names}.`);
}

/** Says what became of a feed; what was refused is said on standard error too loudly to be missed. */
function say(feed: FeedSource, outcome: Outcome): void {
  const text = outcomeText(feed, outcome, pageFor(process.stdout, process.env));
  if (outcome.kind !== 'refused') {
    process.stdout.write(text);
    return;
  }
  process.stderr.write(text);
  process.exitCode = 2;
}

function status(options: { sources?: string; versions?: boolean; format: Format }): void {
  const found = statusOf(openListsBench(options.sources), today(), options.versions === true);
  const page = pageFor(process.stdout, process.env);
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : statusText(found, page));
}

function diff(from: string, to: string | undefined, options: { list?: string; all?: boolean; format: Format }): void {
  const before = versionNamed(from, true);
  const after = to === undefined ? versionInForce(before.feed)! : versionNamed(to, false);
  const only = (version: FeedVersion): ReturnType<typeof readEntries> =>
    readEntries(version).filter(({ list }) => options.list === undefined || list === options.list);
  const found = diffEntries(only(before), only(after));
  process.stdout.write(options.format === 'json'
    ? diffJson(before, after, found)
    : diffText({ before, after, diff: found, all: options.all === true }, pageFor(process.stdout, process.env)));
}

function use(name: string): void {
  const version = versionNamed(name, false);
  const before = inForce(version.feed);
  putInForce(version.feed, { version: version.id, checked: before?.checked ?? version.taken });
  logEvent(version.feed, { what: 'used', version: version.id, before: before?.version });
  process.stdout.write(`${version.feed}: ${version.id} is in force.\n`);
}

/** A kept version by its name or the beginning of it; a feed's name stands for its version before the last. */
export function versionNamed(name: string, feedToo: boolean): FeedVersion {
  if (feedToo && keptFeeds().includes(name)) {
    const earlier = keptVersions(name).filter(({ id }) => id !== inForce(name)?.version);
    const last = earlier.at(-1);
    if (last !== undefined) return last;
    throw refusal(name, 'Only one version of this feed is kept.', 'There is nothing to compare it with yet.');
  }
  const found = keptFeeds().flatMap(keptVersions).filter(({ id, feed }) => id.startsWith(name) || `${feed}@${id}`.startsWith(name));
  if (found.length === 1) return found[0]!;
  const some = found.slice(0, 5).map(({ feed, id }) => `${feed}@${id}`).join(', ');
  throw found.length === 0
    ? refusal(name, 'No version is kept under this name.', '`portolan lists status --versions` names them.')
    : refusal(name, `Several versions begin so: ${some}.`, 'Write more of it, or put the feed before it as in the list.');
}

function refusal(field: string, message: string, hint: string): InputError {
  return new InputError([{ file: field, line: 1, column: 1, message, hint }]);
}
